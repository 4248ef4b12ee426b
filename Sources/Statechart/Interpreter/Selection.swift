import Diagnostics

/// Which transitions are taken (SCXML 1.0, appendix D; 3.13).
extension Interpreter {
    mutating func selectEventlessTransitions() -> EnabledTransitions {
        guard chart.core.hasEventless else { return EnabledTransitions() }
        return select(.eventlessTransitions, nil)
    }

    /// - Parameter descriptors: those that match the event.
    mutating func selectTransitions(_ descriptors: [Int32]) -> EnabledTransitions {
        guard chart.core.mayListen(descriptors, snapshot.configuration) else { return EnabledTransitions() }
        return select(.eventTransitions, descriptors)
    }

    /// For each atomic state in document order, the first transition of it or its nearest ancestor that is enabled.
    ///
    /// - Parameters:
    ///   - kind: which states can have such transitions.
    ///   - descriptors: those that match the event; `nil` for transitions without event.
    private mutating func select(_ kind: StateCore.Flags, _ descriptors: [Int32]?) -> EnabledTransitions {
        var enabled = EnabledTransitions()
        var decided: [(transition: Int, holds: Bool)] = []
        var position = 1
        while let active = snapshot.configuration.first(from: position) {
            position = active + 1
            guard chart.core.states[active].flags.contains(.atomic) else { continue }
            var state = active
            search: while state > 0 {
                let core = chart.core.states[state]
                if core.flags.contains(kind) {
                    for number in Int(core.firstTransition)..<Int(core.endTransition) {
                        guard isCandidate(number, descriptors), conditionMatch(number, &decided) else { continue }
                        if !enabled.contains(number) { enabled.append(number) }
                        break search
                    }
                }
                state = Int(core.parent)
            }
        }
        if enabled.isEmpty || enabled.single != nil { return enabled }
        return EnabledTransitions(removeConflictingTransitions(enabled.numbers))
    }

    private func isCandidate(_ number: Int, _ descriptors: [Int32]?) -> Bool {
        guard let descriptors else { return chart.core.isEventless(number) }
        return chart.core.matches(number, descriptors)
    }

    /// Whether the condition holds. It is evaluated once for a selection, however many atomic states ask for it.
    private mutating func conditionMatch(_ number: Int, _ decided: inout [(transition: Int, holds: Bool)]) -> Bool {
        guard chart.core.transitions[number].hasCondition, let condition = chart.transitions[number].condition else {
            return true
        }
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
                return try snapshot.data.condition(expression, in: scope, work: &work)
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
            let exits = computeExitSet(EnabledTransitions(first))
            for second in filtered where overlaps(exits, computeExitSet(EnabledTransitions(second))) {
                guard chart.isDescendant(source(first), source(second)) else {
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

    private func source(_ number: Int) -> Int { Int(chart.core.transitions[number].source) }

    private func overlaps(_ one: StateSet, _ other: StateSet) -> Bool {
        one.contains { other.contains($0) }
    }
}
