import Records
import Regulations
import Statechart
import Store
import XML

/// The data that a chart sees of its subject: the record's fields, and for a contract those of its customer, by the ids
/// that charts declare. Each becomes XML only when something looks at it, as most steps look at none.
package struct CaseData: Sendable {
    private var makers: [String: @Sendable () -> Statechart.Value] = [:]

    /// What is there, in order.
    package var ids: [String] { makers.keys.sorted() }

    /// What makes the value of an id when it is looked at.
    package subscript(id: String) -> (@Sendable () -> Statechart.Value)? { makers[id] }

    /// The values as they are now.
    package var values: [String: Statechart.Value] { makers.mapValues { $0() } }

    /// The data of a record.
    ///
    /// - Parameter edition: the edition that the case runs by; the one in force unless it has its own.
    package init(of record: RecordRow, form: Form, in reader: OfficeReader, by edition: RegulationInForce? = nil) throws
    {
        makers[form.id] = Self.maker(record.values, form, try reader.records.computed(for: record))
        let accounts = (edition?.regulation ?? reader.regulation).accountFormID
        if let number = record.customer, form.id != accounts, let customer = try reader.records.record(accounts, number)
        {
            let form = try edition?.form(accounts) ?? reader.records.form(accounts)
            makers[accounts] = Self.maker(customer.values, form, try reader.records.computed(for: customer))
        }
    }

    private static func maker(
        _ values: RecordValues, _ form: Form, _ computed: [String: String]
    ) -> @Sendable () -> Statechart.Value {
        {
            let document = Document(root: "data")
            let element = values.element(of: form, number: nil, computed: computed, into: document.root)
            return .markup(element.children.map { XMLWriter.text(of: $0) }.joined())
        }
    }
}
