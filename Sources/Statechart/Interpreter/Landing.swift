/// Where active states come to lie in a chart: the whole configuration that they make, and what is wrong with it.
public struct Landing: Sendable {
    /// Two states that cannot be active together, and the state of which only one child may be.
    public struct Conflict: Sendable, Hashable {
        /// The first.
        public let one: Int
        /// The second.
        public let other: Int
        /// The state that holds both, not in parallel; 0 for the chart itself.
        public let within: Int
    }

    /// All states that would be active.
    public let configuration: StateSet
    /// Those among them that are entered anew, with what they do on entry: they belong to none of the carried states.
    public let entered: StateSet
    /// Why it is no legal configuration (SCXML 3.11).
    public let conflicts: [Conflict]
    let steps: [EntryStep]
}

extension Chart {
    /// The configuration that some states make: with the states above them, and by default what else must be active.
    ///
    /// - Parameters:
    ///   - targets: states that can be entered, no history states.
    ///   - carried: the states that were active before and are not entered again.
    public func landing(on targets: [Int], carried: StateSet) -> Landing {
        var entry = EntrySet()
        for target in targets { addDescendantStatesToEnter(target, &entry, [:]) }
        for target in targets { addAncestorStatesToEnter(target, -1, &entry, [:]) }
        var entered = entry.states
        entered.subtract(carried)
        return Landing(
            configuration: entry.states, entered: entered, conflicts: conflicts(in: entry.states),
            steps: entry.steps(in: self))
    }

    /// The states of which more than one child is active that may have one only.
    private func conflicts(in configuration: StateSet) -> [Landing.Conflict] {
        ([0] + Array(configuration)).compactMap { state in
            guard state == 0 || states[state].isCompound else { return nil }
            let active = states[state].children.filter { configuration.contains($0) }
            guard active.count > 1 else { return nil }
            return Landing.Conflict(one: active[0], other: active[1], within: state)
        }
    }

    /// Whether some transition listens to an event.
    public func isHeard(_ event: String) -> Bool {
        let matching = events.matching(event).map { Int($0) }
        return transitions.contains { transition in transition.descriptors.contains { matching.contains($0) } }
    }
}

extension Machine {
    /// Goes on where states of another chart were carried to: gives new data its value, enters what is entered anew and
    /// runs until the session waits for an event.
    ///
    /// - Parameters:
    ///   - snapshot: what was carried; its configuration is that of the landing without what is entered.
    ///   - data: the numbers of the `data` elements that were not there before.
    /// - Throws: `StepError` when it does not settle within the limits.
    public func land(_ snapshot: Snapshot, _ landing: Landing, initializing data: [Int]) throws(StepError) -> Step {
        var interpreter = Interpreter(self, snapshot)
        interpreter.land(landing, initializing: data)
        return try interpreter.finish(tookEvent: false)
    }
}

extension Interpreter {
    mutating func land(_ landing: Landing, initializing data: [Int]) {
        for number in data { initialize(number, from: nil) }
        for step in landing.steps {
            if landing.entered.contains(step.state) {
                enter(step)
            } else if step.initial >= 0 {
                // A state without children that has some now: its default transition is taken, it is not entered again.
                executeContent(of: step.initial)
            }
        }
        mainEventLoop()
    }
}
