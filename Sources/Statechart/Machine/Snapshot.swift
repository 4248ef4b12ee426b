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
    /// The active states; empty once the machine has finished.
    public internal(set) var configuration: StateSet
    /// What the history states recorded, by their number.
    public internal(set) var history: [Int: StateSet]
    private var box: DataBox
    private var rest: Rest

    /// The data behind a reference, which is quicker to hand on than the data; copied when it is shared and changes.
    private final class DataBox: @unchecked Sendable {
        var data: any DataModel

        init(_ data: any DataModel) { self.data = data }
    }

    /// What seldom changes, kept together so that a snapshot is quickly copied.
    private final class Rest: Sendable {
        let identity: Identity
        let enteredOnce: StateSet
        let invocations: [Invocation]
        let generatedIDs: Int
        let finalState: Int?

        init(
            _ identity: Identity, _ enteredOnce: StateSet, _ invocations: [Invocation], _ generatedIDs: Int,
            _ finalState: Int?
        ) {
            self.identity = identity
            self.enteredOnce = enteredOnce
            self.invocations = invocations
            self.generatedIDs = generatedIDs
            self.finalState = finalState
        }
    }

    /// A snapshot from its parts, as read from storage.
    public init(
        identity: Identity, configuration: StateSet, history: [Int: StateSet] = [:], enteredOnce: StateSet = StateSet(),
        invocations: [Invocation] = [], generatedIDs: Int = 0, finalState: Int? = nil, data: any DataModel
    ) {
        self.configuration = configuration
        self.history = history
        box = DataBox(data)
        rest = Rest(identity, enteredOnce, invocations, generatedIDs, finalState)
    }

    /// The data.
    public var data: any DataModel {
        get { box.data }
        _modify {
            if !isKnownUniquelyReferenced(&box) { box = DataBox(box.data) }
            yield &box.data
        }
    }

    /// Who the session is.
    public var identity: Identity {
        get { rest.identity }
        set { rest = Rest(newValue, rest.enteredOnce, rest.invocations, rest.generatedIDs, rest.finalState) }
    }

    /// The states that have been entered once, kept for late binding only.
    public internal(set) var enteredOnce: StateSet {
        get { rest.enteredOnce }
        set { rest = Rest(rest.identity, newValue, rest.invocations, rest.generatedIDs, rest.finalState) }
    }

    /// The running invocations, in the order they were started.
    public internal(set) var invocations: [Invocation] {
        get { rest.invocations }
        set { rest = Rest(rest.identity, rest.enteredOnce, newValue, rest.generatedIDs, rest.finalState) }
    }

    /// How many identifiers were generated.
    public internal(set) var generatedIDs: Int {
        get { rest.generatedIDs }
        set { rest = Rest(rest.identity, rest.enteredOnce, rest.invocations, newValue, rest.finalState) }
    }

    /// The top-level final state in which the machine finished.
    public internal(set) var finalState: Int? {
        get { rest.finalState }
        set { rest = Rest(rest.identity, rest.enteredOnce, rest.invocations, rest.generatedIDs, newValue) }
    }

    /// Whether the machine has reached a top-level final state.
    public var isFinished: Bool { finalState != nil }
}
