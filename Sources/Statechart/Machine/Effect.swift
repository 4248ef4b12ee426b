/// Where a sent event goes (SCXML 6.2, C.1).
public enum Target: Sendable, Hashable {
    /// The external queue of the sender.
    case own
    /// The session that invoked the sender: `#_parent`.
    case parent
    /// A session by its identifier: `#_scxml_ID`.
    case session(String)
    /// An invoked session: `#_INVOKEID`.
    case invocation(String)
    /// An address that a processor of the host understands.
    case external(String)
}

/// A sent event on its way.
public struct Dispatch: Sendable, Hashable {
    /// The event as the receiver gets it.
    public let event: Event
    /// Where it goes.
    public let target: Target
    /// The event processor.
    public let type: String

    /// A dispatch.
    public init(event: Event, target: Target, type: String) {
        self.event = event
        self.target = target
        self.type = type
    }
}

/// What starting an invocation takes (6.4).
public struct InvocationRequest: Sendable, Hashable {
    /// The identifier of the invocation.
    public let id: String
    /// The type as given, with the default filled in.
    public let type: String
    /// The address to load, if given.
    public let source: String?
    /// The content, if given.
    public let content: Value?
    /// The values for the top-level data of the invoked session.
    public let data: [NamedValue]
}

/// What a step asks of its host. A step does nothing by itself.
public enum Effect: Sendable, Hashable {
    /// Deliver an event now.
    case send(Dispatch)
    /// Deliver an event after a delay in milliseconds, unless it is cancelled or the session ends.
    case schedule(Dispatch, delay: Int)
    /// Forget the delayed events with that `send` identifier.
    case cancel(sendID: String)
    /// Start an invocation.
    case start(InvocationRequest)
    /// Stop an invocation and ignore what it sent.
    case stop(invokeID: String)
    /// Pass an external event on to an invocation.
    case forward(Event, invokeID: String)
    /// A line for the log.
    case log(label: String?, text: String)
}
