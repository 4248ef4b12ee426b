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
    /// Loads public holidays, a year a time; a year that was there is replaced. Timers that count working time and are
    /// still to come are reckoned anew: what is left of them stays. Time that has passed stays as it was counted.
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
            let running = try recorder.runningTimers()
            for year in years { try recorder.record(CalendarSet(year)) }
            return try running.compactMap { try recorder.reckonAnew($0.timer, remaining: $0.remaining) }
        }
    }
}

extension Recorder {
    /// The timers of working time that are still to come, with what is left of them by the holidays known so far.
    fileprivate func runningTimers() throws -> [(timer: CaseTimer, remaining: Int64)] {
        let set = try snapshot.rows(
            Query(
                "timers",
                where: [
                    .equals("state", .text(CaseTimer.State.set.rawValue)), .greater("due", .text(desk.now.iso)),
                    .equals("working", 1),
                ], order: [.ascending("case"), .ascending("id")])
        ).map(CaseTimer.init)
        guard !set.isEmpty else { return [] }
        let time = try workingTime()
        return try set.map { timer in
            let due = try Timestamp(parsing: timer.due)
            return (
                timer,
                try reckoned(timer) { () throws(WorkingCalendar.MissingYear) in
                    try time.worked(from: desk.now, to: due)
                }
            )
        }
    }

    /// Moves a timer by the holidays known now, if they make a difference.
    fileprivate func reckonAnew(_ timer: CaseTimer, remaining: Int64) throws -> MovedTimer? {
        let time = try workingTime()
        let due = try reckoned(timer) { () throws(WorkingCalendar.MissingYear) in
            try time.adding(worked: remaining, to: desk.now)
        }
        guard due.iso != timer.due else { return nil }
        try record(TimerMoved(case: timer.case, timer: timer.id, due: due.iso))
        return MovedTimer(case: timer.case, kind: timer.kind, from: timer.due, to: due.iso)
    }

    private func reckoned<Answer>(
        _ timer: CaseTimer, _ body: () throws(WorkingCalendar.MissingYear) -> Answer
    ) throws -> Answer {
        do throws(WorkingCalendar.MissingYear) {
            return try body()
        } catch {
            throw DeadlineError.missingYear(error.year, label: "事项 \(timer.case)")
        }
    }
}
