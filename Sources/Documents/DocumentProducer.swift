public import Casework
import Diagnostics
import Files
import Procedure
public import Records
import Regulations
public import Store
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
    let desk: Desk
    private var kept: PaperPress?

    /// A producer for what a desk sees.
    public init(_ desk: Desk) { self.desk = desk }

    func press() throws -> PaperPress {
        if let kept { return kept }
        let press = PaperPress(
            desk.regulation, office: try desk.officeName(), now: desk.now, templates: desk.templates)
        kept = press
        return press
    }

    /// The packet of a contract or of any other record (送审材料, 办理材料), for its latest case: the paper that its
    /// chain names.
    ///
    /// - Parameter form: the form that the number belongs to; `nil` for whichever has it.
    /// - Throws: `Refusal` when there is none in sight, `Findings` of the template.
    public func packet(of number: String, form: String? = nil, as format: PaperFormat) throws -> Paper {
        let file = try caseFile(of: number, form: form)
        return try press().packet(file, by: desk.regulation(of: file.case), as: format)
    }

    /// The packet of a record together with its evidence, for whoever shall check it without the office.
    ///
    /// - Parameter seal: the file of the seal up to which everything is proved.
    /// - Throws: as `packet`, and what `Desk.evidence` throws; a refusal where the packet cannot be made from the
    ///   evidence alone.
    public func provenPacket(
        of number: String, form: String? = nil, as format: PaperFormat, upTo seal: String, in store: any OfficeStore
    ) throws -> (paper: Paper, evidence: PaperEvidence) {
        let file = try caseFile(of: number, form: form)
        let paper = try press().packet(file, by: desk.regulation(of: file.case), as: format)
        let evidence = try desk.evidence(
            of: .init(
                form: file.form.id, number: file.record.number, case: file.case.number, format: format.rawValue,
                time: desk.now, person: desk.actor.person.code),
            about: file, upTo: seal, by: [file.case.package, desk.current.package])
        do {
            let again = try PaperCheck(evidence, in: store).paper()
            guard again.bytes == paper.bytes else { throw EvidenceFault.different(line: 1) }
        } catch is EvidenceFault {
            throw Refusal.restsOnMore(number)
        }
        return (paper, evidence)
    }

    /// The latest case about a record, where its papers are the desk's to make.
    func caseFile(of number: String, form: String?) throws -> CaseFile {
        let form = try desk.form(form ?? desk.formOfCase(about: number))
        guard let file = try desk.caseFiles(of: form.id, number).last else {
            throw Refusal.noChain(form: form.label)
        }
        try desk.requirePapers(of: file.case)
        try desk.requireWhole([(file.record, file.form)])
        return file
    }

    /// The report of a visit (拜访报告).
    ///
    /// - Throws: `Refusal` when there is none in sight, `Findings` of the template.
    public func visitReport(of visit: String, as format: PaperFormat) throws -> Paper {
        try desk.require(.export)
        let file = try desk.visitFile(visit)
        try desk.requireWhole([(file.record, file.form)])
        let definition = try press().definition(showing: .visitReport, .record)
        guard definition.view == PaperView.visitReport.rawValue else {
            return try record(of: visit, form: file.form.id, definition, format)
        }
        return try visitReport(file, definition, format)
    }

    func visitReport(
        _ file: VisitFile, _ definition: DocumentDefinition, _ format: PaperFormat
    ) throws -> Paper {
        let view = VisitReportView(file, as: definition, regulation: desk.regulation, now: desk.now)
        return try produce(view.document(), definition, named: file.record.number, format)
    }

    /// A record by itself, whether it has a chain or none.
    func record(
        of number: String, form: String?, _ definition: DocumentDefinition, _ format: PaperFormat
    ) throws -> Paper {
        try desk.require(.export)
        let file = try desk.recordFile(of: form ?? desk.formOfCase(about: number), number)
        try desk.requireWhole([(file.record, file.form)] + file.cases.map { ($0.record, $0.form) })
        let view = RecordView(
            file, as: definition, regulation: desk.regulation, office: try desk.officeName(), now: desk.now)
        return try produce(view.document(), definition, named: number, format)
    }

    func produce(
        _ view: Document, _ definition: DocumentDefinition, named subject: String, _ format: PaperFormat
    ) throws -> Paper {
        try press().produce(view, definition, named: subject, format, package: desk.current.package)
    }

    /// The dossier of a customer (客户档案).
    ///
    /// - Throws: `Refusal` when there is none in sight, `Findings` of the template.
    public func dossier(of customer: String, as format: PaperFormat) throws -> Paper {
        try dossier(of: customer, press().definition(showing: .dossier), format)
    }

    func dossier(
        of customer: String, _ definition: DocumentDefinition, _ format: PaperFormat
    ) throws -> Paper {
        try desk.require(.export)
        let file = try desk.customerFile(customer)
        try desk.requireWhole(
            [(file.record, file.form)] + (file.contracts + file.matters).map { ($0.record, $0.form) }
                + file.entries.map { ($0.record, $0.form) })
        let view = DossierView(file, as: definition, regulation: desk.regulation, now: desk.now)
        return try produce(view.document(), definition, named: customer, format)
    }

    /// The name of the file of a customer's dossier.
    public func dossierName(of customer: String, as format: PaperFormat) throws -> String {
        PaperPress.name(try press().definition(showing: .dossier).id, customer, format)
    }
}

extension Refusal {
    fileprivate static func restsOnMore(_ number: String) -> Refusal {
        Refusal(
            "paper.rests-on-more",
            Message(
                "凭 \(number) 的事项、记录、客户和人员的事件做不出这份文件，不能单独证明",
                "the paper of \(number) does not follow from the events about its case, record, customer and people, "
                    + "and cannot be proved by them"),
            advice: Message(
                "用 docket verify 看数据表是否与事件相符", "docket verify tells whether the tables are what the events give"),
            access: .granted)
    }
}
