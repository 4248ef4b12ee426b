import Casework
import Files
import Procedure
import Records
import Regulations
import Values
import XML

/// The view of a record by itself (登记材料): what was recorded, by whom, how it changed, and the cases about it.
struct RecordView {
    private let file: RecordFile
    private let definition: DocumentDefinition
    private let parts: ViewParts
    private let office: String
    private let now: Timestamp

    /// A view of a record as it is at a time.
    init(
        _ file: RecordFile, as definition: DocumentDefinition, regulation: Regulation, office: String, now: Timestamp
    ) {
        self.file = file
        self.definition = definition
        self.office = office
        self.now = now
        parts = ViewParts(
            regulation: regulation, names: file.names,
            titles: file.customer.map { [$0.number: $0.name] } ?? [:])
    }

    /// The view, in the shape of `record.shape.xml`.
    func document() throws -> Document {
        let view = parts.begin(definition, office: office, now: now)
        let root = view.root
        try parts.record(file.record, of: file.form, into: root)
        if let customer = file.customer { parts.customer(customer, nil, into: root) }
        parts.recorded(file.record, into: root)
        var older: RecordVersion?
        for version in file.versions {
            try parts.version(
                "version", version, after: older, of: file.form,
                in: file.cases.first { $0.case.number == version.case }, unit: file.record.unit, into: root)
            older = version
        }
        try parts.attachments(file.attachments, versions: file.versions, into: root)
        for found in file.cases { try CasePart(found, parts).write(into: root) }
        parts.basis(of: view)
        return view
    }
}

extension ViewParts {
    /// A record with the fields that it has, and the clause that its form rests on.
    @discardableResult
    func record(_ record: RecordRow, of form: Form, _ element: String = "record", into parent: Node) throws -> Node {
        let node = parent.append(
            element,
            attributes: [
                "number": record.number, "title": form.title(of: record.values) ?? record.number,
                "version": "\(record.version)", "form": form.id, "form-label": form.label,
            ])
        if let field = form.field(in: .amount), case .money(let amount) = record.values[field.id] {
            node.append("amount", attributes: ["value": amount.plain, "words": amount.chineseCapitals])
        }
        fields(of: form, record.values, into: node)
        ground(form.ground, into: node)
        return node
    }

    /// Who recorded a record, when and where.
    func recorded(_ record: RecordRow, into parent: Node) {
        let node = parent.append("recorded", attributes: ["unit": names.unit(record.unit)])
        Moment(record.created).write(on: node)
        person("performer", record.person, unit: record.unit, into: node)
    }
}
