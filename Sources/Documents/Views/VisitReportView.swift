import Casework
import Files
import Procedure
import Records
import Regulations
import Values
import XML

/// The view of a visit's report (客户拜访报告): who met whom, when, what for, and what came of it.
struct VisitReportView {
    private let file: VisitFile
    private let id: String
    private let parts: ViewParts
    private let now: Timestamp

    /// A view of a visit as it is at a time, for the document of an id.
    init(_ file: VisitFile, as id: String, regulation: Regulation, now: Timestamp) {
        self.file = file
        self.id = id
        self.now = now
        parts = ViewParts(
            regulation: regulation, names: file.names, titles: [file.customer.number: file.customer.name])
    }

    /// The view, in the shape of `visit-report.shape.xml`.
    func document() throws -> Document {
        let view = parts.begin(PaperView.visitReport.rawValue, id, office: file.officeName, now: now)
        let root = view.root
        try parts.visit(file.record, of: file.form, into: root)
        parts.customer(file.customer, file.customerRecord, into: root)
        let recorded = root.append("recorded", attributes: ["unit": file.names.unit(file.record.unit)])
        Moment(file.record.created).write(on: recorded)
        parts.person("performer", file.record.person, unit: file.record.unit, into: recorded)
        try parts.attachments(file.attachments, versions: file.versions, into: root)
        parts.basis(of: view)
        return view
    }
}

extension ViewParts {
    /// A visit with all its fields.
    func visit(_ record: RecordRow, of form: Form, into parent: Node) throws {
        let node = parent.append("visit", attributes: ["number": record.number, "version": "\(record.version)"])
        fields(of: form, record.values, into: node)
    }
}
