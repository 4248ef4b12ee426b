import Store

/// What people did around a case without deciding, as one of them sees it.
public struct Conversation: Sendable {
    /// The questions, the first first.
    public let questions: [Question]
    /// The reminders, the first first.
    public let reminders: [Reminder]
    /// Who has read the copies, the first first.
    public let readings: [CopyReading]
    /// The actor's own drafts, by task.
    public let drafts: [Int: String]
    /// Whether the actor follows the case.
    public let isFollowed: Bool
}

/// A question of a performer to a person (沟通).
public struct Question: Sendable {
    /// What became of a question.
    public enum Status: String, Sendable {
        /// It waits for the answer.
        case open
        /// It was answered.
        case answered
        /// Its task ended before it was answered.
        case lapsed
    }

    /// The case.
    public let `case`: Int
    /// Its number in the case, from 1.
    public let number: Int
    /// The task that it is about.
    public let task: Int
    /// The task's name on papers.
    public let label: String
    /// Who asked.
    public let asker: String
    /// For whom, if for someone else.
    public let deputyFor: String?
    /// Who was asked first.
    public let firstAsked: String
    /// Who is asked now: somebody else when the first left.
    public let asked: String
    /// When it went to whoever is asked now, ISO; `nil` when the first is.
    public let forwarded: String?
    /// The question.
    public let text: String
    /// When it was asked, ISO.
    public let time: String
    /// The answer.
    public let answer: String?
    /// Who answered: whoever was asked, or a deputy.
    public let answerer: String?
    /// When it was answered, ISO.
    public let answered: String?
    /// What became of it.
    public let status: Status

    /// For whom it was answered, if a deputy did.
    public var answeredFor: String? { answerer == asked ? nil : answerer.map { _ in asked } }

    init(_ row: Row) throws {
        `case` = Int(try row.integer("case"))
        number = Int(try row.integer("number"))
        task = Int(try row.integer("task"))
        label = try row.text("label")
        asker = try row.text("asker")
        deputyFor = try row.optionalText("deputyfor")
        firstAsked = try row.text("first")
        asked = try row.text("asked")
        forwarded = try row.optionalText("forwarded")
        text = try row.text("text")
        time = try row.text("time")
        answer = try row.optionalText("answer")
        answerer = try row.optionalText("answerer")
        answered = try row.optionalText("answered")
        status = answer != nil ? .answered : try row.integer("open") == 1 ? .open : .lapsed
    }
}

/// A copy of how a case stands, for a unit or a person (抄送).
public struct SentCopy: Sendable {
    /// Its number.
    public let id: Int
    /// The case.
    public let `case`: Int
    /// The unit that got it, when no person did.
    public let unit: String?
    /// The person who got it.
    public let person: String?
    /// Why it was sent.
    public let occasion: CopyOccasion
    /// The clause that demands it.
    public let clause: String?
    /// Who sent it; `nil` for the chart.
    public let sender: String?
    /// What the sender wrote.
    public let note: String?
    /// The fields that it does not show, because its sender did not see them.
    let hidden: Set<String>
    /// When, ISO.
    public let time: String
    /// Whether nobody has read it yet.
    public let isUnread: Bool

    init(_ row: Row) throws {
        id = Int(try row.integer("id"))
        `case` = Int(try row.integer("case"))
        unit = try row.optionalText("unit")
        person = try row.optionalText("person")
        occasion = CopyOccasion(recorded: try row.text("label"))
        clause = try row.optionalText("clause")
        sender = try row.optionalText("sender")
        note = try row.optionalText("note")
        hidden = Set(try row.optionalText("hidden")?.split(separator: " ").map(String.init) ?? [])
        time = try row.text("time")
        isUnread = try row.integer("unread") == 1
    }
}

/// A copy that came to the actor, or to someone whom the actor represents.
struct ReceivedCopy {
    let copy: SentCopy
    /// Who got it, alone or with a unit.
    let receiver: Person
}

/// Someone has read a copy (已阅).
public struct CopyReading: Sendable {
    /// The copy.
    public let copy: Int
    /// Who read it.
    public let person: String
    /// For whom, if for someone else.
    public let deputyFor: String?
    /// When, ISO.
    public let time: String

    init(_ row: Row) throws {
        copy = Int(try row.integer("copy"))
        person = try row.text("person")
        deputyFor = try row.optionalText("deputyfor")
        time = try row.text("time")
    }
}

/// A reminder to the performers of open tasks (催办).
public struct Reminder: Sendable {
    /// Its number.
    public let id: Int
    /// Who reminded.
    public let person: String
    /// What was written.
    public let text: String
    /// When, ISO.
    public let time: String

    init(_ row: Row) throws {
        id = Int(try row.integer("id"))
        person = try row.text("person")
        text = try row.text("text")
        time = try row.text("time")
    }
}
