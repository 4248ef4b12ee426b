import Diagnostics
import Records
import Regulations
import Store
import Values

/// What went to a successor.
public struct Forwarded: Sendable {
    /// The posts, as papers name them with their units.
    public let posts: [String]
    /// The cases whose tasks or questions went over.
    public let cases: [Int]
}

/// Forwards all work of someone who leaves to a successor: posts, tasks handed to the person, deputyships (离职转办).
package struct ForwardWork: OfficeCommand {
    package static let name = "work.forward"
    package let person: String
    package let successor: String
    package let day: CalendarDate?
    package let text: String

    /// The command.
    ///
    /// - Parameter day: the last day of the one who leaves; the successor holds the posts from the next day on, or from
    ///   today when it is not later. Tasks go over at once.
    package init(of person: String, to successor: String, on day: CalendarDate?, text: String) {
        self.person = person
        self.successor = successor
        self.day = day
        self.text = text
    }

    package func decide(_ recorder: Recorder) throws -> Forwarded {
        try recorder.reader.require(.administer)
        for code in [person, successor] where try recorder.directory.person(code) == nil {
            throw Refusal.unknownPerson(code, known: try recorder.directory.codes())
        }
        guard person != successor else { throw Refusal.successorOfOneself }
        let forwarding = Forwarding(recorder: recorder, person: person, successor: successor, text: text)
        let posts = try forwarding.posts(until: day ?? recorder.now.day)
        let cases = try forwarding.tasks() + forwarding.questions()
        let duties = try forwarding.duties()
        guard !posts.isEmpty || !cases.isEmpty || duties > 0 else { throw Refusal.nothingToForward(person) }
        try forwarding.seatsWithoutVoice(cases)
        try forwarding.ownQuestions(cases)
        try forwarding.deputyships()
        return Forwarded(posts: posts, cases: Set(cases).sorted())
    }
}

private struct Forwarding {
    let recorder: Recorder
    let person: String
    let successor: String
    let text: String

    func posts(until day: CalendarDate) throws -> [String] {
        let today = recorder.now.day
        // Whoever leaves today has left: the successor begins at once.
        let last = day > today ? day : today.adding(days: -1)
        // Posts that begin later go over too.
        let held = try recorder.directory.coming(of: person, from: today)
        return try held.map { holder, begin in
            try recorder.record(PostEnded(person: person, post: holder.post, unit: holder.unit, to: last))
            let from = max(begin, last.adding(days: 1))
            if try !recorder.directory.posts(of: successor, on: from).contains(holder) {
                try recorder.record(
                    PostHeld(person: successor, post: holder.post, unit: holder.unit, from: from, to: nil))
            }
            return try recorder.performers.name(of: holder)
        }
    }

    /// Hands over the seats that are the person's by name; those of a post go with the post.
    func tasks() throws -> [Int] {
        let rows = try recorder.reader.snapshot.all(
            where: [Seat.person == person, Seat.status.isOne(of: [.open, .waiting])],
            order: [Seat.task.ascending, Seat.number.ascending])
        var cases: Set<Int> = []
        for row in rows {
            let number = row.case
            // As it is by now: a seat that waited for another may have been handed on before it.
            guard let seat = try recorder.cases.now(row), seat.isSilent else { continue }
            if cases.insert(number).inserted {
                try recorder.record(
                    CaseIntervened(
                        case: number, what: .forward, task: seat.task, state: nil, person: successor, text: text))
            }
            try replace(seat, of: number, by: nil, person: successor)
        }
        return cases.sorted()
    }

    /// Hands over the duties that are the person's by name, and says how many; those of a post go with the post.
    func duties() throws -> Int {
        let rows = try recorder.reader.snapshot.all(
            where: [OpenedDuty.person == person, OpenedDuty.state == .open], order: [OpenedDuty.id.ascending])
        for row in rows { try recorder.record(DutyHandedOver(duty: row.id, to: successor)) }
        return rows.count
    }

    /// Gives the questions that wait for an answer to the successor. Those between the two are asked no more.
    func questions() throws -> [Int] {
        let open = try openQuestions(to: person)
        let between =
            open.filter { $0.asker == successor } + (try openQuestions(to: successor)).filter { $0.asker == person }
        for question in between {
            try recorder.record(QuestionDropped(case: question.case, question: question.number))
        }
        for question in open where question.asker != successor {
            try recorder.record(
                CaseIntervened(
                    case: question.case, what: .forward, task: question.task, state: nil, person: successor, text: text)
            )
            try recorder.record(QuestionForwarded(case: question.case, question: question.number, to: successor))
        }
        return open.map(\.case)
    }

    private func openQuestions(to person: String) throws -> [Question] {
        try recorder.reader.snapshot.all(where: [Question.asked == person, Question.isOpen == true])
    }

    /// Takes away what someone would be asked by himself now that posts and seats went over: whoever asked has the turn
    /// again.
    func ownQuestions(_ cases: [Int]) throws {
        let named = try recorder.reader.snapshot.values(
            Seat.case, where: [Seat.person == successor, Seat.status.isOne(of: [.open, .waiting])])
        for number in Set(cases + named).sorted() {
            for task in try recorder.cases.openTasks(of: number) {
                while let seat = try selfAsked(in: task) { try giveBack(seat, in: task) }
            }
        }
    }

    /// A silent seat that only whoever asked could speak for.
    private func selfAsked(in task: CaseTask) throws -> Seat? {
        let seats = try recorder.cases.seats(of: task.id)
        return try seats.first { seat in
            guard seat.isSilent, let asker = seats.first(where: { $0.number == seat.back }) else { return false }
            let people = try recorder.performers.people(of: seat)
            return try people.count == 1 && people == recorder.performers.people(of: asker)
        }
    }

    private func giveBack(_ seat: Seat, in task: CaseTask) throws {
        try recorder.record(SeatMoved(case: task.case, task: task.id, seat: seat.number, status: .removed))
        try TaskContinuation(CaseHand(byClock: recorder.cases.anyCase(task.case), recorder: recorder)).giveTurn(task)
    }

    private func replace(_ seat: Seat, of number: Int, by holder: Holder?, person: String?) throws {
        let seats = try recorder.cases.seats(of: seat.task)
        let plan = SeatPlan(
            holder: holder, person: person, weight: seat.weight, origin: seat.origin, by: seat.by ?? self.person,
            back: seat.back, place: seat.place, status: seat.status)
        let next = (seats.last?.number ?? 0) + 1
        try recorder.record(SeatAdded(case: number, task: seat.task, seat: next, plan: plan))
        for asked in seats where asked.back == seat.number && asked.isSilent {
            try recorder.record(SeatRebound(case: number, task: seat.task, seat: asked.number, back: next))
        }
        try recorder.record(SeatMoved(case: number, task: seat.task, seat: seat.number, status: .handedOver))
    }

    /// Gives to a leader what only the applicant of a case could decide now: seats of posts that went to the successor,
    /// and those that went over by name.
    func seatsWithoutVoice(_ cases: [Int]) throws {
        let day = recorder.now.day
        let holders = try recorder.directory.posts(of: successor, on: day)
        let mine =
            [Seat.person == successor]
            + holders.map { .all([Seat.unit == $0.unit, Seat.post == $0.post]) }
        let rows = try recorder.reader.snapshot.all(
            where: [.any(mine), Seat.status.isOne(of: [.open, .waiting])])
        for row in rows {
            let number = row.case
            guard let seat = try recorder.cases.now(row), seat.isSilent else { continue }
            guard let task = try recorder.cases.openTasks(of: number).first(where: { $0.id == seat.task }),
                task.barred.contains(successor),
                try recorder.performers.people(of: seat).allSatisfy({ task.barred.contains($0.code) })
            else { continue }
            try giveToLeader(seat, of: number)
        }
    }

    private func giveToLeader(_ seat: Seat, of number: Int) throws {
        let found = try recorder.cases.anyCase(number)
        guard
            let leader = try recorder.performers.leader(above: seat.holder?.unit ?? found.unit, except: found.submitter)
        else { throw Refusal.applicantBarred(case: number, person: successor) }
        try replace(seat, of: number, by: leader, person: nil)
    }

    func deputyships() throws {
        for deputyship in try recorder.directory.deputyships() where deputyship.ended == nil {
            guard [deputyship.person, deputyship.deputy].contains(person) else { continue }
            try recorder.record(DeputyEnded(deputy: deputyship.id, person: deputyship.person))
        }
    }
}

extension Refusal {
    fileprivate static var successorOfOneself: Refusal {
        Refusal(
            "approval.successor-of-oneself", Message("接办的人不能是本人", "nobody succeeds themselves"), access: .granted)
    }

    fileprivate static func nothingToForward(_ person: String) -> Refusal {
        Refusal(
            "approval.nothing-to-forward",
            Message("\(person) 没有岗位，也没有待办", "\(person) holds no post and has no task"), access: .granted)
    }
}
