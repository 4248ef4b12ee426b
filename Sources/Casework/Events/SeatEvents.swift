import Regulations
import Store

/// A seat was added to a task: handed over, delegated, or for a countersigner.
struct SeatAdded: OfficeEvent {
    static let kind = "seat.added"
    let `case`: Int
    let task: Int
    let seat: Int
    let plan: SeatPlan
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.insert(into: "seats", plan.row(task: task, seat: seat, case: `case`))
    }
}

/// A seat stands elsewhere than before: its turn came, it waits, or it will not speak any more.
struct SeatMoved: OfficeEvent {
    static let kind = "seat.moved"
    let `case`: Int
    let task: Int
    let seat: Int
    let status: Seat.Status
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        var changes: ColumnValues = ["status": .text(status.rawValue), "open": status == .open ? 1 : 0]
        // A seat whose turn comes again has not spoken.
        if status == .open || status == .waiting { changes["opinion"] = .null }
        try tables.update(
            "seats", set: changes, where: [.equals("task", Value(task)), .equals("seat", Value(seat))])
    }
}

/// A seat that was asked answers to another seat, whose work went to a successor.
struct SeatRebound: OfficeEvent {
    static let kind = "seat.rebound"
    let `case`: Int
    let task: Int
    let seat: Int
    let back: Int
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update(
            "seats", set: ["back": Value(back)],
            where: [.equals("task", Value(task)), .equals("seat", Value(seat))])
    }
}

/// Someone did something about a case other than deciding a task.
struct CaseIntervened: OfficeEvent {
    static let kind = "case.intervened"

    typealias Kind = Intervention.Kind

    let `case`: Int
    let what: Kind
    let task: Int?
    /// The state of the task, or the one that the case went back to.
    let state: String?
    /// The person it concerns, if another than who did it.
    let person: String?
    let text: String
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.insert(
            into: "interventions",
            [
                "id": Value(event.number), "case": Value(`case`), "kind": .text(what.rawValue),
                "task": task.map { Value($0) } ?? .null, "state": Value(state), "person": .text(event.person),
                "deputyfor": Value(event.deputyFor), "concerns": Value(person), "text": .text(text),
                "time": .text(event.time),
            ])
    }
}

/// A decision was taken back by who gave it; the opinion stays on record without force.
struct OpinionTakenBack: OfficeEvent {
    static let kind = "opinion.taken-back"
    let `case`: Int
    let opinion: Int
    /// The version of the record at that time.
    let version: Int
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update(
            "opinions", set: ["voidedby": Value(version), "voidedat": .text(event.time), "takenback": 1],
            where: [.equals("id", Value(opinion))])
    }
}
