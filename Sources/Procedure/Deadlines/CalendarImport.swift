import Diagnostics
import Records
import Regulations
import Store
import Values

/// A timer that public holidays which were loaded have moved.
public struct MovedTimer: Sendable {
    /// The case.
    public let `case`: Int
    /// What will happen.
    public let kind: CaseTimer.Kind
    /// When it would have been.
    public let from: Timestamp
    /// When it is now.
    public let to: Timestamp
}

/// Loads public holidays, a year a time; a year that was there is replaced. Deadlines in working time that are still to
/// come are reckoned anew, and with them what is to happen before and after: what is left of a deadline stays, and time
/// that has passed stays as it was counted.
package struct ImportCalendar: OfficeCommand {
    package static let name = "calendar.import"
    package let years: [CalendarSet]

    /// The command for years.
    package init(_ years: [CalendarSet]) { self.years = years }

    /// - Returns: the timers that moved, by case.
    package func decide(_ recorder: Recorder) throws -> [MovedTimer] {
        try recorder.reader.require(.administer)
        var seen: Set<Int> = []
        for year in years where !seen.insert(year.year).inserted { throw Refusal.yearTwice(year.year) }
        let before = try recorder.calendar.workingTime()
        let running = try recorder.runningDeadlines()
        for year in years { try recorder.record(year) }
        let reckoning = Reckoning(before: before, after: try recorder.calendar.workingTime(), now: recorder.now)
        return try running.flatMap { try recorder.move($0, by: reckoning) }
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

    /// When a timer comes now: what was left of it stays. One in calendar time, or that has passed, stays itself.
    func moment(of timer: CaseTimer) throws -> Timestamp {
        let due = timer.due
        guard timer.state == .set, timer.isWorkingTime, due > now else { return due }
        return try after.adding(worked: before.worked(from: now, to: due), to: now)
    }

    /// When the timers of a deadline come now: what is to happen around it stays around it, and after a deadline that
    /// has passed each keeps what was left of it.
    func moments(of deadline: RunningDeadline) throws -> [(timer: CaseTimer, moment: Timestamp)] {
        let old = deadline.due.due
        let new = try moment(of: deadline.due)
        let isRunning = deadline.due.state == .set && old > now
        return [(deadline.due, new)]
            + (try deadline.others.map { timer in
                guard isRunning else { return (timer, try moment(of: timer)) }
                return (timer, try timer.moved(from: timer.due, around: old, to: new, in: after))
            })
    }
}

extension Recorder {
    /// The deadlines around which something is still to happen.
    fileprivate func runningDeadlines() throws -> [RunningDeadline] {
        let cases = try reader.snapshot.values(
            CaseTimer.case, where: [CaseTimer.state == .set, CaseTimer.due > now])
        return try Set(cases).sorted().flatMap(runningDeadlines)
    }

    private func runningDeadlines(of number: Int) throws -> [RunningDeadline] {
        let timers = try cases.timers(of: number, [.set, .fired])
        return Dictionary(grouping: timers, by: \.task).sorted { ($0.key ?? 0) < ($1.key ?? 0) }.compactMap {
            _, timers in
            guard let due = timers.last(where: { $0.kind == .due }) else { return nil }
            let others = timers.filter { $0.kind != .due && $0.state == .set && $0.due > now }
            return RunningDeadline(due: due, others: others)
        }
    }

    /// Moves what the holidays known now make different.
    fileprivate func move(_ deadline: RunningDeadline, by reckoning: Reckoning) throws -> [MovedTimer] {
        do {
            return try reckoning.moments(of: deadline).filter { $0.moment != $0.timer.due }.map { timer, moment in
                try record(TimerMoved(case: timer.case, timer: timer.id, due: moment))
                return MovedTimer(case: timer.case, kind: timer.kind, from: timer.due, to: moment)
            }
        } catch let error as WorkingCalendar.MissingYear {
            throw Refusal.missingYear(error.year, label: .caseNumber(deadline.due.case))
        }
    }
}

extension Refusal {
    fileprivate static func yearTwice(_ year: Int) -> Refusal {
        Refusal(
            "calendar.year-twice", Message("\(year) 年写了两次", "the year \(year) is given twice"), access: .granted)
    }
}
