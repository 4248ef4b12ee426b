/// Entering states (SCXML 1.0, appendix D).
extension Interpreter {
    mutating func enterStates(_ enabled: [Int]) {
        if enabled.count == 1, enabled[0] < chart.transitions.count, let plan = chart.transitions[enabled[0]].plan {
            for step in plan { enter(step) }
            return
        }
        let transitions = enabled.map { transition($0) }
        for step in chart.computeEntrySet(transitions, history: snapshot.history).steps(in: chart) { enter(step) }
    }

    private mutating func enter(_ step: EntryStep) {
        let state = step.state
        snapshot.configuration.insert(state)
        moves.append(.entered(state))
        if isNearBound { suspects.insert(state) }
        if !chart.states[state].entryIsPlain { runEntry(of: state) }
        if step.initial >= 0 { executeBlock(chart.transitions[step.initial].content) }
        if step.history >= 0 { executeBlock(chart.transitions[step.history].content) }
        if chart.states[state].kind == .final { enterFinal(state) }
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
        let parent = chart.states[state].parent
        guard parent > 0 else {
            running = false
            return
        }
        let data = chart.states[state].doneData.map { eventData(of: $0) } ?? .none
        raise(Event(chart.states[parent].doneEvent, kind: .platform, data: data))
        var ancestor = chart.states[parent].parent
        while ancestor > 0, chart.states[ancestor].kind == .parallel,
            chart.isInFinalState(ancestor, snapshot.configuration)
        {
            raise(Event(chart.states[ancestor].doneEvent, kind: .platform))
            ancestor = chart.states[ancestor].parent
        }
    }
}
