import Diagnostics
import Records
import Regulations
import Store

/// Who has a task after something was done about it.
public struct Reseated: Sendable {
    /// The case.
    public let `case`: Int
    /// The task's name.
    public let label: String
    /// Whom the case waits for now.
    public let waiting: [WaitingTask]
    /// How the case ended, where the task was decided by it and nothing follows.
    public let outcome: String?
}

/// Where a countersigner is added (加签).
public enum CountersignerPlace: String, Codable, Sendable, CaseIterable {
    /// Heard before whoever adds, who then decides.
    case before
    /// Heard beside the others; nothing is decided without.
    case beside
    /// Heard after all others; nothing is decided without.
    case after
}

/// Hands the actor's task over to someone for good (转办).
package struct HandOver: OfficeCommand {
    package static let name = "hand-over"
    package let choice: TaskChoice
    package let person: String

    /// The command for a task and who gets it.
    package init(_ choice: TaskChoice, to person: String) {
        self.choice = choice
        self.person = person
    }

    package func decide(_ recorder: Recorder) throws -> Reseated {
        try recorder.reseat(choice) { try $0.handOver(to: person) }
    }
}

/// Delegates the actor's task: the other gives an opinion, then the task comes back (委派).
package struct Delegate: OfficeCommand {
    package static let name = "delegate"
    package let choice: TaskChoice
    package let person: String

    /// The command for a task and who is asked.
    package init(_ choice: TaskChoice, to person: String) {
        self.choice = choice
        self.person = person
    }

    package func decide(_ recorder: Recorder) throws -> Reseated {
        try recorder.reseat(choice) { try $0.delegate(to: person) }
    }
}

/// Adds countersigners to the actor's task (加签).
package struct AddCountersigners: OfficeCommand {
    package static let name = "countersigners.add"
    package let choice: TaskChoice
    package let people: [String]
    package let place: CountersignerPlace

    /// The command for a task, who is added and where.
    package init(_ choice: TaskChoice, _ people: [String], _ place: CountersignerPlace) {
        self.choice = choice
        self.people = people
        self.place = place
    }

    package func decide(_ recorder: Recorder) throws -> Reseated {
        try recorder.reseat(choice) { seating in
            for person in people { try seating.add(person, place) }
        }
    }
}

/// Removes a countersigner who was added and has not spoken (减签).
package struct RemoveCountersigner: OfficeCommand {
    package static let name = "countersigner.remove"
    package let choice: TaskChoice
    package let person: String

    /// The command for a task and who is removed.
    package init(_ choice: TaskChoice, _ person: String) {
        self.choice = choice
        self.person = person
    }

    package func decide(_ recorder: Recorder) throws -> Reseated {
        let hand = try CaseHand(choice.case, recorder: recorder)
        let (task, seat, principal) = try CountersignerRemoval(hand).find(person, task: choice.task)
        recorder.deputyFor = principal == recorder.actor.person.code ? nil : principal
        try recorder.record(
            CaseIntervened(
                case: choice.case, what: .removeCountersigner, task: task.id, state: task.state, person: person,
                text: choice.text))
        try recorder.record(SeatMoved(case: choice.case, task: task.id, seat: seat.number, status: .removed))
        try TaskContinuation(hand).resume(task)
        return try Reseated(hand, task)
    }
}

extension Recorder {
    fileprivate func reseat(_ choice: TaskChoice, _ body: (Reseating) throws -> Void) throws -> Reseated {
        let hand = try CaseHand(choice.case, recorder: self)
        let (task, authority) = try hand.task(choice.task, for: choice.principal)
        deputyFor = authority.deputyFor
        try body(Reseating(hand: hand, task: task, authority: authority, text: choice.text))
        return try Reseated(hand, task)
    }
}

extension Reseated {
    init(_ hand: CaseHand, _ task: CaseTask) throws {
        let waiting = try hand.recorder.cases.openTasks(of: hand.found.number).map(hand.recorder.performers.waiting)
        self.init(
            case: hand.found.number, label: task.label, waiting: waiting,
            outcome: try hand.recorder.cases.anyCase(hand.found.number).outcome)
    }
}

/// Gives the actor's seats in a task to others, or seats others beside them.
private struct Reseating {
    let hand: CaseHand
    let task: CaseTask
    let authority: Authority
    let text: String
    private var recorder: Recorder { hand.recorder }
    private var number: Int { hand.found.number }

    func handOver(to person: String) throws {
        try check(person)
        try note(.handOver, person)
        for seat in authority.seats {
            let origin = seat.origin == .chart ? .handedOver : seat.origin
            try add(
                SeatPlan(
                    person: person, weight: seat.weight, origin: origin, by: giver, back: seat.back, place: seat.place))
            try move(seat, .handedOver)
        }
    }

    func delegate(to person: String) throws {
        try check(person)
        try note(.delegate, person)
        for seat in authority.seats {
            try add(SeatPlan(person: person, weight: seat.weight, origin: .delegated, by: giver, back: seat.number))
            try move(seat, .waiting)
        }
    }

    func add(_ person: String, _ place: CountersignerPlace) throws {
        try check(person)
        try note(.addCountersigner, person)
        switch place {
        case .before:
            for seat in authority.seats {
                try add(SeatPlan(person: person, origin: .before, by: giver, back: seat.number))
                try move(seat, .waiting)
            }
        case .beside: try add(SeatPlan(person: person, origin: .beside, by: giver))
        case .after: try add(SeatPlan(person: person, origin: .after, by: giver, status: .waiting))
        }
    }

    /// Who gives the seat: the person represented, where there is one.
    private var giver: String { authority.deputyFor ?? recorder.actor.person.code }

    private func note(_ what: Intervention.Kind, _ person: String) throws {
        try recorder.record(
            CaseIntervened(case: number, what: what, task: task.id, state: task.state, person: person, text: text))
    }

    private func add(_ plan: SeatPlan) throws {
        let last = try recorder.cases.seats(of: task.id).last?.number ?? 0
        try recorder.record(SeatAdded(case: number, task: task.id, seat: last + 1, plan: plan))
    }

    private func move(_ seat: Seat, _ status: Seat.Status) throws {
        let now = try recorder.cases.seats(of: task.id).first { $0.number == seat.number }?.status
        if now != status {
            try recorder.record(SeatMoved(case: number, task: task.id, seat: seat.number, status: status))
        }
    }

    /// Refuses a person whom the task cannot go to.
    private func check(_ person: String) throws {
        _ = try recorder.performers.colleague(person)
        guard person != recorder.actor.person.code, person != authority.deputyFor else {
            throw Refusal.toOneself(case: number)
        }
        guard !task.barred.contains(person) else { throw Refusal.applicantBarred(case: number, person: person) }
        let posts = try recorder.directory.posts(of: person, on: recorder.now.day)
        let seats = try recorder.cases.seats(of: task.id)
        guard !asked(by: authority.seats, among: seats).contains(person) else {
            throw Refusal.circle(case: number, person: person)
        }
        let isSeated = seats.contains { seat in
            [.open, .waiting, .spoken, .passed].contains(seat.status)
                && (seat.status == .spoken || !authority.seats.contains { $0.number == seat.number })
                && seat.belongs(to: person, posts: posts)
        }
        guard !isSeated else { throw Refusal.alreadySeated(case: number, person: person) }
    }

    /// The people who wait for these seats, directly or through others.
    private func asked(by seats: [Seat], among all: [Seat]) -> Set<String> {
        var people: Set<String> = []
        var waiting = seats
        while let seat = waiting.popLast() {
            if let by = seat.by, seat.origin.isAdvice { people.insert(by) }
            waiting += all.filter { $0.number == seat.back }
        }
        return people
    }
}

/// Finds the seat of a countersigner whom the actor may remove.
private struct CountersignerRemoval {
    let hand: CaseHand

    init(_ hand: CaseHand) { self.hand = hand }

    /// A seat that the actor added, or that somebody added to a task in which the actor is seated, and whose right it
    /// is.
    func find(_ person: String, task state: String?) throws -> (CaseTask, Seat, String) {
        let recorder = hand.recorder
        let number = hand.found.number
        var spoken = false
        for task in try recorder.cases.openTasks(of: number) where state == nil || task.state == state {
            let seats = try recorder.cases.seats(of: task.id)
            for seat in seats where seat.person == person && seat.origin.isAdded {
                guard seat.isSilent else {
                    spoken = spoken || seat.status == .spoken
                    continue
                }
                let principals = recorder.actor.principals(in: hand.found.chain)
                let holder = principals.first { principal in
                    seat.by == principal.person.code
                        || seats.contains {
                            $0.number != seat.number && $0.status != .handedOver && $0.status != .removed
                                && $0.belongs(to: principal.person.code, posts: principal.posts)
                        }
                }
                guard let holder else { throw Refusal.notYourTask(case: number, waiting: []) }
                return (task, seat, holder.person.code)
            }
        }
        throw spoken
            ? Refusal.hasSpoken(case: number, person: person)
            : Refusal.noCountersigner(case: number, person: person)
    }
}

extension Refusal {
    fileprivate static func toOneself(case number: Int) -> Refusal {
        Refusal(
            "approval.to-oneself",
            Message("事项 \(number) 的待办不能交给自己", "a task of case \(number) cannot go to oneself"), access: .granted)
    }

    package static func applicantBarred(case number: Int, person: String) -> Refusal {
        Refusal(
            "approval.applicant-barred",
            Message(
                "\(person) 是事项 \(number) 的申报人，不能办理这一步",
                "\(person) submitted case \(number) and cannot decide this step"),
            access: .granted)
    }

    fileprivate static func circle(case number: Int, person: String) -> Refusal {
        Refusal(
            "approval.circle",
            Message(
                "事项 \(number) 正是 \(person) 交来征求意见的，不能再交回去",
                "case \(number) came from \(person), who waits for the answer: it cannot be passed back as a question"),
            advice: Message("直接写明意见即可", "just give the opinion"), access: .granted)
    }

    fileprivate static func alreadySeated(case number: Int, person: String) -> Refusal {
        Refusal(
            "approval.already-seated",
            Message(
                "\(person) 已经在事项 \(number) 的这一步办理", "\(person) takes part in this step of case \(number) already"),
            access: .granted)
    }

    fileprivate static func hasSpoken(case number: Int, person: String) -> Refusal {
        Refusal(
            "approval.has-spoken",
            Message(
                "\(person) 在事项 \(number) 已经发表意见，不能减签", "\(person) has given an opinion in case \(number) and stays"),
            access: .granted)
    }

    fileprivate static func noCountersigner(case number: Int, person: String) -> Refusal {
        Refusal(
            "approval.no-countersigner",
            Message("事项 \(number) 没有给 \(person) 加签", "\(person) is no added countersigner of case \(number)"),
            advice: Message("只能减去加签的人", "only countersigners who were added can be removed"), access: .granted)
    }
}
