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
    /// `open`, `done` or `cancelled`.
    public let status: String
    /// When it was opened, ISO.
    public let opened: String
    /// When it was closed, ISO.
    public let closed: String?

    init(_ row: Row) throws {
        id = Int(try row.integer("id"))
        `case` = Int(try row.integer("case"))
        state = try row.text("state")
        label = try row.text("label")
        status = try row.text("status")
        opened = try row.text("opened")
        closed = try row.optionalText("closed")
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
    public let fields: [String: String]
    /// The version of the record that voids it, if any.
    public let voidedBy: Int?
    /// When it was voided, ISO.
    public let voidedAt: String?

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
