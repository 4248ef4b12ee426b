public import XML

/// The values of a filled-in form, by field.
///
/// What tells something about a natural person may be here, and is written down by its digest all the same; values that
/// differ in their digests alone are equal.
public struct RecordValues: Sendable, Equatable {
    private var values: [String: FieldValue]
    /// The digests by which values that are here are written down, by field.
    private var digests: [String: String] = [:]
    /// The fields that have a value which is not shown here.
    public private(set) var hidden: Set<String> = []

    /// Values by field; empty ones are left out.
    ///
    /// - Parameter digests: those by which some of them are written down, by field.
    public init(_ values: [String: FieldValue] = [:], writtenAs digests: [String: String] = [:]) {
        self.values = values.filter { !$0.value.isEmpty }
        self.digests = digests.filter { self.values[$0.key] != nil }
    }

    /// Plain texts by name, such as numbers that were allocated.
    public init(texts: [String: String]) { self.init(texts.mapValues { .text($0) }) }

    /// The value of a field, `nil` when it is empty.
    public subscript(field: String) -> FieldValue? {
        get { values[field] }
        set {
            values[field] = newValue.flatMap { $0.isEmpty ? nil : $0 }
            digests[field] = nil
        }
    }

    /// Whether both hold the same values.
    public static func == (one: RecordValues, other: RecordValues) -> Bool {
        one.values == other.values && one.hidden == other.hidden
    }

    /// The values as they are written down: digests in the place of those that have one.
    public var written: [String: FieldValue] {
        digests.isEmpty ? values : values.merging(digests.mapValues { .personal(digest: $0) }) { _, digest in digest }
    }

    /// The values with what digests stand for, as far as it is known; written down by their digests as before.
    ///
    /// - Parameter open: the value of a digest, `nil` where it was erased.
    public func opened(_ open: (_ digest: String) throws -> String?) rethrows -> RecordValues {
        guard values.contains(where: { $0.value.isWithheld }) else { return self }
        var opened = self
        for case (let field, .personal(let digest)) in values {
            guard let text = try open(digest) else { continue }
            opened.values[field] = .text(text)
            opened.digests[field] = digest
        }
        return opened
    }

    /// Whether the value of a field is written down as it is, and not by a digest.
    public func isWrittenInClear(_ field: String) -> Bool {
        values[field].map { !$0.isWithheld && digests[field] == nil } ?? false
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
        var rest = RecordValues(values.filter { !fields.contains($0.key) }, writtenAs: digests)
        rest.hidden = hidden.union(fields.filter { values[$0] != nil })
        return rest
    }

    /// The values of both, those of `changes` where both have one; an empty value removes.
    ///
    /// - Parameter digests: those by which some of the changes are written down, by field.
    public func merging(_ changes: [String: FieldValue], writtenAs digests: [String: String] = [:]) -> RecordValues {
        let kept = self.digests.filter { changes[$0.key] == nil }
        return RecordValues(
            values.merging(changes) { _, new in new }, writtenAs: kept.merging(digests) { _, new in new })
    }

    /// The fields that differ, in the order of the form.
    public func differences(from older: RecordValues, in form: Form) -> [Field] {
        form.fields.filter { self[$0.id] != older[$0.id] }
    }

    /// The record as XML for charts.
    public func element(
        of form: Form, number: String?, computed: RecordSurroundings = [:], into parent: Node
    ) -> Node {
        facts(of: form, number: number, computed: computed).append(to: parent)
    }
}
