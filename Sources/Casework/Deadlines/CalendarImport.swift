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
}

/// The holidays that were known and those that are known now.
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
        let timers = try timers(of: number, [.set, .fired])
        return Dictionary(grouping: timers, by: \.task).sorted { ($0.key ?? 0) < ($1.key ?? 0) }.compactMap {
            _, timers in
            guard let due = timers.last(where: { $0.kind == .due }) else { return nil }
            let others = timers.filter { $0.kind != .due && $0.state == .set && $0.due > desk.now.iso }
            return RunningDeadline(due: due, others: others)
        }
    }

    /// Moves what the holidays known now make different.
    fileprivate func move(_ deadline: RunningDeadline, by reckoning: Reckoning) throws -> [MovedTimer] {
        do {
            let old = try Timestamp(parsing: deadline.due.due)
            let new = try reckoning.due(of: deadline.due)
            var moments = [(timer: deadline.due, moment: new)]
            for timer in deadline.others {
                let moment = try Timestamp(parsing: timer.due)
                moments.append((timer, try timer.moved(from: moment, around: old, to: new, in: reckoning.after)))
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
