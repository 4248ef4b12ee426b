import Diagnostics
import Records
import Store

/// Reads what people said around decisions.
package struct ConversationReader {
    let reader: OfficeReader
    private var tables: any Snapshot { reader.snapshot }
    private var actor: Actor { reader.actor }

    /// The opinion that the actor keeps for later on a task.
    package func draft(of task: Int) throws -> String? {
        try tables.first(where: [Draft.task == task, Draft.person == actor.person.code])?.text
    }

    /// What a performer wrote, or else the draft that was kept.
    package func opinion(_ written: String, on task: CaseTask) throws -> String {
        written.isEmpty ? try draft(of: task.id) ?? "" : written
    }

    /// The questions of a case, the first first.
    package func questions(in number: Int) throws -> [Question] {
        try tables.all(where: [Question.case == number], order: [Question.number.ascending])
    }

    /// A question of a case that must be there.
    package func question(_ question: Int, in number: Int) throws -> Question {
        guard let found = try tables.first(where: [Question.case == number, Question.number == question]) else {
            throw Refusal.unknownQuestion(case: number, question: question, open: [])
        }
        return found
    }

    /// The copies of a case, the first first.
    package func copies(of number: Int) throws -> [SentCopy] {
        try tables.all(where: [SentCopy.case == number], order: [SentCopy.id.ascending])
    }

    /// The copies of a case that the actor got, alone, with the unit, or for somebody represented.
    package func receivedCopies(of found: Case) throws -> [ReceivedCopy] {
        let principals = actor.principals(in: found.chain)
        return try copies(of: found.number).compactMap { copy in
            let receiver = principals.first { person, posts in
                copy.person == person.code || posts.contains { $0.unit == copy.unit }
            }
            return receiver.map { ReceivedCopy(copy: copy, receiver: $0.person) }
        }
    }

    /// Who read copies of a case, the first first.
    package func readings(in number: Int) throws -> [CopyReading] {
        try tables.all(
            where: [CopyReading.case == number], order: [CopyReading.time.ascending, CopyReading.copy.ascending])
    }

    /// The reminders in a case, each once, the first first.
    package func reminders(in number: Int) throws -> [Reminder] {
        var seen: Set<Int> = []
        return try tables.all(where: [Reminder.case == number], order: [Reminder.id.ascending])
            .filter { seen.insert($0.id).inserted }
    }

    /// The reminders of a task, the first first.
    package func reminders(of task: Int) throws -> [Reminder] {
        try tables.all(where: [Reminder.task == task], order: [Reminder.id.ascending])
    }

    /// The actor's last reminder in a case.
    package func lastReminder(in number: Int) throws -> Reminder? {
        try tables.all(
            where: [Reminder.case == number, Reminder.person == actor.person.code],
            order: [Reminder.id.descending], limit: 1
        ).first
    }

    /// Whether the actor follows a case.
    package func follows(_ number: Int) throws -> Bool {
        try tables.count(where: [Follow.person == actor.person.code, Follow.case == number]) > 0
    }
}

/// A copy that somebody got whom the actor is or represents.
package struct ReceivedCopy {
    /// The copy.
    package let copy: SentCopy
    /// Who got it.
    package let receiver: Person
}

extension Refusal {
    package static func unknownQuestion(case number: Int, question: Int, open: [Int]) -> Refusal {
        Refusal(
            "conversation.unknown-question",
            Message("事项 \(number) 没有向您提出的问题 \(question)", "there is no question \(question) to you in case \(number)"),
            advice: open.isEmpty
                ? nil
                : Message(
                    "等您答复的：\(open.map(String.init).joined(separator: "、"))",
                    "waiting for your answer: \(open.map(String.init).joined(separator: ", "))"),
            access: .granted)
    }
}
