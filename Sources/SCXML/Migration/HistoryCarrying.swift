import Diagnostics
import Statechart

/// Carries what history states recorded.
struct HistoryCarrying {
    private let names: StateNames

    init(_ names: StateNames) { self.names = names }

    func result(of history: [Int: StateSet]) -> (parts: [CarriedPart], values: [Int: StateSet]) {
        var parts: [CarriedPart] = []
        var values: [Int: StateSet] = [:]
        for (state, recorded) in history.sorted(by: { $0.key < $1.key }) {
            let (fate, value) = carry(state, recorded)
            parts.append(CarriedPart(kind: .history, name: names.old.states[state].id, fate: fate))
            if let target = names.target(state), let value { values[target] = value }
        }
        return (parts, values)
    }

    private func carry(_ state: Int, _ recorded: StateSet) -> (CarriedPart.Fate, StateSet?) {
        guard let target = names.target(state) else {
            return (.dropped(Message("新版里没有什么会回到它", "nothing in the new chart goes back to it")), nil)
        }
        let (old, new) = (names.old.states[state], names.new.states[target])
        guard new.kind == old.kind else {
            return (.refused(Message("新版里它记的东西不同", "in the new chart it records something else")), nil)
        }
        var value = StateSet()
        for memory in recorded {
            let id = names.old.states[memory].id
            guard let place = names.target(memory) else {
                return (
                    .refused(Message("它记着的“\(id)”新版里没有了", "it recorded “\(id)”, which the new chart does not have")),
                    nil
                )
            }
            guard fits(place, new) else {
                return (
                    .refused(
                        Message("它记着的“\(id)”新版里不在它的范围内", "it recorded “\(id)”, which lies elsewhere in the new chart")),
                    nil
                )
            }
            value.insert(place)
        }
        guard names.new.landing(on: Array(value), carried: StateSet()).conflicts.isEmpty else {
            return (
                .refused(Message("它记着的状态新版里不能同时激活", "what it recorded cannot be active together in the new chart")), nil
            )
        }
        return (names.fate(state), value)
    }

    /// A deep history records states without children anywhere below its parent, a shallow one children of its parent.
    private func fits(_ place: Int, _ history: State) -> Bool {
        let state = names.new.states[place]
        guard history.kind == .deepHistory else { return state.parent == history.parent }
        return state.isAtomic && names.new.states[history.parent].descendants(of: history.parent).contains(place)
    }
}
