public import Diagnostics

/// What a state is (SCXML 3.2–3.10).
public enum StateKind: String, Sendable, CaseIterable {
    /// The document itself, above all states.
    case root = "scxml"
    case state
    case parallel
    case final
    case shallowHistory
    case deepHistory

    /// Whether the state is a history pseudo-state, which is never part of a configuration.
    public var isHistory: Bool { self == .shallowHistory || self == .deepHistory }
}

/// When `data` elements get their value (5.3.3).
public enum Binding: String, Sendable, CaseIterable {
    case early
    case late
}

/// A transition before its targets are found (3.5). Those of `initial` and `history` have neither event nor condition.
public struct TransitionDefinition: Sendable {
    /// Event descriptors as written, without `.*` at their end; empty for a transition without event.
    public var events: [String]
    /// The condition.
    public var condition: Condition?
    /// The condition as written.
    public var conditionText: String?
    /// Identifiers of the target states.
    public var targets: [String]
    /// Whether `type` is `internal`.
    public var isInternal: Bool
    /// The executable content.
    public var content: [Action]
    /// Where it stands.
    public var location: SourceLocation?

    /// A transition from its parts.
    public init(
        events: [String] = [], condition: Condition? = nil, conditionText: String? = nil, targets: [String] = [],
        isInternal: Bool = false, content: [Action] = [], location: SourceLocation? = nil
    ) {
        self.events = events
        self.condition = condition
        self.conditionText = conditionText
        self.targets = targets
        self.isInternal = isInternal
        self.content = content
        self.location = location
    }
}

/// `invoke` (6.4).
public struct InvocationDefinition: Sendable {
    /// The type.
    public var type: TextSource?
    /// The source to load.
    public var source: TextSource?
    /// The identifier, if given.
    public var id: String?
    /// The location that receives a generated identifier.
    public var idLocation: Int?
    /// What is handed over, and the content when there is no source.
    public var payload: Payload
    /// Whether external events are forwarded.
    public var autoforward: Bool
    /// The content of `finalize` (6.5).
    public var finalize: [Action]

    /// An invocation from its parts.
    public init(
        type: TextSource? = nil, source: TextSource? = nil, id: String? = nil, idLocation: Int? = nil,
        payload: Payload = Payload(), autoforward: Bool = false, finalize: [Action] = []
    ) {
        self.type = type
        self.source = source
        self.id = id
        self.idLocation = idLocation
        self.payload = payload
        self.autoforward = autoforward
        self.finalize = finalize
    }
}

/// A state before the chart is put together.
public struct StateDefinition: Sendable {
    /// What it is.
    public var kind: StateKind
    /// The identifier; one is made when there is none (3.14).
    public var id: String?
    /// The index of the parent among the states of the definition; `nil` for the root alone.
    public var parent: Int?
    /// The transition of `initial`, or the default transition of a history state.
    public var initial: TransitionDefinition?
    /// One block for each `onentry`.
    public var onEntry: [[Action]]
    /// One block for each `onexit`.
    public var onExit: [[Action]]
    /// The transitions in document order.
    public var transitions: [TransitionDefinition]
    /// The numbers of the `data` elements that stand in this state.
    public var data: [Int]
    /// The invocations in document order.
    public var invocations: [InvocationDefinition]
    /// The data of the completion event of a final state.
    public var doneData: Payload?
    /// Where the state stands.
    public var location: SourceLocation?

    /// A state without anything in it.
    public init(_ kind: StateKind, id: String?, parent: Int?, location: SourceLocation? = nil) {
        self.kind = kind
        self.id = id
        self.parent = parent
        self.location = location
        onEntry = []
        onExit = []
        transitions = []
        data = []
        invocations = []
    }
}

/// A chart before it is put together: states in document order, the root first.
public struct ChartDefinition: Sendable {
    /// The name (`_name`), empty when there is none.
    public var name: String
    /// When `data` elements get their value.
    public var binding: Binding
    /// The content of the document's `script`, executed first.
    public var script: [Action]
    /// The states in document order; a parent always comes before its children.
    public var states: [StateDefinition]

    /// A chart that holds only its root.
    public init(
        name: String = "", binding: Binding = .early, root: StateDefinition = .init(.root, id: nil, parent: nil)
    ) {
        self.name = name
        self.binding = binding
        script = []
        states = [root]
    }
}
