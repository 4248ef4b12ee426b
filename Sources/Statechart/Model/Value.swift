/// A value that leaves a data model: plain text, or nodes as XML text.
///
/// Values are text so that events, effects and snapshots stay plain data whatever the data model is made of.
public enum Value: Sendable, Hashable {
    /// A string.
    case text(String)
    /// Nodes, serialised one after the other, each with the namespaces it needs.
    case markup(String)
}

/// A name with its value, from `param` or `namelist` (SCXML 5.7, 6.2).
public struct NamedValue: Sendable, Hashable {
    /// The key.
    public let name: String
    /// The value.
    public let value: Value

    /// A pair.
    public init(_ name: String, _ value: Value) {
        self.name = name
        self.value = value
    }
}

/// What an event carries (SCXML 5.10.1, field `data`).
public enum EventData: Sendable, Hashable {
    /// Nothing.
    case none
    /// One value, from `content`.
    case content(Value)
    /// Named values, in the order given; a name may occur more than once.
    case named([NamedValue])
}
