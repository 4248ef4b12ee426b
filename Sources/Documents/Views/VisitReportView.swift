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
    private let definition: DocumentDefinition
    private let parts: ViewParts
    private let now: Timestamp

    /// A view of a visit as it is at a time.
    init(_ file: VisitFile, as definition: DocumentDefinition, regulation: Regulation, now: Timestamp) {
        self.file = file
        self.definition = definition
        self.now = now
        parts = ViewParts(
            regulation: regulation, names: file.names, titles: [file.customer.number: file.customer.name])
    }

    /// The view, in the shape of `visit-report.shape.xml`.
    func document() throws -> Document {
        let view = parts.begin(definition, office: file.officeName, now: now)
        let root = view.root
        try parts.visit(file.record, of: file.form, into: root)
        parts.customer(file.customer, file.customerRecord, into: root)
        parts.recorded(file.record, into: root)
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
