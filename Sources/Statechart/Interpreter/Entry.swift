/// Entering states (SCXML 1.0, appendix D).
extension Interpreter {
    mutating func enterStates(_ enabled: EnabledTransitions) {
        if let number = enabled.single, number < chart.core.transitions.count,
            chart.core.transitions[number].isSettled
        {
            let core = chart.core.transitions[number]
            for place in Int(core.firstStep)..<Int(core.endStep) { enter(chart.core.steps[place]) }
            return
        }
        let transitions = enabled.numbers.map { transition($0) }
        for step in chart.computeEntrySet(transitions, history: snapshot.history).steps(in: chart) { enter(step) }
    }

    mutating func enter(_ step: EntryStep) {
        let state = step.state
        snapshot.configuration.insert(state)
        moves.append(.entered(state))
        if isNearBound { suspects.insert(state) }
        let flags = chart.core.states[state].flags
        if flags.contains(.entry) { runEntry(of: state) }
        if step.initial >= 0 { executeContent(of: step.initial) }
        if step.history >= 0 { executeContent(of: step.history) }
        if flags.contains(.final) { enterFinal(state) }
    }

    private mutating func runEntry(of state: Int) {
        if !chart.states[state].invocations.isEmpty { statesToInvoke.insert(state) }
        if chart.binding == .late, !chart.states[state].data.isEmpty, !snapshot.enteredOnce.contains(state) {
            snapshot.enteredOnce.insert(state)
            for data in chart.states[state].data { initialize(data, from: nil) }
        }
        for block in chart.states[state].onEntry { executeBlock(block) }
    }

    /// Completion: of the parent, and of every parallel state above it whose regions are now all complete (3.4, 3.7).
    private mutating func enterFinal(_ state: Int) {
        let parent = Int(chart.core.states[state].parent)
        guard parent > 0 else {
            running = false
            return
        }
        if chart.core.states[state].flags.contains(.doneData), let payload = chart.states[state].doneData {
            raise(Event(chart.states[parent].doneEvent, kind: .platform, data: eventData(of: payload)))
        } else {
            internalQueue.append(.done(state: parent))
        }
        var ancestor = Int(chart.core.states[parent].parent)
        while ancestor > 0, chart.core.states[ancestor].flags.contains(.parallel),
            chart.isInFinalState(ancestor, snapshot.configuration)
        {
            internalQueue.append(.done(state: ancestor))
            ancestor = Int(chart.core.states[ancestor].parent)
        }
    }
}
