import Store

extension Desk {
    /// Takes the actor's task back from whom it was delegated to, before the other has given an opinion (取回委派).
    ///
    /// - Throws: `CaseworkError`, `ApprovalError`.
    public func callBack(_ choice: TaskChoice) throws -> Reseated {
        try change { recorder in
            let hand = try CaseHand(choice.case, recorder: recorder)
            let (task, seat, principal) = try Delegation(hand).find(task: choice.task, for: choice.principal)
            recorder.deputyFor = principal == actor.person.code ? nil : principal
            try recorder.record(
                CaseIntervened(
                    case: choice.case, what: .callBack, task: task.id, state: task.state, person: seat.person,
                    text: choice.text))
            for silent in Self.chain(of: seat, among: try recorder.seats(of: task.id)) {
                try recorder.record(
                    SeatMoved(case: choice.case, task: task.id, seat: silent.number, status: .removed))
            }
            try TaskContinuation(hand).resume(task)
            return try Reseated(hand, task)
        }
    }

    /// A seat and those whom it asked in its turn, the last asked first.
    private static func chain(of seat: Seat, among seats: [Seat]) -> [Seat] {
        seats.filter { $0.back == seat.number && $0.isSilent }.flatMap { chain(of: $0, among: seats) } + [seat]
    }
}

/// Finds what the actor delegated in a case.
private struct Delegation {
    let hand: CaseHand

    init(_ hand: CaseHand) { self.hand = hand }

    /// The task, the seat that the actor or someone whom the actor represents waits for, and who of them does.
    func find(task state: String?, for principal: String?) throws -> (CaseTask, Seat, String) {
        let recorder = hand.recorder
        let principals = recorder.actor.principals(in: hand.found.chain).filter {
            principal == nil || $0.person.code == principal
        }
        var answered = false
        for task in try recorder.openTasks(of: hand.found.number) where state == nil || task.state == state {
            let seats = try recorder.seats(of: task.id)
            for seat in seats.reversed() where seat.origin == .delegated {
                let waiting = seats.first { $0.number == seat.back }
                let delegator = principals.first {
                    waiting?.belongs(to: $0.person.code, posts: $0.posts) ?? false
                }
                guard let delegator else { continue }
                if seat.isSilent { return (task, seat, delegator.person.code) }
                answered = answered || seat.status == .spoken
            }
        }
        throw ApprovalError.nothingDelegated(case: hand.found.number, isAnswered: answered)
    }
}
