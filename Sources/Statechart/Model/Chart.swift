public import Diagnostics

/// A statechart: the immutable model that machines run (SCXML 3). States and transitions are numbered.
///
/// States are numbered in document order from the root, 0, so that the descendants of a state are the numbers up to its
/// `end` and document order is the order of numbers.
public final class Chart: Sendable {
    /// The name (`_name`).
    public let name: String
    /// When `data` elements get their value.
    public let binding: Binding
    /// The states in document order; the first is the root, which is never active itself.
    public let states: [State]
    /// The transitions, grouped by the state they stand in, in document order.
    public let transitions: [Transition]
    let script: [Action]
    let core: ChartCore
    let events: EventTable
    private let indices: [String: Int]

    /// The most states a chart may have.
    public static let stateLimit = 20_000
    /// The most targets of one transition.
    public static let targetLimit = 200
    /// The deepest nesting of states.
    public static let depthLimit = 100

    /// Puts a chart together.
    ///
    /// - Throws: `ChartProblems`, all that is wrong with its structure.
    public convenience init(_ definition: ChartDefinition) throws(ChartProblems) {
        var compiler = ChartCompiler(definition)
        self.init(try compiler.compile(), definition)
    }

    init(_ parts: ChartCompiler.Parts, _ definition: ChartDefinition) {
        name = definition.name
        binding = definition.binding
        script = definition.script
        states = parts.states
        transitions = parts.transitions
        core = ChartCore(parts.states, parts.transitions, descriptors: parts.events.count)
        events = parts.events
        indices = parts.indices
    }

    deinit { core.deallocate() }

    /// The number of the state of that identifier.
    public func index(of id: String) -> Int? { indices[id] }

    /// The identifiers of all states but the root.
    public var stateIDs: some Sequence<String> { states.dropFirst().lazy.map(\.id) }
}

/// A state of a chart.
public struct State: Sendable {
    /// The identifier; generated when the document has none.
    public let id: String
    /// What it is.
    public let kind: StateKind
    /// The number of the parent; -1 for the root.
    public let parent: Int
    /// The number after that of the last descendant.
    public let end: Int
    /// The number of ancestors.
    public let depth: Int
    /// The child states in document order, history states left out.
    public let children: [Int]
    /// The history states that stand in this one.
    public let histories: [Int]
    /// The numbers of its transitions.
    public let transitions: Range<Int>
    /// The number of the transition of `initial`, or of a history state's default; -1 when there is none.
    public let initial: Int
    /// The `data` elements that stand in it, by number.
    public let data: [Int]
    /// Where it stands.
    public let location: SourceLocation?
    /// The invocations in document order.
    public let invocations: [InvocationDefinition]
    let onEntry: [[Action]]
    let onExit: [[Action]]
    let doneData: Payload?
    /// The completion event of this state, prepared.
    let doneEvent: String
    let doneEventNumber: Int
    /// Whether entering it takes more than adding it to the configuration.
    let entryIsPlain: Bool
    /// Whether leaving it takes more than taking it from the configuration.
    let exitIsPlain: Bool
    /// Whether it has transitions with, and without, an event.
    let hasEventTransitions: Bool
    let hasEventlessTransitions: Bool

    /// Whether it has child states and is not parallel (appendix D, `isCompoundState`).
    public var isCompound: Bool { kind == .state && !children.isEmpty }
    /// Whether it has no child states (appendix D, `isAtomicState`).
    public var isAtomic: Bool { children.isEmpty }
    /// The numbers of its descendants.
    public func descendants(of own: Int) -> Range<Int> { own + 1..<end }
}

/// A transition of a chart.
public struct Transition: Sendable {
    /// The state it stands in; for a transition of `initial` or `history`, that state.
    public let source: Int
    /// The event descriptors as written, without `.*`; empty when it needs no event.
    public let events: [String]
    /// The condition as written.
    public let conditionText: String?
    /// The target states; empty when it has none.
    public let targets: [Int]
    /// Whether `type` is `internal`.
    public let isInternal: Bool
    /// Where it stands.
    public let location: SourceLocation?
    /// The executable content.
    let content: [Action]
    /// The event descriptors by number.
    let descriptors: [Int]
    let condition: Condition?
    /// The domain, when it does not depend on history (appendix D, `getTransitionDomain`); -1 for none.
    let domain: Int
    /// The states it enters, when that does not depend on history; worked out once by the same procedures.
    let plan: [EntryStep]?
}
