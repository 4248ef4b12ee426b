import Regulations
import Store

/// A case began.
struct CaseOpened: OfficeEvent {
    static let kind = "case.opened"
    let number: Int
    let chain: String
    let form: String
    let record: String
    let unit: String
    /// The digest of the package that the case runs under, unless it is migrated to another.
    let package: String
    /// The path of its chart in the package.
    let chart: String
    let letter: String?
    var subject: String { "case:\(number)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.insert(
            into: "cases",
            [
                "number": Value(number), "chain": .text(chain), "form": .text(form), "record": .text(record),
                "unit": .text(unit), "submitter": .text(event.person), "package": .text(package),
                "chart": .text(chart), "letter": Value(letter), "opened": .text(event.time), "state": .text("open"),
                "active": .text(""), "snapshot": .text(""),
            ])
    }
}

/// A case's statechart took a step.
struct CaseMoved: OfficeEvent {
    static let kind = "case.moved"
    let number: Int
    /// The active states that have no active child, in the order of the chart.
    let active: [String]
    let entered: [String]
    let exited: [String]
    /// The machine's state as XML.
    let snapshot: String
    /// When the chart's next delayed event is due, ISO.
    var due: String?
    var subject: String { "case:\(number)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update(
            "cases",
            set: ["active": .text(active.joined(separator: " ")), "snapshot": .text(snapshot), "due": Value(due)],
            where: [.equals("number", Value(number))])
    }
}

/// A case ended.
struct CaseClosed: OfficeEvent {
    static let kind = "case.closed"
    let number: Int
    /// The outcome as papers name it.
    let outcome: String
    /// `approved`, `rejected` or `withdrawn`.
    let result: String
    var subject: String { "case:\(number)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update(
            "cases",
            set: ["state": .text(result), "outcome": .text(outcome), "closed": .text(event.time), "due": .null],
            where: [.equals("number", Value(number))])
        try CaseTimer.end([.equals("case", Value(number))], in: tables)
    }
}

/// A task waits for people.
struct TaskOpened: OfficeEvent {
    static let kind = "task.opened"
    let `case`: Int
    let state: String
    let label: String
    /// Who performs it, as the first editions of this event said it: each a seat.
    var performers: [Holder] = []
    /// Who performs it.
    var seats: [SeatPlan]?
    /// People who may not decide it, because it is their own application.
    var barred: [String]?
    /// The state that the case goes to when the task is done, instead of where the chart leads.
    var resume: String?
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.insert(
            into: "tasks",
            [
                "id": Value(event.number), "case": Value(`case`), "state": .text(state), "label": .text(label),
                "status": .text("open"), "opened": .text(event.time),
                "barred": .text((barred ?? []).joined(separator: " ")), "resume": Value(resume),
            ])
        for (index, seat) in plans.enumerated() {
            try tables.insert(into: "seats", seat.row(task: event.number, seat: index + 1, case: `case`))
        }
    }
}

/// A task no longer waits.
struct TaskClosed: OfficeEvent {
    static let kind = "task.closed"

    /// How it ended.
    enum Status: String, Codable, Sendable {
        /// Someone performed it.
        case done
        /// The case moved on without it.
        case cancelled
        /// It passed by itself.
        case passed
    }

    let `case`: Int
    let task: Int
    let status: Status
    /// Why it passed by itself.
    var reason: PassReason?
    /// The action that was taken, where it passed by itself.
    var action: String?
    /// The numbers that were allocated with it, by series, where no opinion holds them.
    var numbers: [String: String]?
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.endConversation(of: task, in: `case`)
        try tables.update(
            "tasks",
            set: [
                "status": .text(status.rawValue), "closed": .text(event.time), "reason": Value(reason?.rawValue),
                "action": Value(action), "numbers": Value(try numbers.map { try RecordValues(texts: $0).json() }),
            ], where: [.equals("id", Value(task))])
        let seats: [Condition] = [.equals("task", Value(task))]
        try CaseTimer.end(seats, in: tables)
        try tables.update(
            "seats", set: ["status": .text(Seat.Status.unasked.rawValue), "open": 0],
            where: seats + [.isOne("status", of: ["open", "waiting"])])
    }
}

/// Why a task or a voice was passed over.
public enum PassReason: String, Codable, Sendable {
    /// Nobody holds the posts.
    case empty
    /// Only the applicant could have decided.
    case applicant
    /// Whoever decides was for it in the step before.
    case repetition
    /// The decision that was given earlier stands.
    case kept
    /// The time was up.
    case deadline
}

/// A performer decided, bound to what was decided on.
struct OpinionGiven: OfficeEvent {
    static let kind = "opinion.given"
    let `case`: Int
    let task: Int
    let state: String
    let label: String
    let action: String
    let actionLabel: String
    let text: String
    let post: String
    let unit: String
    /// The version of the record that the performer saw.
    let version: Int
    /// The digests of the record's attachments that the performer saw.
    let digests: [String]
    /// The fields that the task filled in, or numbers that it allocated, by name.
    let fields: [String: FieldValue]
    /// The seats that spoke by it, by number.
    var seats: [Int]?
    /// Whether it speaks to a performer who asked for it, who then decides.
    var isAdvice: Bool?
    /// The state that the case was returned to, where it is not the chart that says so.
    var target: String?
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.dropDraft(of: task, by: event.person)
        try tables.insert(
            into: "opinions",
            [
                "id": Value(event.number), "case": Value(`case`), "task": Value(task), "state": .text(state),
                "label": .text(label), "action": .text(action), "actionlabel": .text(actionLabel),
                "text": .text(text), "person": .text(event.person), "deputyfor": Value(event.deputyFor),
                "post": .text(post), "unit": .text(unit), "time": .text(event.time), "version": Value(version),
                "digests": .text(digests.joined(separator: " ")), "fields": .text(try RecordValues(fields).json()),
                "advice": isAdvice ?? false ? 1 : 0, "target": Value(target),
            ])
        for seat in seats ?? [] {
            try tables.update(
                "seats",
                set: ["status": .text(Seat.Status.spoken.rawValue), "open": 0, "opinion": Value(event.number)],
                where: [.equals("task", Value(task)), .equals("seat", Value(seat))])
        }
    }
}

/// An opinion lost its force because what it was given on was revised.
struct OpinionVoided: OfficeEvent {
    static let kind = "opinion.voided"
    let `case`: Int
    let opinion: Int
    /// The version of the record that voids it.
    let version: Int
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update(
            "opinions", set: ["voidedby": Value(version), "voidedat": .text(event.time)],
            where: [.equals("id", Value(opinion))])
    }
}
