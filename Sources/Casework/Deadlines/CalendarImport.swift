public import Regulations
import Store
import Values

/// A timer that public holidays which were loaded have moved.
public struct MovedTimer: Sendable {
    /// The case.
    public let `case`: Int
    /// What will happen.
    public let kind: CaseTimer.Kind
    /// When it would have been, ISO.
    public let from: String
    /// When it is now, ISO.
    public let to: String
}

extension Desk {
    /// Loads public holidays, a year a time; a year that was there is replaced. Deadlines in working time that are still to
    /// come are reckoned anew, and with them what is to happen before and after: what is left of a deadline stays, and time
    /// that has passed stays as it was counted.
    ///
    /// - Throws: `CaseworkError.notAllowed`, `DeadlineError`.
    /// - Returns: the timers that moved, by case.
    @discardableResult
    public func importCalendar(_ years: [CalendarYear]) throws -> [MovedTimer] {
        try require(.administer)
        var seen: Set<Int> = []
        for year in years where !seen.insert(year.year.year).inserted {
            throw DeadlineError.yearTwice(year.year.year)
        }
        return try change { recorder in
            let before = try recorder.workingTime()
            let running = try recorder.runningDeadlines()
            for year in years { try recorder.record(CalendarSet(year)) }
            let reckoning = Reckoning(before: before, after: try recorder.workingTime(), now: now)
            return try running.flatMap { try recorder.move($0, by: reckoning) }
        }
    }
}

/// A deadline of a task or a case, with what is to happen around it.
private struct RunningDeadline {
    let due: CaseTimer
    let others: [CaseTimer]
    /// What the chart says of it; `nil` where the edition has no such deadline any more.
    let definition: Deadline?
}

/// Reckons moments by the holidays that were known and by those that are known now.
private struct Reckoning {
    let before: WorkingTime
    let after: WorkingTime
    let now: Timestamp

    /// When a deadline is due now: what was left of it stays. One in calendar days, or that has passed, stays itself.
    func due(of timer: CaseTimer) throws -> Timestamp {
        let due = try Timestamp(parsing: timer.due)
        guard timer.state == .set, timer.isWorkingTime, due > now else { return due }
        return try after.adding(worked: before.worked(from: now, to: due), to: now)
    }

    /// When something around a deadline happens now: as the chart says, or else as long before or after as it was.
    func moment(of timer: CaseTimer, _ definition: Deadline?, from old: Timestamp, to new: Timestamp) throws
        -> Timestamp
    {
        let moment = try Timestamp(parsing: timer.due)
        for reckon in reckonings(of: timer, definition) where try reckon(before, old) == moment {
            return try reckon(after, new)
        }
        return moment.adding(milliseconds: old.milliseconds(until: new))
    }

    /// The ways in which the chart reckons a timer of a kind from the due time.
    private func reckonings(
        of timer: CaseTimer, _ definition: Deadline?
    ) -> [(WorkingTime, Timestamp) throws -> Timestamp] {
        guard let definition else { return [] }
        switch timer.kind {
        case .due: return []
        case .remind: return definition.reminders.map { limit in { try $0.moment(limit, before: $1) } }
        case .escalate: return definition.escalations.map { one in { try $0.deadline(from: $1, one.after) } }
        case .automatic:
            return definition.automatic.map { automatic in
                [{ time, due in try automatic.after.map { try time.deadline(from: due, $0) } ?? due }]
            } ?? []
        }
    }
}

extension Recorder {
    /// The deadlines around which something is still to happen.
    fileprivate func runningDeadlines() throws -> [RunningDeadline] {
        let rows = try snapshot.rows(
            Query(
                "timers", columns: ["case"],
                where: [
                    .equals("state", .text(CaseTimer.State.set.rawValue)), .greater("due", .text(desk.now.iso)),
                ]))
        return try Set(rows.map { Int(try $0.integer("case")) }).sorted().flatMap(runningDeadlines)
    }

    private func runningDeadlines(of number: Int) throws -> [RunningDeadline] {
        let found = try anyCase(number)
        let chart = try desk.edition(found.package, from: snapshot).chart(found.chart, form: found.form)
        let states = Dictionary(
            try tasks(of: number).map { ($0.id, $0.state) }, uniquingKeysWith: { first, _ in first })
        let timers = try timers(of: number, [.set, .fired])
        return Dictionary(grouping: timers, by: \.task).sorted { ($0.key ?? 0) < ($1.key ?? 0) }.compactMap {
            task, timers in
            guard let due = timers.last(where: { $0.kind == .due }) else { return nil }
            let others = timers.filter { $0.kind != .due && $0.state == .set && $0.due > desk.now.iso }
            let definition =
                task.map { states[$0].flatMap { chart.annotations.task($0)?.deadline } }
                ?? chart.annotations.submission.deadline
            return RunningDeadline(due: due, others: others, definition: definition)
        }
    }

    /// Moves what the holidays known now make different.
    fileprivate func move(_ deadline: RunningDeadline, by reckoning: Reckoning) throws -> [MovedTimer] {
        do {
            let old = try Timestamp(parsing: deadline.due.due)
            let new = try reckoning.due(of: deadline.due)
            var moments = [(timer: deadline.due, moment: new)]
            for timer in deadline.others {
                moments.append((timer, try reckoning.moment(of: timer, deadline.definition, from: old, to: new)))
            }
            return try moments.filter { $0.moment.iso != $0.timer.due }.map { timer, moment in
                try record(TimerMoved(case: timer.case, timer: timer.id, due: moment.iso))
                return MovedTimer(case: timer.case, kind: timer.kind, from: timer.due, to: moment.iso)
            }
        } catch let error as WorkingCalendar.MissingYear {
            throw DeadlineError.missingYear(error.year, label: "事项 \(deadline.due.case)")
        }
    }
}
