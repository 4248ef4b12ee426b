import Regulations
import Statechart
import XML

/// The data that a chart sees of its subject: the record's fields, and for a contract those of its customer.
struct CaseData {
    let view: View
    /// The edition that the case runs by; the one in force unless it has its own.
    var edition: RegulationInForce?

    /// Values by the ids that charts declare: the form's name, and `customer`.
    func values(of record: RecordRow, form: Form) throws -> [String: Statechart.Value] {
        var values = [form.id: try value(of: record.values, form, computed(for: record))]
        if let number = record.customer, form.id != "customer", let customer = try view.record("customer", number) {
            let form = try edition?.form("customer") ?? view.form("customer")
            values["customer"] = try value(of: customer.values, form, computed(for: customer))
        }
        return values
    }

    /// What conditions see beside the fields.
    func computed(for record: RecordRow) throws -> [String: String] {
        try view.computed(unit: record.unit, customer: try record.customer.flatMap { try view.customer($0) })
    }

    private func value(
        of values: RecordValues, _ form: Form, _ computed: [String: String]
    ) throws -> Statechart.Value {
        let document = Document(root: "data")
        let element = values.element(of: form, number: nil, computed: computed, into: document.root)
        return .markup(element.children.map { XMLWriter.text(of: $0) }.joined())
    }
}

extension View {
    /// What conditions see beside the fields of a record: the unit that holds it and its kind, the tier of its customer
    /// and the tier whose management applies.
    func computed(unit: String, customer: CustomerRow?) throws -> [String: String] {
        var computed = [RecordNames.unit: unit]
        computed[RecordNames.unitKind] = try tree()[unit]?.kind
        computed[RecordNames.tier] = customer?.tier
        computed[RecordNames.managedAs] = customer?.managedAs
        return computed
    }
}
