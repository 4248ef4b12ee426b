import Regulations
import Statechart
import Store
import XML

/// The data that a chart sees of its subject: the record's fields, and for a contract those of its customer, by the ids
/// that charts declare. Each becomes XML only when something looks at it, as most steps look at none.
struct CaseData: Sendable {
    private var makers: [String: @Sendable () -> Statechart.Value] = [:]

    /// What is there, in order.
    var ids: [String] { makers.keys.sorted() }

    /// What makes the value of an id when it is looked at.
    subscript(id: String) -> (@Sendable () -> Statechart.Value)? { makers[id] }

    /// The values as they are now.
    var values: [String: Statechart.Value] { makers.mapValues { $0() } }

    /// The data of a record.
    ///
    /// - Parameter edition: the edition that the case runs by; the one in force unless it has its own.
    init(of record: RecordRow, form: Form, in view: View, by edition: RegulationInForce? = nil) throws {
        makers[form.id] = Self.maker(record.values, form, try view.computed(for: record))
        if let number = record.customer, form.id != "customer", let customer = try view.record("customer", number) {
            let form = try edition?.form("customer") ?? view.form("customer")
            makers["customer"] = Self.maker(customer.values, form, try view.computed(for: customer))
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

extension View {
    /// What conditions see beside the fields of a record: the unit that holds it and its kind, the tier of its customer
    /// and the tier whose management applies.
    func computed(unit: String, tier: String?, managedAs: String?) throws -> [String: String] {
        var computed = [RecordNames.unit: unit]
        computed[RecordNames.unitKind] = try tree()[unit]?.kind
        computed[RecordNames.tier] = tier
        computed[RecordNames.managedAs] = managedAs
        return computed
    }

    /// What conditions see beside the fields of a record that is there.
    func computed(for record: RecordRow) throws -> [String: String] {
        let tiers = try record.customer.flatMap { number in
            try snapshot.rows(
                Query("customers", columns: ["tier", "managed"], where: [.equals("number", .text(number))])
            ).first
        }
        return try computed(
            unit: record.unit, tier: tiers?.optionalText("tier"), managedAs: tiers?.optionalText("managed"))
    }
}
