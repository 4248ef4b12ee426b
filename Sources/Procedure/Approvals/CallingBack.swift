import Diagnostics
import Records
import Store

/// Takes the actor's task back from whom it was delegated to, before the other has given an opinion (取回委派).
package struct CallBack: OfficeCommand {
    package static let name = "call-back"
    package let choice: TaskChoice

    /// The command for a choice.
    package init(_ choice: TaskChoice) { self.choice = choice }

    package func decide(_ recorder: Recorder) throws -> Reseated {
        let hand = try CaseHand(choice.case, recorder: recorder)
        let (task, seats, principal) = try Delegation(hand).find(task: choice.task, for: choice.principal)
        recorder.deputyFor = principal == recorder.actor.person.code ? nil : principal
        try recorder.record(
            CaseIntervened(
                case: choice.case, what: .callBack, task: task.id, state: task.state, person: seats.first?.person,
                text: choice.text))
        let all = try recorder.cases.seats(of: task.id)
        for silent in seats.flatMap({ Self.chain(of: $0, among: all) }) {
            try recorder.record(SeatMoved(case: choice.case, task: task.id, seat: silent.number, status: .removed))
        }
        try TaskContinuation(hand).resume(task)
        return try Reseated(hand, task)
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

    /// The task, the seats that the actor or someone whom the actor represents waits for, and who of them does. Whoever
    /// is barred from the task calls nothing back in it.
    func find(task state: String?, for principal: String?) throws -> (CaseTask, [Seat], String) {
        let recorder = hand.recorder
        let principals = recorder.actor.principals(in: hand.found.chain).filter {
            principal == nil || $0.person.code == principal
        }
        var answered = false
        for task in try recorder.cases.openTasks(of: hand.found.number) where state == nil || task.state == state {
            guard !task.barred.contains(recorder.actor.person.code) else { continue }
            let seats = try recorder.cases.seats(of: task.id)
            for (person, posts) in principals where !task.barred.contains(person.code) {
                let delegated = seats.filter { seat in
                    seat.origin == .delegated
                        && seats.contains { $0.number == seat.back && $0.belongs(to: person.code, posts: posts) }
                }
                let silent = delegated.filter(\.isSilent)
                if !silent.isEmpty { return (task, silent, person.code) }
                answered = answered || delegated.contains { $0.status == .spoken }
            }
        }
        throw Refusal.nothingDelegated(case: hand.found.number, isAnswered: answered)
    }
}

extension Refusal {
    fileprivate static func nothingDelegated(case number: Int, isAnswered: Bool) -> Refusal {
        Refusal(
            "approval.nothing-delegated",
            isAnswered
                ? Message("您在事项 \(number) 的委派已经有了答复", "what you delegated in case \(number) has been answered")
                : Message("您在事项 \(number) 没有委派待办", "you have delegated nothing in case \(number)"),
            access: .granted)
    }
}
