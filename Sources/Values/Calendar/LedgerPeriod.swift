/// How often a ledger has a figure.
public enum LedgerCycle: String, Sendable, CaseIterable {
    case day, week, month
}

/// The day, week or month that a figure of a ledger is of.
public enum LedgerPeriod: Sendable, Hashable {
    case day(CalendarDate)
    case week(Week)
    case month(YearMonth)

    /// The period by ISO 8601: `2026-11-27`, `2026-W48`, `2026-11`. Of one cycle these texts are in the order of time.
    public var iso: String {
        switch self {
        case .day(let day): day.iso
        case .week(let week): week.iso
        case .month(let month): month.iso
        }
    }

    /// Its days.
    public var days: ClosedRange<CalendarDate> {
        switch self {
        case .day(let day): day...day
        case .week(let week): week.days
        case .month(let month): month.firstDay...month.lastDay
        }
    }
}

extension LedgerPeriod: Comparable {
    /// Whether one period ends before the other does.
    public static func < (one: LedgerPeriod, other: LedgerPeriod) -> Bool {
        one.days.upperBound < other.days.upperBound
    }
}

extension LedgerCycle {
    /// The period of the cycle that holds a day.
    public func period(containing day: CalendarDate) -> LedgerPeriod {
        switch self {
        case .day: .day(day)
        case .week: .week(Week(containing: day))
        case .month: .month(day.yearMonth)
        }
    }

    /// The periods of the cycle that belong to a span of days: a week to the span that holds its Thursday, a month to
    /// one that holds all of it. `nil` where none does.
    public func periods(in days: ClosedRange<CalendarDate>) -> ClosedRange<LedgerPeriod>? {
        var (first, last) = (days.lowerBound, days.upperBound)
        switch self {
        case .day: break
        case .week:
            if Week(containing: first).thursday < first { first = first.adding(days: 7) }
            if Week(containing: last).thursday > last { last = last.adding(days: -7) }
        case .month:
            if first.day > 1 { first = first.yearMonth.adding(months: 1).firstDay }
            if last < last.yearMonth.lastDay { last = last.yearMonth.adding(months: -1).lastDay }
        }
        let (begin, end) = (period(containing: first), period(containing: last))
        return begin <= end ? begin...end : nil
    }

    /// How many periods of the cycle belong to a span of days.
    public func count(in days: ClosedRange<CalendarDate>) -> Int {
        guard let periods = periods(in: days) else { return 0 }
        switch (periods.lowerBound, periods.upperBound) {
        case (.day(let first), .day(let last)): return first.days(until: last) + 1
        case (.week(let first), .week(let last)): return first.thursday.days(until: last.thursday) / 7 + 1
        case (.month(let first), .month(let last)): return first.months(until: last) + 1
        default: return 0
        }
    }

    /// The period that a user wrote, of this cycle alone.
    ///
    /// - Throws: `CalendarDate.ParsingError`.
    public func period(parsing text: String) throws(CalendarDate.ParsingError) -> LedgerPeriod {
        switch self {
        case .day: .day(try CalendarDate(parsing: text))
        case .week: .week(try Week(parsing: text))
        case .month: .month(try YearMonth(parsing: text))
        }
    }
}
