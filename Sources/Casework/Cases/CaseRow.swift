import Regulations
import Store

/// One running or closed case (事项).
public struct Case: Sendable {
    /// Its number.
    public let number: Int
    /// The chain's id.
    public let chain: String
    /// The form of its subject.
    public let form: String
    /// The number of its subject record.
    public let record: String
    /// The unit that submitted.
    public let unit: String
    /// The person who submitted.
    public let submitter: String
    /// The package that it runs under.
    public let package: String
    /// The chart's path in the package.
    public let chart: String
    /// The number of the official letter, if any.
    public let letter: String?
    /// When it was opened, ISO.
    public let opened: String
    /// When it was closed, ISO.
    public let closed: String?
    /// `open`, or the result.
    public let state: String
    /// How it ended, as papers name it.
    public let outcome: String?
    /// The active states without active children.
    public let active: [String]
    let snapshot: String
    /// When the chart's next delayed event is due, ISO.
    let due: String?

    /// Whether it still runs.
    public var isOpen: Bool { state == "open" }

    init(_ row: Row) throws {
        number = Int(try row.integer("number"))
        chain = try row.text("chain")
        form = try row.text("form")
        record = try row.text("record")
        unit = try row.text("unit")
        submitter = try row.text("submitter")
        package = try row.text("package")
        chart = try row.text("chart")
        letter = try row.optionalText("letter")
        opened = try row.text("opened")
        closed = try row.optionalText("closed")
        state = try row.text("state")
        outcome = try row.optionalText("outcome")
        active = try row.text("active").split(separator: " ").map(String.init)
        snapshot = try row.text("snapshot")
        due = try row.optionalText("due")
    }
}

/// A task of a case (待办).
public struct CaseTask: Sendable {
    /// Its number.
    public let id: Int
    /// The case.
    public let `case`: Int
    /// The state that waits.
    public let state: String
    /// Its name on papers.
    public let label: String
    /// `open`, `done`, `cancelled` or `passed`.
    public let status: String
    /// When it was opened, ISO.
    public let opened: String
    /// When it was closed, ISO.
    public let closed: String?
    /// The people who may not decide it, because it is their own application.
    public let barred: [String]
    /// The state that the case goes to when it is done, instead of where the chart leads.
    public let resume: String?
    /// Why it passed by itself, if it did.
    public let reason: PassReason?
    /// The action that was taken, where it passed by itself.
    public let action: String?
    /// The numbers that were allocated when it was decided without an opinion, by series.
    public let numbers: [String: String]

    init(_ row: Row) throws {
        id = Int(try row.integer("id"))
        `case` = Int(try row.integer("case"))
        state = try row.text("state")
        label = try row.text("label")
        status = try row.text("status")
        opened = try row.text("opened")
        closed = try row.optionalText("closed")
        barred = try row.text("barred").split(separator: " ").map(String.init)
        resume = try row.optionalText("resume")
        reason = try row.optionalText("reason").flatMap(PassReason.init)
        action = try row.optionalText("action")
        numbers = try row.optionalText("numbers").map { try RecordValues(json: $0).byField } ?? [:]
    }
}

/// What a performer decided and wrote (意见).
public struct Opinion: Sendable {
    /// Its number.
    public let id: Int
    /// The case.
    public let `case`: Int
    /// The task.
    public let task: Int
    /// The state of the task.
    public let state: String
    /// The task's name.
    public let label: String
    /// The action.
    public let action: String
    /// The action's name on papers.
    public let actionLabel: String
    /// What was written.
    public let text: String
    /// Who decided.
    public let person: String
    /// For whom, if for someone else.
    public let deputyFor: String?
    /// In which post.
    public let post: String
    /// In which unit.
    public let unit: String
    /// When, ISO.
    public let time: String
    /// The version of the record that it was given on.
    public let version: Int
    /// The attachments that it was given on.
    public let digests: [String]
    /// What the task filled in, by field, and the numbers it allocated, by series.
    public internal(set) var fields: [String: String]
    /// The version of the record that voids it, if any.
    public let voidedBy: Int?
    /// When it was voided, ISO.
    public let voidedAt: String?
    /// Whether it was taken back by who gave it, rather than voided by a revision.
    public let isTakenBack: Bool
    /// Whether it speaks to a performer who asked for it, who then decides.
    public let isAdvice: Bool
    /// The state that the case was returned to, where it is not the chart that says so.
    public let target: String?

    init(_ row: Row) throws {
        id = Int(try row.integer("id"))
        `case` = Int(try row.integer("case"))
        task = Int(try row.integer("task"))
        state = try row.text("state")
        label = try row.text("label")
        action = try row.text("action")
        actionLabel = try row.text("actionlabel")
        text = try row.text("text")
        person = try row.text("person")
        deputyFor = try row.optionalText("deputyfor")
        post = try row.text("post")
        unit = try row.text("unit")
        time = try row.text("time")
        version = Int(try row.integer("version"))
        digests = try row.text("digests").split(separator: " ").map(String.init)
        fields = try RecordValues(json: row.text("fields")).byField
        voidedBy = try row.optionalInteger("voidedby").map(Int.init)
        voidedAt = try row.optionalText("voidedat")
        isTakenBack = try row.optionalInteger("takenback") == 1
        isAdvice = try row.integer("advice") == 1
        target = try row.optionalText("target")
    }
}

/// Something done about a case other than deciding a task, such as handing a task over.
public struct Intervention: Sendable {
    /// What was done.
    public enum Kind: String, Codable, Sendable {
        /// Handed over for good (转办).
        case handOver = "hand-over"
        /// Delegated, to come back (委派).
        case delegate
        /// Took the task back before the other had given an opinion (取回委派).
        case callBack = "call-back"
        /// Added a countersigner (加签).
        case addCountersigner = "add-countersigner"
        /// Removed a countersigner (减签).
        case removeCountersigner = "remove-countersigner"
        /// The applicant took the case back while nobody had acted (撤回).
        case recall
        /// The applicant ended the case (撤销).
        case cancel
        /// A performer took a decision back (拿回).
        case takeBack = "take-back"
        /// The work of someone who leaves went to a successor (离职转办).
        case forward
        /// The case went over to another edition of its chain (迁移); an event of its own says so.
        case migrate
    }

    /// Its number.
    public let id: Int
    /// What was done.
    public let kind: Kind
    /// The task it was about, if about one.
    public let task: Int?
    /// The state of the task, or the one that the case went back to.
    public let state: String?
    /// Who did it.
    public let person: String
    /// For whom, if for someone else.
    public let deputyFor: String?
    /// The person it concerns, if another than who did it.
    public let concerns: String?
    /// What was written.
    public let text: String
    /// When, ISO.
    public let time: String

    /// Whether somebody acted on the case by it: what an administrator arranges for others does not count.
    var isActing: Bool {
        ![.forward, .migrate].contains(kind)
    }

    init(_ row: Row) throws {
        id = Int(try row.integer("id"))
        kind = Kind(rawValue: try row.text("kind")) ?? .forward
        task = try row.optionalInteger("task").map(Int.init)
        state = try row.optionalText("state")
        person = try row.text("person")
        deputyFor = try row.optionalText("deputyfor")
        concerns = try row.optionalText("concerns")
        text = try row.text("text")
        time = try row.text("time")
    }
}

/// A file attached to a record.
public struct AttachedFile: Sendable {
    /// Its number.
    public let id: Int
    /// The name that it had.
    public let name: String
    /// The role it was given, such as `signed-copy`.
    public let role: String?
    /// SHA-256 in hexadecimal.
    public let digest: String
    /// Its size in bytes.
    public let size: Int
    /// Who attached it.
    public let person: String
    /// When, ISO.
    public let time: String

    init(_ row: Row) throws {
        id = Int(try row.integer("id"))
        name = try row.text("name")
        role = try row.optionalText("role")
        digest = try row.text("digest")
        size = Int(try row.integer("size"))
        person = try row.text("person")
        time = try row.text("time")
    }
}
