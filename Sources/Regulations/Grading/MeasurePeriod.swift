public import Values

extension Measure {
    /// The months that count on a day, by the calendar of that day whatever the ledger holds.
    ///
    /// Twelve months are twelve whole ones: they end with the month before the day's.
    public func months(on day: CalendarDate) -> ClosedRange<YearMonth> {
        let current = day.yearMonth
        return months(upTo: period == .last12Months ? current.adding(months: -1) : current)
    }

    /// The months that count, when the last is given: how grading counted by a ledger's latest month.
    public func months(upTo last: YearMonth) -> ClosedRange<YearMonth> {
        switch period {
        case .last12Months: last.adding(months: -11)...last
        case .year: YearMonth(year: last.year, month: 1)...last
        case .previousYear: YearMonth(year: last.year - 1, month: 1)...YearMonth(year: last.year - 1, month: 12)
        case .quarter: last.firstOfQuarter...last
        case .previousQuarter: last.firstOfQuarter.adding(months: -3)...last.firstOfQuarter.adding(months: -1)
        case .month: last...last
        case .previousMonth: last.adding(months: -1)...last.adding(months: -1)
        }
    }
}

extension Measure.Period {
    /// The number of months of a whole period.
    public var months: Int {
        switch self {
        case .last12Months, .year, .previousYear: 12
        case .quarter, .previousQuarter: 3
        case .month, .previousMonth: 1
        }
    }
}
