import Store

/// A year's public holidays were loaded; a year that was there is replaced.
struct CalendarSet: OfficeEvent {
    static let kind = "calendar.set"
    let year: Int
    /// Days off, ISO.
    let holidays: [String]
    /// Weekend days that are worked, ISO.
    let workdays: [String]
    /// The holidays by name, as `name from to`.
    let names: [String]
    var subject: String { "calendar:\(year)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.put(
            into: "calendar",
            [
                "year": Value(year), "holidays": .text(holidays.joined(separator: " ")),
                "workdays": .text(workdays.joined(separator: " ")), "names": .text(names.joined(separator: "\n")),
            ])
    }
}

/// Something will happen to a task or a case at a time.
struct TimerSet: OfficeEvent {
    static let kind = "timer.set"
    let `case`: Int
    /// The task; `nil` for the whole case.
    let task: Int?
    let what: CaseTimer.Kind
    /// When, ISO.
    let due: String
    /// Whether it counts working time.
    let isWorkingTime: Bool
    /// How long before or after the due time of its deadline it comes, as `TimeLimit` writes it; `nil` at that time.
    var limit: String?
    /// The action that is taken, or whom it escalates to.
    var action: String?
    var holder: Holder?
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.insert(
            into: "timers",
            [
                "id": Value(event.number), "case": Value(`case`), "task": task.map { Value($0) } ?? .null,
                "kind": .text(what.rawValue), "state": .text(CaseTimer.State.set.rawValue), "due": .text(due),
                "working": isWorkingTime ? 1 : 0, "limit": Value(limit), "action": Value(action),
                "post": Value(holder?.post),
                "unit": Value(holder?.unit),
            ])
    }
}

/// A timer's time came, and what it was for was done.
struct TimerFired: OfficeEvent {
    static let kind = "timer.fired"
    let `case`: Int
    let timer: Int
    /// When it was due, ISO.
    let due: String
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update(
            "timers", set: ["state": .text(CaseTimer.State.fired.rawValue), "fired": .text(event.time)],
            where: [.equals("id", Value(timer))])
    }
}

/// A timer stands still while the case waits for its applicant.
struct TimerPaused: OfficeEvent {
    static let kind = "timer.paused"
    let `case`: Int
    let timer: Int
    /// What was left of it, in milliseconds of the time that it counts; negative when it was late already.
    let remaining: Int64
    /// Since when, ISO, where it takes the place of one that stood still already; otherwise since the event.
    var since: String?
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update(
            "timers",
            set: [
                "state": .text(CaseTimer.State.paused.rawValue), "remaining": .integer(remaining),
                "paused": .text(since ?? event.time),
            ],
            where: [.equals("id", Value(timer))])
    }
}

/// A timer is not wanted any more, because a newer edition has no such deadline.
struct TimerCancelled: OfficeEvent {
    static let kind = "timer.cancelled"
    let `case`: Int
    let timer: Int
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update(
            "timers", set: ["state": .text(CaseTimer.State.ended.rawValue)], where: [.equals("id", Value(timer))])
    }
}

/// A timer that stood still runs again, or is due at another time because public holidays were loaded.
struct TimerMoved: OfficeEvent {
    static let kind = "timer.moved"
    let `case`: Int
    let timer: Int
    /// When it is due now, ISO.
    let due: String
    var subject: String { "case:\(`case`)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update(
            "timers", set: ["state": .text(CaseTimer.State.set.rawValue), "due": .text(due), "remaining": .null],
            where: [.equals("id", Value(timer))])
    }
}
