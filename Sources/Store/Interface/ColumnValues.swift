/// Values by the names of their columns, each name once; cheapest in the order of the declaration.
///
/// ```swift
/// try transaction.insert(into: "tasks", ["number": 12, "person": "p01", "due": nil])
/// ```
public struct ColumnValues: Sendable, ExpressibleByDictionaryLiteral {
    package private(set) var pairs: [(name: String, value: Value)]

    /// The values of a literal.
    public init(dictionaryLiteral elements: (String, Value)...) {
        pairs = elements.map { ($0.0, $0.1) }
    }

    /// No values yet.
    public init() { pairs = [] }

    /// Adds the value of a column that has none here yet.
    @usableFromInline
    mutating func append(_ name: String, _ value: Value) { pairs.append((name, value)) }

    /// The value of a column, `nil` when it has none here; null is one.
    public subscript(name: String) -> Value? {
        get { pairs.first { $0.name == name }?.value }
        set {
            let place = pairs.firstIndex { $0.name == name }
            switch (place, newValue) {
            case (let place?, let value?): pairs[place].value = value
            case (let place?, nil): pairs.remove(at: place)
            case (nil, let value?): pairs.append((name, value))
            case (nil, nil): break
            }
        }
    }
}
