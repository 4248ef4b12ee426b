import Diagnostics

/// A chart with the language of its expressions: what runs. Its steps are pure functions of a snapshot.
public struct Machine: Sendable {
    /// The chart.
    public let chart: Chart
    /// What makes the data of a session.
    public let program: any DataModelProgram
    /// The bounds of one step.
    public var limits: StepLimits
    let bindsEvents: Bool
    private let dataIDs: [String]

    /// A machine.
    ///
    /// - Parameter dataIDs: the identifiers of the chart's `data` elements, by their numbers.
    public init(
        _ chart: Chart, _ program: any DataModelProgram, dataIDs: [String] = [], limits: StepLimits = StepLimits()
    ) {
        self.chart = chart
        self.program = program
        bindsEvents = program.bindsEvents
        self.dataIDs = dataIDs
        self.limits = limits
    }

    /// Starts a session and runs it until it waits for an event (appendix D, `interpret`).
    ///
    /// - Parameter data: values for top-level `data` elements, which win over those in the chart (5.3).
    /// - Throws: `StepError` when it does not settle within the limits.
    public func start(_ identity: Identity, data: [String: Value] = [:]) throws(StepError) -> Step {
        let snapshot = Snapshot(
            identity: identity, configuration: StateSet(), data: program.makeData(for: identity, of: chart))
        var interpreter = Interpreter(self, snapshot)
        interpreter.interpret(data: data) { dataIDs.indices.contains($0) ? dataIDs[$0] : "" }
        return try interpreter.finish(tookEvent: true)
    }

    /// Processes one external event until the session waits for the next. A finished session takes no events.
    ///
    /// - Throws: `StepError` when it does not settle within the limits.
    public func step(_ snapshot: consuming Snapshot, _ event: Event) throws(StepError) -> Step {
        var interpreter = Interpreter(self, consume snapshot)
        let taken = interpreter.snapshot.isFinished ? false : interpreter.process(event)
        return try interpreter.finish(tookEvent: taken)
    }

    /// Ends a session from outside: runs `onexit` of every active state, innermost first (6.4).
    public func stop(_ snapshot: consuming Snapshot) throws(StepError) -> Step {
        var interpreter = Interpreter(self, snapshot)
        interpreter.exitInterpreter()
        return try interpreter.finish(tookEvent: false)
    }

    /// Takes a transition that is not in the chart, from an active state to any state, as if it were external there:
    /// states are left and entered as for the chart's own.
    ///
    /// - Throws: `StepError.impossible` when the source is not active or the target is no state that can be entered.
    public func step(
        _ snapshot: consuming Snapshot, _ event: Event, from source: Int, to target: Int
    ) throws(StepError) -> Step {
        guard chart.states.indices.contains(source), snapshot.configuration.contains(source) else {
            throw .impossible(
                Finding(
                    "statechart.source-not-active",
                    Message("出发的状态现在没有激活", "the state to start from is not active")))
        }
        guard chart.states.indices.contains(target), target > 0 else {
            throw .impossible(
                Finding("statechart.unknown-target", Message("没有这个目标状态", "there is no such target state")))
        }
        var interpreter = Interpreter(self, snapshot)
        interpreter.take(
            event,
            Transition(
                source: source, events: [event.name], conditionText: nil, targets: [target], isInternal: false,
                location: nil, content: [], descriptors: [], condition: nil, domain: -1, plan: nil))
        return try interpreter.finish(tookEvent: true)
    }
}

extension Interpreter {
    /// A microstep with a transition from outside the chart, and what follows from it.
    mutating func take(_ event: Event, _ transition: Transition) {
        bind(event)
        generated = [transition]
        microstep(EnabledTransitions(chart.transitions.count))
        mainEventLoop()
    }
}
