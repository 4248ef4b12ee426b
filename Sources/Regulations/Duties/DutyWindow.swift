public import Values

/// The days of one duty: from its first to its last, and by which it is due.
public struct DutyWindow: Sendable, Hashable {
    /// The first day.
    public let from: CalendarDate
    /// The last day; what is not done by then was missed.
    public let to: CalendarDate
    /// The day by which it is due, within these.
    public let due: CalendarDate

    /// A window from its days.
    public init(from: CalendarDate, to: CalendarDate, due: CalendarDate) {
        self.from = from
        self.to = to
        self.due = due
    }
}

extension DutySchedule.Interval {
    /// The first and last day of the period that a day lies in.
    public func period(of day: CalendarDate) -> (from: CalendarDate, to: CalendarDate) {
        switch self {
        case .day: return (day, day)
        case .week:
            let monday = day.adding(days: 1 - day.weekday.rawValue)
            return (monday, monday.adding(days: 6))
        case .month, .quarter, .halfYear, .year:
            let first = YearMonth(year: day.year, month: (day.month - 1) / months * months + 1)
            return (first.firstDay, first.adding(months: months - 1).lastDay)
        }
    }

    /// How many months it has; 0 where it is shorter.
    var months: Int {
        switch self {
        case .day, .week: 0
        case .month: 1
        case .quarter: 3
        case .halfYear: 6
        case .year: 12
        }
    }
}

extension DutySchedule {
    /// The window by the calendar that a day lies in; `nil` where the schedule hangs on a record, or the day is off
    /// and only working days have the duty.
    ///
    /// - Throws: `MissingYear` where working days count and the year has no data.
    public func window(
        of day: CalendarDate, by calendar: WorkingCalendar
    ) throws(WorkingCalendar.MissingYear) -> DutyWindow? {
        guard case .every(let interval, let due, let isWorkingTime) = self else { return nil }
        let (from, to) = interval.period(of: day)
        if interval == .day, isWorkingTime, try !calendar.isWorkingDay(day) { return nil }
        let last = try due.day(from: from, to: to, by: isWorkingTime ? calendar : nil)
        return DutyWindow(from: from, to: to, due: min(max(last, from), to))
    }

    /// The window of a record; `nil` where the schedule is by the calendar, or a field that it hangs on is empty.
    ///
    /// - Parameter made: the day on which the record was made.
    /// - Throws: `MissingYear` where working days count and the year has no data.
    public func window(
        of values: RecordValues, made: CalendarDate, by calendar: WorkingCalendar
    ) throws(WorkingCalendar.MissingYear) -> DutyWindow? {
        guard case .around(let start, let until) = self, let to = try until.day(of: values, by: calendar) else {
            return nil
        }
        guard let start else { return DutyWindow(from: min(made, to), to: to, due: to) }
        guard let from = try start.day(of: values, by: calendar), from <= to else { return nil }
        return DutyWindow(from: from, to: to, due: to)
    }
}

extension DutySchedule.DueDay {
    /// The day in a period; the next earlier one that is worked, where only such days count.
    fileprivate func day(
        from: CalendarDate, to: CalendarDate, by calendar: WorkingCalendar?
    ) throws(WorkingCalendar.MissingYear) -> CalendarDate {
        switch self {
        case .number(let number):
            guard let calendar else {
                return min(from.adding(days: number - 1), max(from.yearMonth.lastDay, from.adding(days: 6)))
            }
            let first = try calendar.workingDay(onOrAfter: from)
            return try calendar.adding(workingDays: number - 1, to: first)
        case .date(let month, let day):
            return try CalendarDate(from.yearMonth.adding(months: month - 1), day: day).worked(by: calendar)
        case .last: return try to.worked(by: calendar)
        }
    }
}

extension CalendarDate {
    /// The day itself where it is worked or no calendar is asked, else the last before it that is.
    fileprivate func worked(by calendar: WorkingCalendar?) throws(WorkingCalendar.MissingYear) -> CalendarDate {
        guard let calendar, try !calendar.isWorkingDay(self) else { return self }
        return try calendar.adding(workingDays: -1, to: self)
    }
}

extension DayOffset {
    /// The day, from the field of a record; `nil` where it is empty.
    ///
    /// - Throws: `MissingYear` where working days count and the year has no data.
    public func day(
        of values: RecordValues, by calendar: WorkingCalendar
    ) throws(WorkingCalendar.MissingYear) -> CalendarDate? {
        guard case .date(let date) = values[field] else { return nil }
        switch unit {
        case .days: return date.adding(days: count)
        case .weeks: return date.adding(days: 7 * count)
        case .months: return date.adding(months: count)
        case .years: return date.adding(months: 12 * count)
        case .workingDays: return try calendar.adding(workingDays: count, to: date)
        }
    }
}
