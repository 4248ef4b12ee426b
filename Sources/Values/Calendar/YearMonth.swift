/// A month of a year, from 0001-01 to 9999-12.
public struct YearMonth: Sendable, Hashable {
    /// The year, 1 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int

    /// A month of a year. A month outside 1 to 12 carries into other years; beyond the calendar it is the first or last
    /// month there is.
    public init(year: Int, month: Int) {
        let years = min(max(year, -1_000_000), 1_000_000)
        let months = min(max(month, -100_000_000), 100_000_000)
        let index = min(max(years * 12 + months - 1, Self.firstIndex), Self.lastIndex)
        self.year = index / 12
        self.month = index % 12 + 1
    }

    private static let firstIndex = 12
    private static let lastIndex = 9999 * 12 + 11

    /// The month some months later, or earlier when negative.
    public func adding(months: Int) -> YearMonth {
        let months = min(max(months, -1_000_000), 1_000_000)
        return YearMonth(year: year, month: month + months)
    }

    /// How many days it has.
    public var numberOfDays: Int {
        switch month {
        case 2: CalendarDate.isLeapYear(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Its first day.
    public var firstDay: CalendarDate { CalendarDate(self, day: 1) }

    /// Its last day.
    public var lastDay: CalendarDate { CalendarDate(self, day: numberOfDays) }

    /// The quarter of the year, 1 to 4.
    public var quarter: Int { (month - 1) / 3 + 1 }

    /// The first month of its quarter.
    public var firstOfQuarter: YearMonth { YearMonth(year: year, month: quarter * 3 - 2) }

    /// The number of months from this month to another, negative when that comes first.
    public func months(until other: YearMonth) -> Int { (other.year - year) * 12 + other.month - month }
}

extension YearMonth: Comparable {
    /// Whether one month comes before the other.
    public static func < (one: YearMonth, other: YearMonth) -> Bool {
        (one.year, one.month) < (other.year, other.month)
    }
}
