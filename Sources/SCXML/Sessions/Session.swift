public import Statechart

/// A running chart with everything that belongs to it: invoked machines, delayed events, its own time. A value.
///
/// The methods are pure: they return the next session. Time is a number of milliseconds that the host passes in.
///
/// ```swift
/// var (session, turn) = try Session.start(executable, id: "case-12", at: 0)
/// (session, turn) = try session.send(Event("approve"), at: 60_000)
/// ```
public struct Session: Sendable {
    /// The chart that runs.
    public let executable: Executable
    /// The machines: the outermost first, invoked ones after it in the order they were started.
    var machines: [RunningMachine]
    /// Delayed events in the order they are due.
    public internal(set) var timers: [Timer] = []
    /// The time, in milliseconds.
    public internal(set) var now: Int
    /// How many machines were invoked so far.
    var numbers = 0
    /// Events on their way between the machines; none is left when a call has settled.
    var pending: [Delivery] = []
    /// The outermost machine as it is.
    public var snapshot: Snapshot { machines[0].snapshot }
    /// The active states of the outermost machine, by identifier, in document order.
    public var activeStates: [String] { snapshot.configuration.map { executable.machine.chart.states[$0].id } }
    /// Whether the outermost machine has finished.
    public var isFinished: Bool { snapshot.isFinished }
    /// The top-level final state in which it finished.
    public var finalState: String? { snapshot.finalState.map { executable.machine.chart.states[$0].id } }
    /// When the next delayed event is due.
    public var nextDue: Int? { timers.first?.due }

    /// The most events that may follow from one call.
    static let eventLimit = 100_000

    init(_ executable: Executable, machines: [RunningMachine], now: Int) {
        self.executable = executable
        self.machines = machines
        self.now = now
    }

    /// Starts a session.
    ///
    /// - Parameters:
    ///   - id: `_sessionid`.
    ///   - data: values for top-level `data` elements, which win over those in the chart.
    ///   - processors: event processor types that the host serves: what is sent to them is handed to it.
    ///   - now: the time in milliseconds.
    /// - Throws: `StepError` when the chart does not settle.
    public static func start(
        _ executable: Executable, id: String, data: [String: Value] = [:], processors: Set<String> = [], at now: Int
    ) throws(StepError) -> (Session, Turn) {
        var round = try begin(executable, id: id, data: data, processors: processors, at: now)
        try round.drain()
        return round.result
    }

    /// Starts a session, but leaves the events that follow from that for `step`.
    ///
    /// - Throws: `StepError` when the chart does not settle.
    public static func startStepwise(
        _ executable: Executable, id: String, data: [String: Value] = [:], processors: Set<String> = [], at now: Int
    ) throws(StepError) -> (Session, Turn) {
        try begin(executable, id: id, data: data, processors: processors, at: now).result
    }

    private static func begin(
        _ executable: Executable, id: String, data: [String: Value], processors: Set<String>, at now: Int
    ) throws(StepError) -> Round {
        let identity = Identity(session: id, processors: processors)
        let step = try executable.machine.start(identity, data: data)
        let first = RunningMachine(number: 0, executable: executable, snapshot: step.snapshot, link: nil)
        var round = Round(Session(executable, machines: [first], now: now))
        try round.apply(step, of: 0)
        return round
    }

    /// Delivers one event that is on its way, or else the next delayed one, at the time it is due; `nil` when there is
    /// none. The other calls do as many of these as there are.
    ///
    /// - Throws: `StepError` when the chart does not settle.
    public func step() throws(StepError) -> (Session, Turn)? {
        var round = Round(self)
        guard try round.step() else { return nil }
        return round.result
    }

    /// Delivers an external event and everything that follows from it. What was due before is delivered first.
    ///
    /// - Throws: `StepError` when the chart does not settle.
    public func send(_ event: Event, at now: Int) throws(StepError) -> (Session, Turn) {
        var round = Round(self)
        try round.advance(to: now)
        round.turn.tookEvent = try round.deliver(event, to: 0)
        try round.drain()
        return round.result
    }

    /// Lets time pass: delivers what is due until then, each at its time.
    ///
    /// - Throws: `StepError` when the chart does not settle.
    public func advance(to now: Int) throws(StepError) -> (Session, Turn) {
        var round = Round(self)
        try round.advance(to: now)
        return round.result
    }

    /// Takes a transition that is not in the chart, as if it stood in the state `source`.
    ///
    /// - Throws: `StepError`, `.impossible` when the source is not active or the target is unknown.
    public func send(
        _ event: Event, from source: Int, to target: Int, at now: Int
    ) throws(StepError) -> (Session, Turn) {
        var round = Round(self)
        try round.advance(to: now)
        let step = try executable.machine.step(round.session.snapshot, event, from: source, to: target)
        round.turn.tookEvent = true
        try round.apply(step, of: 0)
        try round.drain()
        return round.result
    }

    /// The session with a top-level `data` element replaced from outside.
    ///
    /// - Throws: `DataError` when there is no such element.
    public consuming func replacing(data id: String, with value: Value) throws(DataError) -> Session {
        try machines[0].snapshot.data.replace(id, with: value)
        return self
    }

    /// The session with a top-level `data` element replaced from outside by what `make` gives, which is not asked
    /// before something looks at the data.
    ///
    /// - Throws: `DataError` when there is no such element.
    public consuming func supplying(
        data id: String, by make: @escaping @Sendable () -> Value
    ) throws(DataError) -> Session {
        try machines[0].snapshot.data.supply(id, by: make)
        return self
    }

    /// Whether the outermost machine would take an event now.
    public func isEnabled(_ event: Event) -> Bool { executable.machine.isEnabled(event, in: snapshot) }

    /// What the active states listen to, conditions left aside.
    public var offers: [Offer] { executable.machine.offers(in: snapshot) }
}

/// An event on its way from one machine of a session to another.
struct Delivery: Sendable {
    let receiver: Int
    let sender: Int
    let event: Event
}

/// One machine of a session.
struct RunningMachine: Sendable {
    /// How an invoked machine hangs on the one that invoked it.
    struct Link: Sendable {
        let parent: Int
        let invokeID: String
        /// What it was loaded from.
        let source: String?
        let content: Value?
    }

    let number: Int
    let executable: Executable
    var snapshot: Snapshot
    let link: Link?
}
