import Regulations
import Store
import Values

/// Something that will happen to a task or a case at a time.
public struct CaseTimer: Sendable {
    /// What will happen.
    public enum Kind: String, Codable, Sendable {
        /// The performers are reminded that it is nearly due.
        case remind
        /// It is due; from then on it is late.
        case due
        /// Someone above is told, and may perform it too.
        case escalate
        /// It is decided by the clock.
        case automatic
    }

    /// Where it stands.
    public enum State: String, Sendable, CaseIterable {
        /// Its time will come.
        case set
        /// It stands still while the case waits for its applicant.
        case paused
        /// Its time came.
        case fired
        /// What it was of has ended, before or after its time came.
        case ended
    }

    /// Its number.
    public let id: Int
    /// The case.
    public let `case`: Int
    /// The task; `nil` for the whole case.
    public let task: Int?
    /// What will happen.
    public let kind: Kind
    /// Where it stands.
    public let state: State
    /// When, ISO; while it stands still, when it would have been.
    public let due: String
    /// Whether it counts working time.
    public let isWorkingTime: Bool
    /// What is left of it while it stands still, in milliseconds.
    let remaining: Int64?
    /// Since when it stands still, or stood still last, ISO.
    let paused: String?
    /// How long before or after the due time of its deadline it comes; `nil` at that time.
    let limit: TimeLimit?
    /// When it fired, ISO.
    public let fired: String?
    let action: String?
    let holder: Holder?

    init(_ row: Row) throws {
        id = Int(try row.integer("id"))
        `case` = Int(try row.integer("case"))
        task = try row.optionalInteger("task").map(Int.init)
        kind = Kind(rawValue: try row.text("kind")) ?? .due
        state = State(rawValue: try row.text("state")) ?? .ended
        due = try row.text("due")
        isWorkingTime = try row.integer("working") == 1
        remaining = try row.optionalInteger("remaining")
        paused = try row.optionalText("paused")
        limit = try row.optionalText("limit").map { try TimeLimit(parsing: $0) }
        fired = try row.optionalText("fired")
        action = try row.optionalText("action")
        let post = try row.optionalText("post")
        holder = try post.map { Holder(post: $0, unit: try row.text("unit")) }
    }
}

extension CaseTimer {
    /// When it comes where its deadline is due at another time than before: as long before or after it as the chart says,
    /// in the time that its limit counts, which need not be that of the deadline.
    ///
    /// - Parameters:
    ///   - moment: when it would have come.
    ///   - old: when the deadline would have been due.
    ///   - new: when the deadline is due now.
    func moved(
        from moment: Timestamp, around old: Timestamp, to new: Timestamp, in time: WorkingTime
    ) throws(WorkingCalendar.MissingYear) -> Timestamp {
        guard kind != .due, let limit else { return moment.adding(milliseconds: old.milliseconds(until: new)) }
        return kind == .remind ? try time.moment(limit, before: new) : try time.deadline(from: new, limit)
    }

    /// Timers of what has ended need not fire any more, and nothing is late by them.
    static func end(_ conditions: [Condition], in tables: any TableWriting) throws {
        try tables.update(
            "timers", set: ["state": .text(State.ended.rawValue)],
            where: conditions + [.isOne("state", of: [State.set, .paused, .fired].map { .text($0.rawValue) })])
    }
}

extension View {
    /// The timers of a case in some states, by when they come.
    func timers(of number: Int, _ states: [CaseTimer.State] = [.set]) throws -> [CaseTimer] {
        try snapshot.rows(
            Query(
                "timers",
                where: [.equals("case", Value(number)), .isOne("state", of: states.map { .text($0.rawValue) })],
                order: [.ascending("due"), .ascending("id")])
        ).map(CaseTimer.init)
    }

    /// When the open tasks of a case and the case itself are due or were, by task; `nil` for the case.
    func dueTimes(of number: Int) throws -> [Int?: CaseTimer] {
        let timers = try timers(of: number, [.set, .paused, .fired]).filter { $0.kind == .due }
        return Dictionary(timers.map { ($0.task, $0) }, uniquingKeysWith: { _, last in last })
    }
}
