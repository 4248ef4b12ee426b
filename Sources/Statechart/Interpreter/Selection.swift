import Diagnostics

/// Which transitions are taken (SCXML 1.0, appendix D; 3.13).
extension Interpreter {
    mutating func selectEventlessTransitions() -> [Int] {
        select {
            $0.hasEventlessTransitions
        } matching: {
            $0.descriptors.isEmpty
        }
    }

    mutating func selectTransitions(_ event: Event) -> [Int] {
        let descriptors = chart.events.matching(event.name)
        return select {
            $0.hasEventTransitions
        } matching: { transition in
            transition.descriptors.contains { descriptors.contains($0) }
        }
    }

    /// For each atomic state in document order, the first transition of it or its nearest ancestor that is enabled.
    ///
    /// A condition is evaluated once for a selection, however many atomic states ask for it.
    private mutating func select(
        where mayHold: (State) -> Bool, matching matches: (Transition) -> Bool
    ) -> [Int] {
        var enabled: [Int] = []
        var decided: [(transition: Int, holds: Bool)] = []
        var position = 1
        while let active = snapshot.configuration.first(from: position) {
            position = active + 1
            guard chart.states[active].isAtomic else { continue }
            var state = active
            search: while state > 0 {
                if mayHold(chart.states[state]) {
                    for number in chart.states[state].transitions where matches(chart.transitions[number]) {
                        guard conditionMatch(number, &decided) else { continue }
                        if !enabled.contains(number) { enabled.append(number) }
                        break search
                    }
                }
                state = chart.states[state].parent
            }
        }
        return enabled.count > 1 ? removeConflictingTransitions(enabled) : enabled
    }

    private mutating func conditionMatch(_ number: Int, _ decided: inout [(transition: Int, holds: Bool)]) -> Bool {
        guard let condition = chart.transitions[number].condition else { return true }
        if let known = decided.first(where: { $0.transition == number }) { return known.holds }
        let holds = evaluate(condition)
        decided.append((number, holds))
        return holds
    }

    /// A condition; one that cannot be evaluated is false and raises `error.execution` (5.9.1).
    mutating func evaluate(_ condition: Condition) -> Bool {
        switch condition {
        case .active(let id):
            return scope.isActive(id)
        case .expression(let expression):
            do throws(DataError) {
                return try snapshot.data.condition(expression, in: scope)
            } catch {
                raiseError("error.execution", error.findings)
                return false
            }
        case .invalid(let finding):
            raiseError("error.execution", [finding])
            return false
        }
    }

    private func removeConflictingTransitions(_ enabled: [Int]) -> [Int] {
        var filtered: [Int] = []
        for first in enabled {
            var isPreempted = false
            var removed: [Int] = []
            let exits = computeExitSet([first])
            for second in filtered where overlaps(exits, computeExitSet([second])) {
                guard chart.isDescendant(chart.transitions[first].source, chart.transitions[second].source) else {
                    isPreempted = true
                    break
                }
                removed.append(second)
            }
            guard !isPreempted else { continue }
            filtered.removeAll { removed.contains($0) }
            filtered.append(first)
        }
        return filtered
    }

    private func overlaps(_ one: StateSet, _ other: StateSet) -> Bool {
        one.contains { other.contains($0) }
    }
}
