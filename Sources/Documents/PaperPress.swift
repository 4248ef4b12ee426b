import Diagnostics
import Files
import Regulations
import TAL
import Values
import XML

/// Makes papers of what is known: a view, and the view through its template. Whoever has the same gets the same bytes.
final class PaperPress {
    /// The edition in force, which says what papers there are.
    private let regulation: Regulation
    private let office: String
    private let now: Timestamp
    private let files: (String) throws -> MemoryPackage
    private var templates: [String: Template] = [:]

    /// - Parameter files: the files of the templates of a pinned package.
    init(
        _ regulation: Regulation, office: String, now: Timestamp,
        templates files: @escaping (String) throws -> MemoryPackage
    ) {
        self.regulation = regulation
        self.office = office
        self.now = now
        self.files = files
    }

    /// The packet of a case, by the edition that the case runs by.
    func packet(_ file: CaseFile, by edition: Regulation, as format: PaperFormat) throws -> Paper {
        let definition = try file.chain.document.map(definition) ?? definition(showing: .packet, .caseFile)
        return try packet(file, as: definition, by: edition, format)
    }

    /// A paper of a case, by the edition that the case runs by.
    func packet(
        _ file: CaseFile, as definition: DocumentDefinition, by edition: Regulation, _ format: PaperFormat
    ) throws -> Paper {
        let view = PacketView(file, as: definition, regulation: edition, office: office, now: now)
        return try produce(
            view.document(), definition, named: file.record.number, format, package: file.case.package)
    }

    /// A paper of a view, by the templates of a package.
    func produce(
        _ view: Document, _ definition: DocumentDefinition, named subject: String, _ format: PaperFormat,
        package: String
    ) throws -> Paper {
        let name = Self.name(definition.id, subject, format)
        switch format {
        case .xml:
            return shown(name, XMLWriter.bytes(of: view.root, layout: .indented, declaration: true))
        case .html:
            let template = try template(definition, package: package)
            return shown(name, try template.render(view: view.root))
        }
    }

    /// The name of the file of a paper.
    static func name(_ id: String, _ subject: String, _ format: PaperFormat) -> String {
        "\(id)-\(subject).\(format.rawValue)"
    }

    /// The first document that shows a view, else one that shows another, else the ready one of these.
    func definition(showing view: PaperView, _ other: PaperView? = nil) throws -> DocumentDefinition {
        if let definition = regulation.paper(showing: [view] + [other].compactMap { $0 }) { return definition }
        throw Refusal.unknownDocument(view.rawValue, known: regulation.paperNames)
    }

    /// The document with an id, or the ready one of this name.
    func definition(_ id: String) throws -> DocumentDefinition {
        try regulation.paper(named: id)
    }

    /// A paper in which what a terminal obeys, or what turns the direction of writing, is written out.
    private func shown(_ name: String, _ bytes: [UInt8]) -> Paper {
        Paper(name: name, bytes: Array(visibleLines(String(decoding: bytes, as: UTF8.self)).utf8))
    }

    /// The compiled template of a document, compiled once for each package.
    private func template(_ definition: DocumentDefinition, package: String) throws -> Template {
        let key = "\(package) \(definition.id)"
        if let template = templates[key] { return template }
        let files = try files(package)
        guard files.has(definition.template) else { throw Refusal.noTemplate(definition) }
        let shape = try ViewShapes.shape(of: definition, in: files)
        let template = try TemplateLibrary(files).template(definition.template, shape: shape)
        templates[key] = template
        return template
    }
}

extension Refusal {
    fileprivate static func noTemplate(_ definition: DocumentDefinition) -> Refusal {
        Refusal(
            "document.no-template",
            Message(
                "这一版管理办法没有带 “\(definition.label)” 的模板 \(definition.template)",
                "this edition of the regulation has no template \(definition.template) for “\(definition.id)”"),
            advice: Message(
                "版本开办时还没有现成模板；docket regulation adopt 采用新版本后，新的事项才有",
                "it was adopted before there were ready templates: adopt a newer edition for what begins after it"),
            access: .granted)
    }
}
