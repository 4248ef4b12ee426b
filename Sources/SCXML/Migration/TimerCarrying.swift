import Diagnostics
import Statechart

/// Carries delayed events: those that the new chart listens to, under the names that it listens to.
struct TimerCarrying {
    private let names: StateNames

    init(_ names: StateNames) { self.names = names }

    func result(of timers: [Timer]) -> (parts: [CarriedPart], timers: [Timer]) {
        var parts: [CarriedPart] = []
        var kept: [Timer] = []
        for timer in timers {
            let event = timer.dispatch.event.name
            let name = renamed(event)
            if timer.dispatch.target != .own || names.new.isHeard(event) {
                kept.append(timer)
                parts.append(CarriedPart(kind: .timer, name: event, fate: .kept))
            } else if names.new.isHeard(name) {
                var event = timer.dispatch.event
                event.name = name
                let dispatch = Dispatch(event: event, target: timer.dispatch.target, type: timer.dispatch.type)
                kept.append(Timer(sender: timer.sender, dispatch: dispatch, due: timer.due))
                parts.append(CarriedPart(kind: .timer, name: timer.dispatch.event.name, fate: .renamed(name)))
            } else {
                let reason = Message("新版里没有什么接受它", "nothing in the new chart listens to it")
                parts.append(CarriedPart(kind: .timer, name: event, fate: .dropped(reason)))
            }
        }
        return (parts, kept)
    }

    /// An event's name with the names of states in it as they are now, such as `remind.legal`.
    private func renamed(_ event: String) -> String {
        event.split(separator: ".", omittingEmptySubsequences: false).map { names.name(String($0)) }
            .joined(separator: ".")
    }
}
