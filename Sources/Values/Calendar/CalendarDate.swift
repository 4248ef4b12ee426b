/// A day of the Gregorian calendar from 0001-01-01 to 9999-12-31, without a time zone.
public struct CalendarDate: Sendable, Hashable {
    /// The year, 1 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let day: Int

    private init(uncheckedYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The first day that can be written.
    public static let first = CalendarDate(uncheckedYear: 1, month: 1, day: 1)
    /// The last day that can be written.
    public static let last = CalendarDate(uncheckedYear: 9999, month: 12, day: 31)

    /// A day by its parts.
    ///
    /// - Throws: `ParsingError` when there is no such day.
    public init(year: Int, month: Int, day: Int) throws(ParsingError) {
        guard (1...9999).contains(year) else { throw .noSuchYear(year) }
        guard (1...12).contains(month) else { throw .noSuchMonth(month) }
        let lastDay = YearMonth(year: year, month: month).numberOfDays
        guard (1...lastDay).contains(day) else {
            throw .noSuchDay(year: year, month: month, day: day, lastDay: lastDay)
        }
        self.init(uncheckedYear: year, month: month, day: day)
    }

    /// A day of a month; days that the month does not have become its nearest.
    public init(_ month: YearMonth, day: Int) {
        self.init(
            uncheckedYear: month.year, month: month.month, day: min(max(day, 1), month.numberOfDays))
    }

    /// The month it lies in.
    public var yearMonth: YearMonth { YearMonth(year: year, month: month) }

    /// Whether a year has a 29 February.
    public static func isLeapYear(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }
}

extension CalendarDate: Comparable {
    /// Whether one day comes before the other.
    public static func < (one: CalendarDate, other: CalendarDate) -> Bool {
        (one.year, one.month, one.day) < (other.year, other.month, other.day)
    }
}

extension CalendarDate {
    /// The number of days since 1970-01-01, negative before.
    public var dayNumber: Int {
        // Years begin in March here, so that the leap day is a year's last.
        let year = month > 2 ? self.year : self.year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return 365 * year + year / 4 - year / 100 + year / 400 + dayOfYear - Self.dayNumberOffset
    }

    /// The days from 0000-03-01 to 1970-01-01.
    private static let dayNumberOffset = 719_468

    /// The day that lies a number of days after 1970-01-01; beyond the calendar its first or last day.
    public init(dayNumber: Int) {
        let number = min(max(dayNumber, Self.first.dayNumber), Self.last.dayNumber) + Self.dayNumberOffset
        let (era, dayOfEra) = number.quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            uncheckedYear: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The day some days later, or earlier when negative; stops at the calendar's first and last day.
    public func adding(days: Int) -> CalendarDate {
        let (number, overflow) = dayNumber.addingReportingOverflow(days)
        if overflow { return days < 0 ? .first : .last }
        return CalendarDate(dayNumber: number)
    }

    /// The same day some months later, or the last of that month when it is shorter: one month after 31 January is 28
    /// or 29 February.
    public func adding(months: Int) -> CalendarDate {
        CalendarDate(yearMonth.adding(months: months), day: day)
    }

    /// The number of days from this day to another, negative when that comes first.
    public func days(until other: CalendarDate) -> Int { other.dayNumber - dayNumber }

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let index = (dayNumber + 3) % 7
        return Weekday.allCases[index < 0 ? index + 7 : index]
    }
}

/// A day of the week.
public enum Weekday: Int, Sendable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// Its name: 星期一.
    public var chinese: String { "星期" + (self == .sunday ? "日" : ChineseNumeral.counting(rawValue)) }

    /// Whether it is a Saturday or a Sunday.
    public var isWeekend: Bool { self == .saturday || self == .sunday }
}
