/// Leaving states (SCXML 1.0, appendix D).
extension Interpreter {
    /// The domain of a transition; -1 when it has no targets.
    func getTransitionDomain(_ number: Int) -> Int {
        if number < chart.core.transitions.count, chart.core.transitions[number].isSettled {
            return Int(chart.core.transitions[number].domain)
        }
        return chart.getTransitionDomain(transition(number), history: snapshot.history)
    }

    func computeExitSet(_ enabled: EnabledTransitions) -> StateSet {
        if let number = enabled.single { return computeExitSet(of: number) }
        var exiting = StateSet()
        for number in enabled.numbers { exiting.formUnion(computeExitSet(of: number)) }
        return exiting
    }

    private func computeExitSet(of number: Int) -> StateSet {
        let domain = getTransitionDomain(number)
        guard domain >= 0 else { return StateSet() }
        return snapshot.configuration.within(domain + 1..<Int(chart.core.states[domain].end))
    }

    mutating func exitStates(_ enabled: EnabledTransitions) {
        let exiting = computeExitSet(enabled)
        guard !exiting.isEmpty else { return }
        statesToInvoke.subtract(exiting)
        for state in exiting where chart.core.states[state].flags.contains(.histories) { recordHistory(of: state) }
        leave(exiting)
    }

    private mutating func recordHistory(of state: Int) {
        for history in chart.states[state].histories {
            let below = snapshot.configuration.within(chart.states[state].descendants(of: state))
            if chart.states[history].kind == .deepHistory {
                snapshot.history[history] = StateSet(below.filter { chart.states[$0].isAtomic })
            } else {
                snapshot.history[history] = StateSet(below.filter { chart.states[$0].parent == state })
            }
        }
    }

    /// Runs `onexit`, cancels invocations and takes states out of the configuration, the innermost and last first.
    private mutating func leave(_ exiting: StateSet) {
        var position = chart.states.count
        while let state = exiting.last(before: position) {
            position = state
            if chart.core.states[state].flags.contains(.exit) {
                for block in chart.states[state].onExit { executeBlock(block) }
                cancelInvocations(of: state)
            }
            snapshot.configuration.remove(state)
            moves.append(.exited(state))
        }
    }

    /// `exitInterpreter`: leaves everything; the data of the final state goes to whoever invoked the session.
    mutating func exitInterpreter() {
        guard failure == nil else { return }
        let final = snapshot.configuration.first { state in
            chart.core.states[state].flags.contains(.final) && chart.core.states[state].parent == 0
        }
        leave(snapshot.configuration)
        guard let final else { return }
        snapshot.finalState = final
        if let payload = chart.states[final].doneData { doneData = eventData(of: payload) }
    }
}
