import Store

/// A performer keeps an opinion on a task for later (暂存), instead of the one kept before.
struct DraftSaved: OfficeEvent {
    static let kind = "draft.saved"
    let `case`: Int
    let task: Int
    let text: String
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.put(
            into: "drafts",
            [
                "task": Value(task), "person": .text(event.person), "text": .text(text), "time": .text(event.time),
            ])
    }
}

/// The author of a draft threw it away.
struct DraftCleared: OfficeEvent {
    static let kind = "draft.cleared"
    let `case`: Int
    let task: Int
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.delete(
            from: "drafts", where: [.equals("task", Value(task)), .equals("person", .text(event.person))])
    }
}

/// A performer asked a person about a task and stays responsible for it (沟通).
struct QuestionAsked: OfficeEvent {
    static let kind = "question.asked"
    let `case`: Int
    /// Its number in the case, from 1.
    let number: Int
    let task: Int
    /// The task's name on papers.
    let label: String
    /// The code of the person who is asked.
    let of: String
    let text: String
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.insert(
            into: "questions",
            [
                "case": Value(`case`), "number": Value(number), "task": Value(task), "label": .text(label),
                "asker": .text(event.person), "deputyfor": Value(event.deputyFor), "first": .text(of),
                "asked": .text(of),
                "text": .text(text), "time": .text(event.time), "open": 1,
            ])
    }
}

/// Whoever was asked answered.
struct QuestionAnswered: OfficeEvent {
    static let kind = "question.answered"
    let `case`: Int
    /// The question's number in the case.
    let question: Int
    let text: String
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update(
            "questions",
            set: [
                "answer": .text(text), "answered": .text(event.time), "answerer": .text(event.person), "open": 0,
            ],
            where: [.equals("case", Value(`case`)), .equals("number", Value(question))])
    }
}

/// Another person is to answer a question, because whoever was asked left.
struct QuestionForwarded: OfficeEvent {
    static let kind = "question.forwarded"
    let `case`: Int
    /// The question's number in the case.
    let question: Int
    /// The code of the person who is asked now.
    let to: String
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update(
            "questions", set: ["asked": .text(to), "forwarded": .text(event.time)],
            where: [.equals("case", Value(`case`)), .equals("number", Value(question))])
    }
}

/// A question is asked no more: of those between whom it was, one left and the other is the successor.
struct QuestionDropped: OfficeEvent {
    static let kind = "question.dropped"
    let `case`: Int
    /// The question's number in the case.
    let question: Int
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update(
            "questions", set: ["open": 0],
            where: [.equals("case", Value(`case`)), .equals("number", Value(question))])
    }
}

/// A unit or a person got a copy of how a case stands (抄送): by the chart, or from a person.
struct CopySent: OfficeEvent {
    static let kind = "copy.sent"
    let `case`: Int
    /// The state that sends it; empty when a person did.
    let state: String
    /// The unit that gets it, when no person does.
    var unit: String?
    /// The person who gets it.
    var person: String?
    /// Why, as `CopyOccasion` records it.
    let label: String
    let clause: String?
    /// What the person who sent it wrote; `nil` when the chart did.
    var note: String?
    /// The fields that whoever sent it does not see: it carries no more.
    var hidden: [String]?
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.insert(
            into: "copies",
            [
                "id": Value(event.number), "case": Value(`case`), "state": .text(state), "unit": Value(unit),
                "person": Value(person), "label": .text(label), "clause": Value(clause),
                "sender": Value(state.isEmpty ? event.person : nil), "note": Value(note),
                "hidden": Value(hidden?.joined(separator: " ")), "time": .text(event.time), "unread": 1,
            ])
    }
}

/// Someone who got copies of a case, alone or with the unit, has read them (已阅).
struct CopyRead: OfficeEvent {
    static let kind = "copy.read"
    let `case`: Int
    let copies: [Int]
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        for copy in copies {
            try tables.insert(
                into: "readings",
                [
                    "copy": Value(copy), "person": .text(event.person), "deputyfor": Value(event.deputyFor),
                    "case": Value(`case`), "time": .text(event.time),
                ])
            try tables.update("copies", set: ["unread": 0], where: [.equals("id", Value(copy))])
        }
    }
}

/// Someone reminded the performers of the tasks that were open (催办).
struct CaseReminded: OfficeEvent {
    static let kind = "case.reminded"
    let `case`: Int
    let tasks: [Int]
    let text: String
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        for task in tasks {
            try tables.insert(
                into: "reminders",
                [
                    "id": Value(event.number), "task": Value(task), "case": Value(`case`),
                    "person": .text(event.person), "text": .text(text), "time": .text(event.time),
                ])
        }
    }
}

/// Someone wants to see in the inbox where a case stands (关注).
struct CaseFollowed: OfficeEvent {
    static let kind = "case.followed"
    let `case`: Int
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.put(
            into: "follows", ["person": .text(event.person), "case": Value(`case`), "time": .text(event.time)])
    }
}

/// Someone no longer follows a case.
struct CaseUnfollowed: OfficeEvent {
    static let kind = "case.unfollowed"
    let `case`: Int
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.delete(
            from: "follows", where: [.equals("person", .text(event.person)), .equals("case", Value(`case`))])
    }
}

extension TableWriting {
    /// What was said around a task ends with it: drafts are gone, and questions without an answer lapse.
    func endConversation(of task: Int, in number: Int) throws {
        try delete(from: "drafts", where: [.equals("task", Value(task))])
        try update(
            "questions", set: ["open": 0],
            where: [.equals("case", Value(number)), .equals("task", Value(task)), .equals("open", 1)])
    }

    /// A draft is gone when its author gave an opinion.
    func dropDraft(of task: Int, by person: String) throws {
        try delete(from: "drafts", where: [.equals("task", Value(task)), .equals("person", .text(person))])
    }
}
