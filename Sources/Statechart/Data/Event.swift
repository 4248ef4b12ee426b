/// An event (SCXML 3.12, 5.10.1).
public struct Event: Sendable, Hashable {
    /// Who raised an event (field `type`).
    public enum Kind: String, Sendable, CaseIterable {
        /// The processor itself, such as errors and completion of states.
        case platform
        /// `raise`, or `send` to `#_internal`.
        case `internal`
        /// Everything else.
        case external
    }

    /// The name, tokens separated by dots.
    public var name: String
    /// Who raised it.
    public var kind: Kind
    /// The identifier of the `send` that caused it, if one was given.
    public var sendID: String?
    /// Where an answer can be sent to.
    public var origin: String?
    /// The event processor that an answer takes.
    public var originType: String?
    /// The invocation that it came from.
    public var invokeID: String?
    /// What it carries.
    public var data: EventData

    /// An event from its fields; by default an external one without data.
    public init(
        _ name: String, kind: Kind = .external, data: EventData = .none, sendID: String? = nil, origin: String? = nil,
        originType: String? = nil, invokeID: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.sendID = sendID
        self.origin = origin
        self.originType = originType
        self.invokeID = invokeID
        self.data = data
    }

    /// An external event that carries named values.
    public init(_ name: String, named values: [NamedValue]) {
        self.init(name, data: values.isEmpty ? .none : .named(values))
    }
}
