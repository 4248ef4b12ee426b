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
        let id = file.chain.document ?? document(showing: .packet)
        let view = try PacketView(file, as: definition(id), regulation: edition, office: office, now: now)
        return try produce(view.document(), id, named: file.record.number, format, package: file.case.package)
    }

    /// A paper of a view, by the templates of a package.
    func produce(
        _ view: Document, _ id: String, named subject: String, _ format: PaperFormat, package: String
    ) throws -> Paper {
        let name = Self.name(id, subject, format)
        switch format {
        case .xml:
            return shown(name, XMLWriter.bytes(of: view.root, layout: .indented, declaration: true))
        case .html:
            let template = try template(id, package: package)
            return shown(name, try template.render(view: view.root))
        }
    }

    /// The name of the file of a paper.
    static func name(_ id: String, _ subject: String, _ format: PaperFormat) -> String {
        "\(id)-\(subject).\(format.rawValue)"
    }

    /// What the regulation calls the document that shows a view; the view's own name where there is none.
    func document(showing view: PaperView) -> String {
        regulation.document(showing: view.rawValue)?.id ?? view.rawValue
    }

    /// A paper in which what a terminal obeys, or what turns the direction of writing, is written out.
    private func shown(_ name: String, _ bytes: [UInt8]) -> Paper {
        Paper(name: name, bytes: Array(visibleLines(String(decoding: bytes, as: UTF8.self)).utf8))
    }

    /// The compiled template of a document, compiled once for each package.
    private func template(_ id: String, package: String) throws -> Template {
        let key = "\(package) \(id)"
        if let template = templates[key] { return template }
        let definition = try definition(id)
        let files = try files(package)
        let shape = try ViewShapes.shape(of: definition, in: files)
        var bytes: [String: [UInt8]] = [:]
        for path in files.paths { bytes[path] = try files.bytes(of: path) }
        let template = try TemplateLibrary(name: "Templates", files: bytes).template(definition.template, shape: shape)
        templates[key] = template
        return template
    }

    private func definition(_ id: String) throws -> DocumentDefinition {
        if let definition = regulation.document(id) { return definition }
        throw Refusal.unknownDocument(id)
    }
}

extension Refusal {
    fileprivate static func unknownDocument(_ id: String) -> Refusal {
        Refusal(
            "document.unknown", Message("管理办法没有文件 “\(id)”", "the regulation has no document “\(id)”"),
            access: .granted)
    }
}
