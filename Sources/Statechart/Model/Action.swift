public import Diagnostics

/// A text that is given, or the number of an expression that gives it when it is needed.
public enum TextSource: Sendable, Hashable {
    case literal(String)
    case expression(Int)
}

/// A condition (SCXML 5.9.1). What concerns the configuration alone is decided without the data model.
public enum Condition: Sendable, Hashable {
    /// `In()` of one state, by its identifier.
    case active(String)
    /// An expression of the data model.
    case expression(Int)
    /// One that cannot be evaluated: false, and an error each time (5.9.1).
    case invalid(Finding)
}

/// One branch of `if` (4.3); the `else` branch has no condition.
public struct Branch: Sendable, Hashable {
    let condition: Condition?
    let content: [Action]

    /// A branch.
    public init(_ condition: Condition?, _ content: [Action]) {
        self.condition = condition
        self.content = content
    }
}

/// A loop (4.6).
public struct ForEach: Sendable, Hashable {
    /// The expression of the collection.
    public let array: Int
    /// The variable for the item.
    public let item: String
    /// The variable for the index, if any.
    public let index: String?
    let content: [Action]

    /// A loop.
    public init(array: Int, item: String, index: String?, content: [Action]) {
        self.array = array
        self.item = item
        self.index = index
        self.content = content
    }
}

/// Where a named value comes from (5.7).
public struct Parameter: Sendable, Hashable {
    let name: String
    let value: Int

    /// A parameter: its name and the number of its expression or location.
    public init(_ name: String, _ value: Int) {
        self.name = name
        self.value = value
    }
}

/// Where the content of an event or an invocation comes from (5.6).
public enum ContentSource: Sendable, Hashable {
    case literal(Value)
    case expression(Int)
}

/// What an event or invocation is sent with: names of variables, parameters, content.
public struct Payload: Sendable, Hashable {
    let names: [Parameter]
    let parameters: [Parameter]
    let content: ContentSource?

    /// A payload; empty by default.
    public init(names: [Parameter] = [], parameters: [Parameter] = [], content: ContentSource? = nil) {
        self.names = names
        self.parameters = parameters
        self.content = content
    }
}

/// `send` (6.2).
public struct Send: Sendable, Hashable {
    let event: TextSource?
    let target: TextSource?
    let type: TextSource?
    let id: String?
    let idLocation: Int?
    let delay: TextSource?
    let payload: Payload
    let location: SourceLocation?

    /// A send from its attributes and children.
    public init(
        event: TextSource?, target: TextSource? = nil, type: TextSource? = nil, id: String? = nil,
        idLocation: Int? = nil, delay: TextSource? = nil, payload: Payload = Payload(),
        location: SourceLocation? = nil
    ) {
        self.event = event
        self.target = target
        self.type = type
        self.id = id
        self.idLocation = idLocation
        self.delay = delay
        self.payload = payload
        self.location = location
    }
}

/// Executable content (SCXML 4, 5.4, 6.2, 6.3).
public indirect enum Action: Sendable, Hashable {
    case raise(String)
    case choose([Branch])
    case forEach(ForEach)
    case log(label: String?, expression: Int?)
    case assign(Int)
    case send(Send)
    case cancel(TextSource)
    /// Content that this processor does not support: `error.execution` with the reason.
    case unsupported(Finding)
}
