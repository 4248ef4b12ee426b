public import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations
import TAL
import XML

/// What a paper comes out as.
public enum PaperFormat: String, Sendable, CaseIterable {
    /// The view through its template.
    case html
    /// The view itself.
    case xml
}

/// A paper that was produced.
public struct Paper: Sendable {
    /// A name for its file, such as `packet-GDYH-2026-0001.html`.
    public let name: String
    /// Its bytes; UTF-8 unless it was printed.
    public let bytes: [UInt8]

    /// A paper from its parts.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// Produces the papers of an office: one view, two renderings.
///
/// A case's papers use the templates that were pinned when the case began, however often they changed since.
public final class DocumentProducer {
    private let desk: Desk
    private var templates: [String: Template] = [:]

    /// A producer for what a desk sees.
    public init(_ desk: Desk) { self.desk = desk }

    /// The packet of a contract or of any other record (送审材料, 办理材料), for its latest case: the paper that its
    /// chain names.
    ///
    /// - Parameter form: the form that the number belongs to; `nil` for whichever has it.
    /// - Throws: `Refusal` when there is none in sight, `Findings` of the template.
    public func packet(of number: String, form: String? = nil, as format: PaperFormat) throws -> Paper {
        let form = try desk.form(form ?? desk.formOfCase(about: number))
        guard let file = try desk.caseFiles(of: form.id, number).last else {
            throw Refusal.noChain(form: form.label)
        }
        try desk.requirePapers(of: file.case)
        try desk.requireWhole([(file.record, file.form)])
        let id = file.chain.document ?? document(showing: .packet)
        let view = try PacketView(
            file, as: definition(id), regulation: desk.regulation(of: file.case), office: desk.officeName(),
            now: desk.now)
        return try produce(view.document(), id, named: number, format, package: file.case.package)
    }

    /// The report of a visit (拜访报告).
    ///
    /// - Throws: `Refusal` when there is none in sight, `Findings` of the template.
    public func visitReport(of visit: String, as format: PaperFormat) throws -> Paper {
        try desk.require(.export)
        let file = try desk.visitFile(visit)
        try desk.requireWhole([(file.record, file.form)])
        let id = document(showing: .visitReport)
        let view = VisitReportView(file, as: id, regulation: desk.regulation, now: desk.now)
        return try produce(view.document(), id, named: visit, format, package: desk.current.package)
    }

    /// The dossier of a customer (客户档案).
    ///
    /// - Throws: `Refusal` when there is none in sight, `Findings` of the template.
    public func dossier(of customer: String, as format: PaperFormat) throws -> Paper {
        try desk.require(.export)
        let file = try desk.customerFile(customer)
        try desk.requireWhole(
            [(file.record, file.form)] + (file.contracts + file.matters).map { ($0.record, $0.form) })
        let id = document(showing: .dossier)
        let view = DossierView(file, as: id, regulation: desk.regulation, now: desk.now)
        return try produce(view.document(), id, named: customer, format, package: desk.current.package)
    }

    /// The name of the file of a customer's dossier.
    public func dossierName(of customer: String, as format: PaperFormat) -> String {
        Self.name(document(showing: .dossier), customer, format)
    }

    private static func name(_ id: String, _ subject: String, _ format: PaperFormat) -> String {
        "\(id)-\(subject).\(format.rawValue)"
    }

    private func produce(
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

    /// A paper in which what a terminal obeys, or what turns the direction of writing, is written out.
    private func shown(_ name: String, _ bytes: [UInt8]) -> Paper {
        Paper(name: name, bytes: Array(visibleLines(String(decoding: bytes, as: UTF8.self)).utf8))
    }

    /// The compiled template of a document, compiled once for each package.
    private func template(_ id: String, package: String) throws -> Template {
        let key = "\(package) \(id)"
        if let template = templates[key] { return template }
        let definition = try definition(id)
        let files = try desk.templates(of: package)
        let shape = try ViewShapes.shape(of: definition, in: files)
        var bytes: [String: [UInt8]] = [:]
        for path in files.paths { bytes[path] = try files.bytes(of: path) }
        let template = try TemplateLibrary(name: "Templates", files: bytes).template(definition.template, shape: shape)
        templates[key] = template
        return template
    }

    /// What the regulation calls the document that shows a view; the view's own name where there is none.
    private func document(showing view: PaperView) -> String {
        desk.regulation.document(showing: view.rawValue)?.id ?? view.rawValue
    }

    private func definition(_ id: String) throws -> DocumentDefinition {
        if let definition = desk.regulation.document(id) { return definition }
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
