public import Diagnostics

/// Why an expression or an assignment failed: becomes `error.execution` in the machine (SCXML 5.9, 3.12.2).
public struct DataError: Explainable, Sendable {
    /// What went wrong, and where the expression stands.
    public let findings: [Finding]

    /// What cannot be evaluated is refused.
    public var failure: Failure { .refusal }

    /// An error from its findings.
    public init(_ findings: [Finding]) { self.findings = findings }

    /// An error from one finding.
    public init(_ finding: Finding) { findings = [finding] }
}

/// What an expression can see of the machine that evaluates it: the predicate `In()` (SCXML 5.9.1).
public struct Scope: Sendable {
    /// The chart.
    public let chart: Chart
    /// The active states.
    public let configuration: StateSet

    /// Whether the state of that identifier is active; `false` when there is no such state.
    public func isActive(_ id: String) -> Bool {
        chart.index(of: id).map { configuration.contains($0) } ?? false
    }
}

/// Who a session is, as its system variables tell (SCXML 5.10).
public struct Identity: Sendable, Hashable {
    /// `_sessionid`.
    public let session: String
    /// Whether another session invoked this one, so that `#_parent` reaches it.
    public let hasParent: Bool
    /// Sessions that `#_scxml_ID` reaches besides this one.
    public var peers: Set<String>
    /// Event processor types of the host that `send` may name besides SCXML's; targets of theirs are not looked at.
    public let processors: Set<String>

    /// An identity; alone in the world by default.
    public init(
        session: String, hasParent: Bool = false, peers: Set<String> = [], processors: Set<String> = []
    ) {
        self.session = session
        self.hasParent = hasParent
        self.peers = peers
        self.processors = processors
    }
}

/// The data of one session and the language of its expressions (SCXML 5, B). A value: copies do not affect each other.
///
/// Expressions, locations, assignments and `data` elements are numbered by whoever read the chart. What costs time adds
/// the operations it took to `work`, so that a step can be bounded.
public protocol DataModel: Sendable {
    /// Gives a `data` element its value, or the value from outside (5.3). On an error it stays empty.
    mutating func initialize(_ data: Int, from outside: Value?, in scope: Scope) throws(DataError)
    /// Binds `_event` (5.10.1).
    mutating func bind(_ event: Event)
    /// Evaluates a condition (5.9.1).
    func condition(_ expression: Int, in scope: Scope, work: inout Int) throws(DataError) -> Bool
    /// Evaluates an expression to a string.
    func text(_ expression: Int, in scope: Scope, work: inout Int) throws(DataError) -> String
    /// Evaluates a value expression (5.9.3), or copies what a location holds (5.9.2).
    func value(_ expression: Int, in scope: Scope, work: inout Int) throws(DataError) -> Value
    /// Carries out an assignment (5.4).
    mutating func assign(_ assignment: Int, in scope: Scope, work: inout Int) throws(DataError)
    /// Puts a text into a location, for `idlocation`.
    mutating func store(_ text: String, at location: Int, in scope: Scope) throws(DataError)
    /// Begins a `foreach` (4.6) over a shallow copy of the collection and returns the number of its items.
    mutating func beginIteration(_ loop: ForEach, in scope: Scope) throws(DataError) -> Int
    /// Assigns the item and index (from 0) of the innermost `foreach`.
    mutating func iterate(to index: Int) throws(DataError)
    /// Ends the innermost `foreach`.
    mutating func endIteration()
    /// Replaces the value of a named `data` element from outside.
    mutating func replace(_ id: String, with value: Value) throws(DataError)
    /// Replaces the value of a named `data` element from outside by one that need not be made before something looks at
    /// the data.
    mutating func supply(_ id: String, by make: @escaping @Sendable () -> Value) throws(DataError)
}

extension DataModel {
    /// Replaces the value at once.
    public mutating func supply(_ id: String, by make: @escaping @Sendable () -> Value) throws(DataError) {
        try replace(id, with: make())
    }
}

/// What makes the data of sessions of one chart.
public protocol DataModelProgram: Sendable {
    /// Whether any expression looks at `_event`, so that events have to be bound.
    var bindsEvents: Bool { get }
    /// The data of a new session: every `data` element is there, empty (5.3).
    func makeData(for identity: Identity, of chart: Chart) -> any DataModel
}
