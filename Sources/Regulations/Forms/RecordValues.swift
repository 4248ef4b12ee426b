public import XML

/// The values of a filled-in form, by field.
public struct RecordValues: Sendable, Equatable {
    private var values: [String: FieldValue]
    /// The fields that have a value which is not shown here.
    public private(set) var hidden: Set<String> = []

    /// Values by field; empty ones are left out.
    public init(_ values: [String: FieldValue] = [:]) { self.values = values.filter { !$0.value.isEmpty } }

    /// Plain texts by name, such as numbers that were allocated.
    public init(texts: [String: String]) { self.init(texts.mapValues { .text($0) }) }

    /// The value of a field, `nil` when it is empty.
    public subscript(field: String) -> FieldValue? {
        get { values[field] }
        set { values[field] = newValue.flatMap { $0.isEmpty ? nil : $0 } }
    }

    /// The values by field.
    public var byField: [String: FieldValue] { values }

    /// The canonical texts by field.
    public var texts: [String: String] { values.mapValues(\.text) }

    /// The canonical text of a field, `nil` when it is empty.
    public func text(_ field: String) -> String? { values[field]?.text }

    /// The values as those of a form's fields, as far as they are: what does not fit, and what the form does not have,
    /// stays as it is. See `FieldValue.typed(as:)`.
    public func typed(by form: Form) -> RecordValues {
        var typed = self
        for field in form.fields {
            guard let value = values[field.id] else { continue }
            typed.values[field.id] = value.typed(as: field.type)
        }
        return typed
    }

    /// The values without those of some fields, of which it is only known that they have one.
    public func hiding(_ fields: Set<String>) -> RecordValues {
        guard !fields.isEmpty else { return self }
        var rest = RecordValues(values.filter { !fields.contains($0.key) })
        rest.hidden = hidden.union(fields.filter { values[$0] != nil })
        return rest
    }

    /// The values of both, those of `changes` where both have one; an empty value removes.
    public func merging(_ changes: [String: FieldValue]) -> RecordValues {
        RecordValues(values.merging(changes) { _, new in new })
    }

    /// The fields that differ, in the order of the form.
    public func differences(from older: RecordValues, in form: Form) -> [Field] {
        form.fields.filter { self[$0.id] != older[$0.id] }
    }

    /// The record as XML for charts.
    public func element(of form: Form, number: String?, computed: [String: String] = [:], into parent: Node) -> Node {
        facts(of: form, number: number, computed: computed).append(to: parent)
    }
}
