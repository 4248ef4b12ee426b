import Diagnostics
import Statechart

/// Finds where the active states of a session come to lie in another chart.
struct StateCarrying {
    /// What was found.
    struct Result {
        let parts: [CarriedPart]
        /// The configuration in the new chart; `nil` when no active state is left.
        let landing: Landing?
        /// The states of it that were active before.
        let carried: StateSet
    }

    private let names: StateNames
    private let snapshot: Snapshot
    private var old: Chart { names.old }
    private var new: Chart { names.new }

    init(_ names: StateNames, _ snapshot: Snapshot) {
        self.names = names
        self.snapshot = snapshot
    }

    func result() -> Result {
        let leaves = snapshot.configuration.filter { old.states[$0].isAtomic }
        let fates = leaves.map { ($0, fate($0)) }
        let parts = fates.map { CarriedPart(kind: .state, name: old.states[$0.0].id, fate: $0.1) }
        let targets = fates.compactMap { leaf, fate -> Int? in
            switch fate {
            case .kept, .renamed: names.target(leaf)
            default: nil
            }
        }
        guard !targets.isEmpty else {
            let finished = CarriedPart(
                kind: .state, name: "", fate: .refused(Message("流程没有激活的状态", "the session has no active state")))
            return Result(parts: parts.isEmpty ? [finished] : parts, landing: nil, carried: StateSet())
        }
        let active = StateSet(snapshot.configuration.compactMap(names.target))
        let landing = new.landing(on: targets, carried: active)
        var carried = landing.configuration
        carried.subtract(landing.entered)
        let added = landing.entered.filter { new.states[$0].isAtomic }.map {
            CarriedPart(kind: .state, name: new.states[$0].id, fate: .added)
        }
        // What follows from a state that does not fit needs no telling of its own.
        let problems = parts.contains(where: \.isRefused) ? [] : problems(landing, carried)
        return Result(
            parts: parts + added + problems, landing: landing, carried: carried)
    }

    /// What becomes of one active state without active children.
    private func fate(_ leaf: Int) -> CarriedPart.Fate {
        guard let target = names.target(leaf) else { return fateOfGone(leaf) }
        let wasFinal = old.states[leaf].kind == .final
        let state = new.states[target]
        if state.kind.isHistory || target == 0 {
            return .refused(Message("新版里这个名称不是可以进入的状态", "in the new chart this name is no state that can be entered"))
        }
        if state.kind == .final, !wasFinal {
            return .refused(Message("新版里它成了终点", "in the new chart it is a final state"))
        }
        if wasFinal, state.kind != .final {
            return .refused(Message("它已经办完，新版里不再是终点", "it is finished, and in the new chart it is no final state"))
        }
        return names.fate(leaf)
    }

    /// A region of a parallel state that is finished, and that the new chart does not have, is not missed.
    private func fateOfGone(_ leaf: Int) -> CarriedPart.Fate {
        if old.states[leaf].kind == .final {
            guard let region = region(of: leaf) else {
                return .refused(Message("新版里没有这个终点", "the new chart does not have this final state"))
            }
            if names.target(region) == nil {
                return .dropped(
                    Message("这个分支已经办完，新版里没有了", "this region is finished, and the new chart does not have it"))
            }
            return .refused(
                Message(
                    "分支“\(old.states[region].id)”已经办完，新版里没有它的终点，会重新办理",
                    "the region “\(old.states[region].id)” is finished; without its final state it would begin again"))
        }
        return .refused(Message("新版里没有这个状态", "the new chart does not have this state"))
    }

    /// The region of the nearest parallel state that a state lies in.
    private func region(of state: Int) -> Int? {
        var region = state
        while region > 0 {
            let parent = old.states[region].parent
            if parent >= 0, old.states[parent].kind == .parallel { return region }
            region = parent
        }
        return nil
    }

    private func problems(_ landing: Landing, _ carried: StateSet) -> [CarriedPart] {
        landing.conflicts.map(conflict) + carried.compactMap(completion(landing)) + carried.compactMap(invocation)
    }

    private func conflict(_ conflict: Landing.Conflict) -> CarriedPart {
        let other = new.states[conflict.other].id
        let within = conflict.within == 0 ? new.name : new.states[conflict.within].id
        return CarriedPart(
            kind: .state, name: new.states[conflict.one].id,
            fate: .refused(
                Message(
                    "新版里不能与“\(other)”同时激活：“\(within)”不是并行",
                    "in the new chart it cannot be active together with “\(other)”: “\(within)” is not parallel")))
    }

    /// A state that is complete on arrival and was not before would wait for a completion event that never comes.
    private func completion(_ landing: Landing) -> (Int) -> CarriedPart? {
        { state in
            guard new.isInFinalState(state, landing.configuration),
                !landing.entered.contains(where: { new.isDescendant($0, of: state) && new.states[$0].kind == .final }),
                !snapshot.configuration.contains(where: {
                    names.target($0) == state && old.isInFinalState($0, snapshot.configuration)
                })
            else { return nil }
            return CarriedPart(
                kind: .state, name: new.states[state].id,
                fate: .refused(
                    Message("到了新版里它已经全部办完，没有什么会让它前进", "it would arrive complete, and nothing would take it further")))
        }
    }

    /// What a state invokes is started on entry, and carried states are not entered.
    private func invocation(_ state: Int) -> CarriedPart? {
        guard !new.states[state].invocations.isEmpty else { return nil }
        return CarriedPart(
            kind: .state, name: new.states[state].id,
            fate: .refused(Message("新版里它要调用另一个流程图", "in the new chart it invokes another chart")))
    }
}

extension Chart {
    fileprivate func isDescendant(_ state: Int, of ancestor: Int) -> Bool {
        states[ancestor].descendants(of: ancestor).contains(state)
    }
}
