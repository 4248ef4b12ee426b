/// What each history state recorded, by its number.
typealias HistoryValue = [Int: StateSet]

/// The states that transitions enter (appendix D, `computeEntrySet`).
struct EntrySet: Sendable {
    /// `statesToEnter`.
    var states = StateSet()
    /// `statesForDefaultEntry`.
    var defaultEntry = StateSet()
    /// `defaultHistoryContent`: the history states whose default transition was followed, by their parent.
    var defaultHistory: [Int: Int] = [:]
    /// Whether a history state took part, so that the set holds for this moment only.
    var usedHistory = false
}

extension EntrySet {
    /// The states in entry order, each with what runs on entering it.
    func steps(in chart: Chart) -> [EntryStep] {
        states.map { state in
            let initial = defaultEntry.contains(state) ? chart.states[state].initial : -1
            let history = defaultHistory[state].map { chart.states[$0].initial } ?? -1
            return EntryStep(state: state, initial: initial, history: history)
        }
    }
}

/// The procedures of SCXML 1.0, appendix D, that look at the chart only.
extension Chart {
    /// The ancestors of `state` below `limit`, innermost first; -1 as the limit gives all, the root included.
    func getProperAncestors(_ state: Int, _ limit: Int) -> [Int] {
        var found: [Int] = []
        var ancestor = states[state].parent
        while ancestor >= 0 && ancestor != limit {
            found.append(ancestor)
            ancestor = states[ancestor].parent
        }
        return found
    }

    func isDescendant(_ state: Int, _ ancestor: Int) -> Bool {
        state > ancestor && state < states[ancestor].end
    }

    func findLCCA(_ head: Int, _ tail: [Int]) -> Int {
        getProperAncestors(head, -1).first { ancestor in
            (ancestor == 0 || states[ancestor].isCompound) && tail.allSatisfy { isDescendant($0, ancestor) }
        } ?? 0
    }

    func getEffectiveTargetStates(_ transition: Transition, history: HistoryValue) -> StateSet {
        var targets = StateSet()
        for target in transition.targets {
            guard states[target].kind.isHistory else {
                targets.insert(target)
                continue
            }
            if let recorded = history[target] {
                targets.formUnion(recorded)
            } else {
                targets.formUnion(getEffectiveTargetStates(transitions[states[target].initial], history: history))
            }
        }
        return targets
    }

    /// The compound state within which a transition happens; -1 for a transition without targets.
    func getTransitionDomain(_ transition: Transition, history: HistoryValue) -> Int {
        let targets = Array(getEffectiveTargetStates(transition, history: history))
        guard !targets.isEmpty else { return -1 }
        let source = transition.source
        if transition.isInternal, states[source].isCompound, targets.allSatisfy({ isDescendant($0, source) }) {
            return source
        }
        if source == 0 { return 0 }
        return findLCCA(source, targets)
    }

    func computeEntrySet(_ numbers: [Int], history: HistoryValue) -> EntrySet {
        computeEntrySet(numbers.map { transitions[$0] }, history: history)
    }

    func computeEntrySet(_ transitions: [Transition], history: HistoryValue) -> EntrySet {
        var entry = EntrySet()
        for transition in transitions {
            for target in transition.targets { addDescendantStatesToEnter(target, &entry, history) }
            let ancestor = getTransitionDomain(transition, history: history)
            for target in getEffectiveTargetStates(transition, history: history) {
                addAncestorStatesToEnter(target, ancestor, &entry, history)
            }
        }
        return entry
    }

    func addDescendantStatesToEnter(_ state: Int, _ entry: inout EntrySet, _ history: HistoryValue) {
        if states[state].kind.isHistory {
            entry.usedHistory = true
            let parent = states[state].parent
            let targets: [Int]
            if let recorded = history[state] {
                targets = Array(recorded)
            } else {
                entry.defaultHistory[parent] = state
                targets = transitions[states[state].initial].targets
            }
            for target in targets { addDescendantStatesToEnter(target, &entry, history) }
            for target in targets { addAncestorStatesToEnter(target, parent, &entry, history) }
            return
        }
        entry.states.insert(state)
        if states[state].isCompound {
            entry.defaultEntry.insert(state)
            let targets = transitions[states[state].initial].targets
            for target in targets { addDescendantStatesToEnter(target, &entry, history) }
            for target in targets { addAncestorStatesToEnter(target, state, &entry, history) }
        } else if states[state].kind == .parallel {
            addMissingRegions(of: state, &entry, history)
        }
    }

    func addAncestorStatesToEnter(_ state: Int, _ limit: Int, _ entry: inout EntrySet, _ history: HistoryValue) {
        for ancestor in getProperAncestors(state, limit) where ancestor != 0 {
            entry.states.insert(ancestor)
            if states[ancestor].kind == .parallel { addMissingRegions(of: ancestor, &entry, history) }
        }
    }

    private func addMissingRegions(of parallel: Int, _ entry: inout EntrySet, _ history: HistoryValue) {
        for child in states[parallel].children where !entry.states.intersects(states[child].descendants(of: child)) {
            addDescendantStatesToEnter(child, &entry, history)
        }
    }

    /// Whether an active state is complete (appendix D, `isInFinalState`).
    public func isInFinalState(_ state: Int, _ configuration: StateSet) -> Bool {
        let own = core.states[state]
        if own.flags.contains(.atomic) { return false }
        let isParallel = own.flags.contains(.parallel)
        var child = state + 1
        while child < own.end {
            if !states[child].kind.isHistory {
                if isParallel {
                    guard isInFinalState(child, configuration) else { return false }
                } else if core.states[child].flags.contains(.final), configuration.contains(child) {
                    return true
                }
            }
            child = Int(core.states[child].end)
        }
        return isParallel
    }
}
