import Diagnostics

/// One run of the algorithm of SCXML 1.0, appendix D, over a snapshot. Its procedures keep their names.
///
/// It is never copied, which would cost more than a step.
struct Interpreter: ~Copyable {
    let chart: Chart
    let limits: StepLimits
    /// Whether any expression looks at `_event`.
    let bindsEvents: Bool
    var snapshot: Snapshot
    var internalQueue: [QueuedEvent] = []
    var queueHead = 0
    var statesToInvoke = StateSet()
    var running = true
    /// A transition that is not in the chart, if one is to be taken: numbered after those that are.
    var generated: [Transition] = []

    var effects: [Effect] = []
    var moves: [Move] = []
    var errors: [RaisedError] = []
    var doneData = EventData.none
    var microsteps = 0
    var actions = 0
    var work = 0
    var failure: StepError?
    /// Whether the block that runs has raised an error, so that the rest of it is left out (4.9).
    var blockFailed = false
    /// The states entered during the last microsteps before the bound, to name a cycle.
    var suspects = StateSet()

    init(_ machine: Machine, _ snapshot: consuming Snapshot) {
        chart = machine.chart
        limits = machine.limits
        bindsEvents = machine.bindsEvents
        self.snapshot = consume snapshot
        moves.reserveCapacity(16)
    }

    var scope: Scope { Scope(chart: chart, configuration: snapshot.configuration) }

    /// The result, unless a bound was exceeded.
    consuming func finish(tookEvent: Bool) throws(StepError) -> Step {
        if let failure { throw failure }
        return Step(
            snapshot: snapshot, effects: effects, moves: moves, tookEvent: tookEvent, errors: errors,
            doneData: doneData)
    }

    // MARK: Procedures of the main loop

    /// `interpret`: initialises the data, enters the initial states and reaches the first stable configuration.
    mutating func interpret(data outside: [String: Value], named ids: (Int) -> String) {
        initializeData(outside, named: ids)
        executeBlock(chart.script)
        let initial = chart.states[0].initial
        enterStates(EnabledTransitions(initial))
        mainEventLoop()
    }

    /// `mainEventLoop` until the machine waits for an external event or has finished.
    mutating func mainEventLoop() {
        repeat {
            completeMacrostep()
            guard running else { break }
            invokeAll()
        } while queueHead < internalQueue.count && failure == nil
        if !running { exitInterpreter() }
    }

    /// Processes an external event and what follows from it; returns whether a transition took it.
    mutating func process(_ event: Event) -> Bool {
        bind(event)
        if !snapshot.invocations.isEmpty { serveInvocations(event) }
        let enabled = selectTransitions(chart.events.matching(event.name))
        if !enabled.isEmpty { microstep(enabled) }
        mainEventLoop()
        return !enabled.isEmpty
    }

    private mutating func completeMacrostep() {
        while running && failure == nil {
            var enabled = selectEventlessTransitions()
            if enabled.isEmpty {
                guard queueHead < internalQueue.count else { return }
                guard countRound() else { return }
                enabled = selectTransitions(nextInternalEvent())
            }
            if !enabled.isEmpty { microstep(enabled) }
        }
    }

    /// Takes the next internal event and returns the descriptors that match it.
    private mutating func nextInternalEvent() -> [Int32] {
        let queued = internalQueue[queueHead]
        queueHead += 1
        switch queued {
        case .done(let state):
            if bindsEvents { bind(Event(chart.states[state].doneEvent, kind: .platform)) }
            return chart.events.matching(number: Int(chart.core.states[state].doneEvent))
        case .event(let event):
            bind(event)
            return chart.events.matching(event.name)
        }
    }

    mutating func bind(_ event: Event) {
        if bindsEvents { snapshot.data.bind(event) }
    }

    mutating func microstep(_ enabled: EnabledTransitions) {
        guard countRound() else { return }
        exitStates(enabled)
        executeTransitionContent(enabled)
        enterStates(enabled)
    }

    private mutating func executeTransitionContent(_ enabled: EnabledTransitions) {
        if let number = enabled.single {
            if number < chart.core.transitions.count { executeContent(of: number) }
            return
        }
        for number in enabled.numbers { executeContent(of: number) }
    }

    mutating func executeContent(of number: Int) {
        if chart.core.transitions[number].hasContent { executeBlock(chart.transitions[number].content) }
    }

    /// Counts a microstep or an internal event, which may follow from each other without end: an error event whose
    /// condition fails raises the next. Stops the run at the bound.
    private mutating func countRound() -> Bool {
        microsteps += 1
        if work > limits.work { giveUp(.tooExpensive(limit: limits.work)) }
        if failure != nil { return false }
        guard microsteps > limits.microsteps else { return true }
        let states = suspects.isEmpty ? snapshot.configuration : suspects
        giveUp(.unstable(states: states.map { chart.states[$0].id }, limit: limits.microsteps))
        return false
    }

    /// Ends the run with an error: the snapshot is not used.
    mutating func giveUp(_ error: StepError) {
        if failure == nil { failure = error }
        running = false
    }

    var isNearBound: Bool { microsteps > limits.microsteps - min(limits.microsteps / 2, 200) }

    /// A transition by its number.
    func transition(_ number: Int) -> Transition {
        if number == chart.transitions.count, let transition = generated.first { return transition }
        return chart.transitions[number]
    }

    mutating func raise(_ event: Event) {
        internalQueue.append(.event(event))
    }

    /// Puts `error.execution` or `error.communication` into the internal queue (3.12.2).
    mutating func raiseError(_ name: String, _ findings: [Finding], sendID: String? = nil) {
        blockFailed = true
        errors.append(RaisedError(event: name, findings: findings))
        raise(Event(name, kind: .platform, sendID: sendID))
    }
}
