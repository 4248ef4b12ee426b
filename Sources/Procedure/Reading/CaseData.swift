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

    /// The data of records by the ids of their forms, with what charts see beside the fields.
    package init(_ parts: [(form: Form, values: RecordValues, computed: RecordSurroundings)]) {
        for part in parts { makers[part.form.id] = Self.maker(part.values, part.form, part.computed) }
    }

    private static func maker(
        _ values: RecordValues, _ form: Form, _ computed: RecordSurroundings
    ) -> @Sendable () -> Statechart.Value {
        {
            let document = Document(root: "data")
            let element = values.element(of: form, number: nil, computed: computed, into: document.root)
            return .markup(element.children.map { XMLWriter.text(of: $0) }.joined())
        }
    }
}
