/// An event descriptor that an active state listens to.
public struct Offer: Sendable, Hashable {
    /// The descriptor as written, such as `approve.quality`.
    public let descriptor: String
    /// The active state whose transition it is.
    public let state: Int
    /// The transition.
    public let transition: Int
}

/// Questions about a machine that change nothing.
extension Machine {
    /// What active states and their ancestors listen to, conditions left aside, in document order of the states.
    public func offers(in snapshot: Snapshot) -> [Offer] {
        snapshot.configuration.flatMap { state in
            chart.states[state].transitions.flatMap { number in
                chart.transitions[number].events.map { Offer(descriptor: $0, state: state, transition: number) }
            }
        }
    }

    /// The transitions that an event would enable now, conditions evaluated; none when nothing takes it.
    public func enabledTransitions(_ event: Event, in snapshot: Snapshot) -> [Int] {
        guard !snapshot.isFinished else { return [] }
        var interpreter = Interpreter(self, snapshot)
        interpreter.bind(event)
        return interpreter.selectTransitions(chart.events.matching(event.name)).numbers
    }

    /// Whether an event would be taken now.
    public func isEnabled(_ event: Event, in snapshot: Snapshot) -> Bool {
        !enabledTransitions(event, in: snapshot).isEmpty
    }
}
