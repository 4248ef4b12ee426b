public import Values

extension Measure {
    /// The days that count on a day, by its calendar whatever the ledger holds. A period that is under way has all its
    /// days: there are no figures of those to come.
    ///
    /// Twelve months are twelve whole ones: they end with the month before the day's.
    public func days(on day: CalendarDate) -> ClosedRange<CalendarDate> {
        let month = day.yearMonth
        switch period {
        case .last12Months: return Self.months(12, before: month)
        case .year: return Self.months(12, from: YearMonth(year: month.year, month: 1))
        case .previousYear: return Self.months(12, before: YearMonth(year: month.year, month: 1))
        case .halfYear: return Self.months(6, from: month.firstOfHalfYear)
        case .previousHalfYear: return Self.months(6, before: month.firstOfHalfYear)
        case .quarter: return Self.months(3, from: month.firstOfQuarter)
        case .previousQuarter: return Self.months(3, before: month.firstOfQuarter)
        case .month: return Self.months(1, from: month)
        case .previousMonth: return Self.months(1, before: month)
        case .week: return Week(containing: day).days
        case .previousWeek: return Week(containing: day.adding(days: -7)).days
        }
    }

    private static func months(_ count: Int, from first: YearMonth) -> ClosedRange<CalendarDate> {
        first.firstDay...first.adding(months: count - 1).lastDay
    }

    private static func months(_ count: Int, before next: YearMonth) -> ClosedRange<CalendarDate> {
        months(count, from: next.adding(months: -count))
    }

    /// The periods of a ledger that count on a day; none after the one that holds the day, `nil` where none does.
    public func periods(on day: CalendarDate, every cycle: LedgerCycle) -> ClosedRange<LedgerPeriod>? {
        guard let periods = cycle.periods(in: days(on: day)) else { return nil }
        let last = min(periods.upperBound, cycle.period(containing: day))
        return periods.lowerBound <= last ? periods.lowerBound...last : nil
    }

    /// The day that an earlier figure is taken on, which this one is held against.
    public func earlier(than day: CalendarDate, _ reference: Comparison.Reference) -> CalendarDate {
        let isWeekly = period == .week || period == .previousWeek
        switch reference {
        case .previousPeriod: return isWeekly ? day.adding(days: -7) : day.adding(months: -period.months)
        // 52 weeks before is the same day of the week.
        case .previousYear: return isWeekly ? day.adding(days: -364) : day.adding(months: -12)
        }
    }

    /// The months that count, when the last is given: how grading counted by a ledger's latest month.
    public func months(upTo last: YearMonth) -> ClosedRange<YearMonth> {
        switch period {
        case .last12Months: last.adding(months: -11)...last
        case .year: YearMonth(year: last.year, month: 1)...last
        case .previousYear: YearMonth(year: last.year - 1, month: 1)...YearMonth(year: last.year - 1, month: 12)
        case .halfYear: last.firstOfHalfYear...last
        case .previousHalfYear: last.firstOfHalfYear.adding(months: -6)...last.firstOfHalfYear.adding(months: -1)
        case .quarter: last.firstOfQuarter...last
        case .previousQuarter: last.firstOfQuarter.adding(months: -3)...last.firstOfQuarter.adding(months: -1)
        case .month, .week: last...last
        case .previousMonth, .previousWeek: last.adding(months: -1)...last.adding(months: -1)
        }
    }
}

extension Measure.Period {
    /// The number of months of a whole period; a week is less than one.
    public var months: Int {
        switch self {
        case .last12Months, .year, .previousYear: 12
        case .halfYear, .previousHalfYear: 6
        case .quarter, .previousQuarter: 3
        case .month, .previousMonth, .week, .previousWeek: 1
        }
    }
}

extension YearMonth {
    /// The first month of its half of the year.
    fileprivate var firstOfHalfYear: YearMonth { YearMonth(year: year, month: month > 6 ? 7 : 1) }
}
