import Store
import Values

/// Something will happen to a task or a case at a time.
package struct TimerSet: OfficeEvent {
    package static let kind = "timer.set"
    package let `case`: Int
    /// The task; `nil` for the whole case.
    package let task: Int?
    package let what: CaseTimer.Kind
    /// When.
    package let due: Timestamp
    /// Whether it counts working time.
    package let isWorkingTime: Bool
    /// How long before or after the due time of its deadline it comes, as `TimeLimit` writes it; `nil` at that time.
    package let limit: String?
    /// The action that is taken.
    package let action: String?
    /// Whom it escalates to.
    package let holder: Holder?
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(
        `case`: Int, task: Int?, what: CaseTimer.Kind, due: Timestamp, isWorkingTime: Bool, limit: String? = nil,
        action: String? = nil, holder: Holder? = nil
    ) {
        self.case = `case`
        self.task = task
        self.what = what
        self.due = due
        self.isWorkingTime = isWorkingTime
        self.limit = limit
        self.action = action
        self.holder = holder
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var row = CaseTimer()
        row.id = stamp.number
        row.case = `case`
        row.task = task
        row.kind = what
        row.due = due
        row.isWorkingTime = isWorkingTime
        row.limit = try limit.map { try TimeLimit(parsing: $0) }
        row.action = action
        row.post = holder?.post
        row.unit = holder?.unit
        try tables.insert(row)
    }
}

/// A timer's time came, and what it was for was done.
package struct TimerFired: OfficeEvent {
    package static let kind = "timer.fired"
    package let `case`: Int
    package let timer: Int
    /// When it was due.
    package let due: Timestamp
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, timer: Int, due: Timestamp) {
        self.case = `case`
        self.timer = timer
        self.due = due
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update(
            [CaseTimer.state <- .fired, CaseTimer.fired <- stamp.time], where: [CaseTimer.id == timer])
    }
}

/// A timer stands still while the case waits for its applicant.
package struct TimerPaused: OfficeEvent {
    package static let kind = "timer.paused"
    package let `case`: Int
    package let timer: Int
    /// What was left of it, in milliseconds of the time that it counts; negative when it was late already.
    package let remaining: Int64
    /// Since when, where it takes the place of one that stood still already; otherwise since the event.
    package let since: Timestamp?
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, timer: Int, remaining: Int64, since: Timestamp? = nil) {
        self.case = `case`
        self.timer = timer
        self.remaining = remaining
        self.since = since
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update(
            [
                CaseTimer.state <- .paused, CaseTimer.remaining <- remaining,
                CaseTimer.paused <- since ?? stamp.time,
            ], where: [CaseTimer.id == timer])
    }
}

/// A timer is not wanted any more, because a newer edition has no such deadline.
package struct TimerCancelled: OfficeEvent {
    package static let kind = "timer.cancelled"
    package let `case`: Int
    package let timer: Int
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, timer: Int) {
        self.case = `case`
        self.timer = timer
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update([CaseTimer.state <- .ended], where: [CaseTimer.id == timer])
    }
}

/// A timer that stood still runs again, or is due at another time because public holidays were loaded.
package struct TimerMoved: OfficeEvent {
    package static let kind = "timer.moved"
    package let `case`: Int
    package let timer: Int
    /// When it is due now.
    package let due: Timestamp
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, timer: Int, due: Timestamp) {
        self.case = `case`
        self.timer = timer
        self.due = due
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update(
            [CaseTimer.state <- .set, CaseTimer.due <- due, CaseTimer.remaining <- nil],
            where: [CaseTimer.id == timer])
    }
}

extension CaseTimer {
    /// Timers of what has ended need not fire any more, and nothing is late by them.
    static func end(_ which: [Predicate<CaseTimer>], in tables: any TableWriting) throws {
        try tables.update(
            [CaseTimer.state <- .ended],
            where: which + [CaseTimer.state.isOne(of: [.set, .paused, .fired])])
    }
}
