import Records
import Regulations
import Values

extension CaseTimer {
    /// When it comes where its deadline is due at another time than before: as long before or after it as the chart
    /// says, in the time that its limit counts, which need not be that of the deadline.
    ///
    /// - Parameters:
    ///   - moment: when it would have come.
    ///   - old: when the deadline would have been due.
    ///   - new: when the deadline is due now.
    package func moved(
        from moment: Timestamp, around old: Timestamp, to new: Timestamp, in time: WorkingTime
    ) throws(WorkingCalendar.MissingYear) -> Timestamp {
        guard kind != .due, let limit else { return moment.adding(milliseconds: old.milliseconds(until: new)) }
        return kind == .remind ? try time.moment(limit, before: new) : try time.deadline(from: new, limit)
    }
}
