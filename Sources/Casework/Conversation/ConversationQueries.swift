import Diagnostics
import Store

extension View {
    /// A person who works here now: only such people are shown a case.
    ///
    /// - Throws: `Refusal.unknownPerson`, `Refusal.withoutPost`.
    func colleague(_ code: String) throws -> Person {
        guard let person = try directory.person(code) else {
            throw Refusal.unknownPerson(code, known: try directory.codes())
        }
        guard try !directory.posts(of: code, on: desk.now.day.iso).isEmpty else {
            throw Refusal.withoutPost(person.name)
        }
        return person
    }

    /// A running case that the actor sees.
    ///
    /// - Throws: `Refusal.caseClosed` among others.
    func runningCase(_ number: Int) throws -> Case {
        let found = try existingCase(number)
        if let outcome = found.outcome { throw Refusal.caseClosed(number, outcome: outcome) }
        return found
    }

    /// What people did around a case, as the actor sees it.
    func conversation(in number: Int, tasks: [CaseTask]) throws -> Conversation {
        var drafts: [Int: String] = [:]
        for task in tasks where task.status == "open" { drafts[task.id] = try draft(of: task.id) }
        return Conversation(
            questions: try questions(in: number), reminders: try reminders(in: number),
            readings: try readings(in: number), drafts: drafts, isFollowed: try follows(number))
    }

    // MARK: Drafts

    /// The opinion that the actor keeps for a task.
    func draft(of task: Int) throws -> String? {
        try snapshot.row("drafts", where: [.equals("task", Value(task)), .equals("person", .text(actor.person.code))])?
            .text("text")
    }

    // MARK: Questions

    /// The questions in a case, the first first.
    func questions(in number: Int) throws -> [Question] {
        try snapshot.rows(Query("questions", where: [.equals("case", Value(number))], order: [.ascending("number")]))
            .map(Question.init)
    }

    /// Whether the actor was ever asked in a case, or someone whom the actor represents.
    func wasAsked(in found: Case) throws -> Bool {
        let codes = actor.principals(in: found.chain).map { Value.text($0.person.code) }
        return try snapshot.count(
            "questions", where: [.equals("case", Value(found.number)), .isOne("asked", of: codes)]) > 0
    }

    // MARK: Copies

    /// The copies sent in a case, the first first.
    func copies(of number: Int) throws -> [SentCopy] {
        try snapshot.rows(Query("copies", where: [.equals("case", Value(number))], order: [.ascending("id")]))
            .map(SentCopy.init)
    }

    /// The copies of a case that the actor got, alone or with a unit, and those of people whom the actor represents.
    func receivedCopies(of found: Case) throws -> [ReceivedCopy] {
        let principals = actor.principals(in: found.chain)
        return try copies(of: found.number).compactMap { copy in
            let receiver = principals.first { person, posts in
                copy.person == person.code || posts.contains { $0.unit == copy.unit }
            }
            return receiver.map { ReceivedCopy(copy: copy, receiver: $0.person) }
        }
    }

    /// Who has read the copies of a case, the first first.
    func readings(in number: Int) throws -> [CopyReading] {
        try snapshot.rows(
            Query(
                "readings", where: [.equals("case", Value(number))], order: [.ascending("time"), .ascending("copy")])
        ).map(CopyReading.init)
    }

    // MARK: Reminders

    /// The reminders in a case, the first first; one to several tasks is one.
    func reminders(in number: Int) throws -> [Reminder] {
        var seen: Set<Int> = []
        return try snapshot.rows(
            Query("reminders", where: [.equals("case", Value(number))], order: [.ascending("id")])
        ).map(Reminder.init).filter { seen.insert($0.id).inserted }
    }

    /// The reminders to the performers of a task, the first first.
    func reminders(of task: Int) throws -> [Reminder] {
        try snapshot.rows(Query("reminders", where: [.equals("task", Value(task))], order: [.ascending("id")]))
            .map(Reminder.init)
    }

    // MARK: Following

    /// Whether the actor follows a case.
    func follows(_ number: Int) throws -> Bool {
        try snapshot.count(
            "follows", where: [.equals("person", .text(actor.person.code)), .equals("case", Value(number))]) > 0
    }
}

extension Refusal {
    fileprivate static func withoutPost(_ person: String) -> Refusal {
        Refusal(
            "approval.without-post", Message("\(person) 现在没有岗位", "\(person) holds no post now"), access: .granted)
    }
}
