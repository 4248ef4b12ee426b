import Diagnostics

/// Puts a chart together from its definition: numbers for names, every mistake of the structure collected.
struct ChartCompiler {
    /// What a chart is made of.
    struct Parts {
        var states: [State] = []
        var transitions: [Transition] = []
        var events = EventTable()
        var indices: [String: Int] = [:]
    }

    private let definition: ChartDefinition
    private var ids: [String] = []
    private var ends: [Int] = []
    private var depths: [Int] = []
    private var children: [[Int]] = []
    private var parts = Parts()
    private(set) var problems: [ChartProblem] = []

    init(_ definition: ChartDefinition) { self.definition = definition }

    mutating func compile() throws(ChartProblems) -> Parts {
        guard measure() else { throw ChartProblems(problems: problems) }
        nameStates()
        for index in definition.states.indices { addState(index) }
        checkStructure()
        guard problems.isEmpty else { throw ChartProblems(problems: problems) }
        parts.events.seal()
        settle()
        return parts
    }

    private mutating func report(_ subject: ChartProblem.Subject, _ fault: ChartProblem.Fault) {
        problems.append(ChartProblem(subject: subject, fault: fault))
    }

    /// Extent, depth and children of every state; `false` when the chart is beyond the limits.
    private mutating func measure() -> Bool {
        let states = definition.states
        guard states.count <= Chart.stateLimit else {
            report(.state(0), .tooManyStates(limit: Chart.stateLimit))
            return false
        }
        ends = Array(1..<(states.count + 1))
        depths = Array(repeating: 0, count: states.count)
        children = Array(repeating: [], count: states.count)
        for (index, state) in states.enumerated() {
            guard let parent = state.parent else { continue }
            depths[index] = depths[parent] + 1
            if depths[index] > Chart.depthLimit {
                report(.state(index), .tooDeep(limit: Chart.depthLimit))
                return false
            }
            if !state.kind.isHistory { children[parent].append(index) }
        }
        for index in states.indices.reversed() {
            if let parent = states[index].parent { ends[parent] = max(ends[parent], ends[index]) }
        }
        if children.first?.isEmpty ?? true { report(.state(0), .noStates) }
        return problems.isEmpty
    }

    private mutating func nameStates() {
        ids = definition.states.map { $0.id ?? "" }
        for (index, state) in definition.states.enumerated().dropFirst() {
            guard let id = state.id else { continue }
            if let first = parts.indices[id] {
                report(.state(index), .duplicateID(id, first: first))
            } else {
                parts.indices[id] = index
            }
        }
        for (index, state) in definition.states.enumerated().dropFirst() where state.id == nil {
            var id = "\(state.kind.rawValue).\(index)"
            while parts.indices[id] != nil { id += "_" }
            ids[index] = id
            parts.indices[id] = index
        }
    }

    private mutating func addState(_ index: Int) {
        let state = definition.states[index]
        let first = parts.transitions.count
        for (place, transition) in state.transitions.enumerated() {
            addTransition(transition, of: index, as: .transition(state: index, place))
        }
        let end = parts.transitions.count
        let initial = addInitial(of: index)
        let doneEvent = "done.state.\(ids[index])"
        let doneEventNumber = parts.events.intern(doneEvent)
        let plainEntry =
            state.onEntry.isEmpty && state.kind != .final && state.data.isEmpty && state.invocations.isEmpty
        parts.states.append(
            State(
                id: ids[index], kind: state.kind, parent: state.parent ?? -1, end: ends[index], depth: depths[index],
                children: children[index], histories: histories(of: index), transitions: first..<end,
                initial: initial, data: state.data, location: state.location, invocations: state.invocations,
                onEntry: state.onEntry, onExit: state.onExit, doneData: state.doneData, doneEvent: doneEvent,
                doneEventNumber: doneEventNumber,
                entryIsPlain: plainEntry, exitIsPlain: state.onExit.isEmpty && state.invocations.isEmpty,
                hasEventTransitions: state.transitions.contains { !$0.events.isEmpty },
                hasEventlessTransitions: state.transitions.contains { $0.events.isEmpty }))
    }

    private func histories(of parent: Int) -> [Int] {
        (parent..<ends[parent]).filter {
            definition.states[$0].kind.isHistory && definition.states[$0].parent == parent
        }
    }

    /// The initial transition as written, or the one that enters the first child (3.6); -1 when there is none.
    private mutating func addInitial(of index: Int) -> Int {
        let state = definition.states[index]
        let number = parts.transitions.count
        if let initial = state.initial {
            addTransition(initial, of: index, as: .initial(state: index))
            return number
        }
        guard state.kind == .root || state.kind == .state, let child = children[index].first else { return -1 }
        addTransition(TransitionDefinition(targets: [ids[child]]), of: index, as: .initial(state: index))
        return number
    }

    private mutating func addTransition(
        _ transition: TransitionDefinition, of source: Int, as subject: ChartProblem.Subject
    ) {
        let targets = transition.targets.compactMap { (id) -> Int? in
            if let target = parts.indices[id] { return target }
            let isFlood = problems.count > 50
            report(subject, .unknownTarget(id, suggestion: isFlood ? nil : closest(to: id, among: ids)))
            return nil
        }
        if targets.count > Chart.targetLimit { report(subject, .tooManyTargets(limit: Chart.targetLimit)) }
        var descriptors: [Int] = []
        for event in transition.events { descriptors.append(parts.events.intern(event)) }
        parts.transitions.append(
            Transition(
                source: source, events: transition.events, conditionText: transition.conditionText, targets: targets,
                isInternal: transition.isInternal, location: transition.location, content: transition.content,
                descriptors: descriptors, condition: transition.condition, domain: -1, plan: nil))
    }
}

/// The constraints on targets (SCXML 3.6, 3.10, 3.11).
extension ChartCompiler {
    private mutating func checkStructure() {
        for (index, state) in parts.states.enumerated() {
            for (place, number) in state.transitions.enumerated() {
                checkTogether(parts.transitions[number].targets, .transition(state: index, place))
            }
            checkInitial(of: state, index)
        }
    }

    private mutating func checkInitial(of state: State, _ index: Int) {
        let subject = ChartProblem.Subject.initial(state: index)
        guard state.initial >= 0 else {
            if state.kind.isHistory { report(subject, .noTarget) }
            return
        }
        if !state.kind.isHistory && state.isAtomic { return report(subject, .initialOfAtomic) }
        let transition = parts.transitions[state.initial]
        if (definition.states[index].initial?.targets ?? [""]).isEmpty { return report(subject, .noTarget) }
        let parent = state.kind.isHistory ? state.parent : index
        for target in transition.targets {
            let isInside = target > parent && target < parts.states[parent].end
            let isChild = parts.states[target].parent == parent
            if state.kind.isHistory {
                let isHistory = parts.states[target].kind.isHistory && isChild
                guard isInside, !isHistory, state.kind == .deepHistory || isChild else {
                    report(subject, .historyOutside(ids[target], parent: ids[parent]))
                    continue
                }
            } else if !isInside {
                report(subject, .initialOutside(ids[target], parent: ids[parent]))
            }
        }
        checkTogether(transition.targets, subject)
    }

    /// Several targets must be part of one legal configuration: only below a parallel state do paths divide.
    private mutating func checkTogether(_ targets: [Int], _ subject: ChartProblem.Subject) {
        guard targets.count <= Chart.targetLimit else { return }
        for (position, one) in targets.enumerated() {
            for other in targets.dropFirst(position + 1) where one != other && !canBeTogether(one, other) {
                report(subject, .conflictingTargets(ids[one], ids[other]))
            }
        }
    }

    private func canBeTogether(_ one: Int, _ other: Int) -> Bool {
        var ancestor = min(one, other)
        let later = max(one, other)
        while ancestor >= 0 {
            if later < ends[ancestor] {
                return ancestor == min(one, other) || definition.states[ancestor].kind == .parallel
            }
            ancestor = definition.states[ancestor].parent ?? -1
        }
        return true
    }

    /// Works out domains and entry sets once, for the transitions in which no history takes part.
    private mutating func settle() {
        let draft = Chart(parts, definition)
        parts.transitions = parts.transitions.enumerated().map { number, transition in
            guard !transition.targets.isEmpty else { return transition }
            let entry = draft.computeEntrySet([number], history: [:])
            guard !entry.usedHistory else { return transition }
            return Transition(
                source: transition.source, events: transition.events, conditionText: transition.conditionText,
                targets: transition.targets, isInternal: transition.isInternal, location: transition.location,
                content: transition.content, descriptors: transition.descriptors, condition: transition.condition,
                domain: draft.getTransitionDomain(transition, history: [:]), plan: entry.steps(in: draft))
        }
    }
}
