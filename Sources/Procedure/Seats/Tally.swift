import Records
import Regulations

/// How the voices in a task stand, with countersigners that performers added.
package struct Tally {
    /// What follows from a voice.
    package enum Outcome: Equatable {
        /// Others speak next; the numbers of the seats whose turn comes now.
        case open(next: [Int])
        /// The task is decided by this action.
        case decided(action: String)
    }

    let definition: TaskDefinition
    let seats: [Seat]
    /// The actions by which seats have spoken, by number of the seat.
    let actions: [Int: String]

    /// What follows from the voices given so far.
    func outcome() -> Outcome {
        let base = seats.filter(\.isInOrder)
        switch verdict(of: base) {
        case .failed(let action): return .decided(action: action)
        case .open: return additional(otherwise: .open(next: nextInSequence(base)))
        case .passed: return additional(otherwise: .decided(action: definition.forward?.name ?? ""))
        }
    }

    private func verdict(of base: [Seat]) -> Completion.Verdict {
        let spoken = base.filter { $0.status == .spoken }.sorted { ($0.opinion ?? .max) < ($1.opinion ?? .max) }
        let passed = base.filter { $0.status == .passed }
        let forward = definition.forward?.name ?? ""
        let ballots =
            spoken.map { ballot($0, actions[$0.number] ?? forward) } + passed.map { ballot($0, forward) }
        return definition.completion.verdict(
            on: ballots, silent: base.filter(\.isSilent).reduce(0) { $0 + $1.weight })
    }

    private func ballot(_ seat: Seat, _ action: String) -> Completion.Ballot {
        Completion.Ballot(action: action, voice: definition.voice(of: action), weight: seat.weight)
    }

    /// Countersigners beside the others must all be heard, those after the others too; one against decides against.
    private func additional(otherwise base: Outcome) -> Outcome {
        let added = seats.filter { $0.origin == .beside || $0.origin == .after }
        for seat in added where seat.status == .spoken {
            guard let action = actions[seat.number] else { continue }
            let voice = definition.voice(of: action)
            if voice == .against || voice == .veto { return .decided(action: action) }
        }
        guard case .decided = base else { return base }
        if added.contains(where: { $0.origin == .beside && $0.isSilent }) { return .open(next: []) }
        let after = added.filter { $0.origin == .after }
        if after.contains(where: { $0.status == .open }) { return .open(next: []) }
        if let next = after.first(where: { $0.status == .waiting }) { return .open(next: [next.number]) }
        return base
    }

    private func nextInSequence(_ base: [Seat]) -> [Int] {
        guard definition.completion.rule == .sequence, !base.contains(where: { $0.status == .open }) else { return [] }
        // A seat that asked someone is still the one whose turn it is.
        let isAsking = base.contains { $0.isAsking(among: seats) }
        if isAsking { return [] }
        let next = base.filter { $0.status == .waiting }.min { $0.place < $1.place }
        return next.map { [$0.number] } ?? []
    }
}
