/// A running invocation (SCXML 6.4).
public struct Invocation: Sendable, Hashable {
    /// The state that invoked it.
    public let state: Int
    /// Its place among the invocations of the state.
    public let place: Int
    /// The identifier.
    public let id: String

    /// An invocation.
    public init(state: Int, place: Int, id: String) {
        self.state = state
        self.place = place
        self.id = id
    }
}

/// The whole state of a machine between two events: a value.
public struct Snapshot: Sendable {
    /// Who the session is.
    public var identity: Identity
    /// The active states; empty once the machine has finished.
    public internal(set) var configuration: StateSet
    /// What the history states recorded, by their number.
    public internal(set) var history: [Int: StateSet]
    /// The states that have been entered once, kept for late binding only.
    public internal(set) var enteredOnce: StateSet
    /// The running invocations, in the order they were started.
    public internal(set) var invocations: [Invocation]
    /// How many identifiers were generated.
    public internal(set) var generatedIDs: Int
    /// The top-level final state in which the machine finished.
    public internal(set) var finalState: Int?
    /// The data.
    public var data: any DataModel

    /// A snapshot from its parts, as read from storage.
    public init(
        identity: Identity, configuration: StateSet, history: [Int: StateSet] = [:], enteredOnce: StateSet = StateSet(),
        invocations: [Invocation] = [], generatedIDs: Int = 0, finalState: Int? = nil, data: any DataModel
    ) {
        self.identity = identity
        self.configuration = configuration
        self.history = history
        self.enteredOnce = enteredOnce
        self.invocations = invocations
        self.generatedIDs = generatedIDs
        self.finalState = finalState
        self.data = data
    }

    /// Whether the machine has reached a top-level final state.
    public var isFinished: Bool { finalState != nil }
}
