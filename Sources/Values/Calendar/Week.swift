/// A week by ISO 8601: it begins on Monday and belongs to the year that holds its Thursday.
public struct Week: Sendable, Hashable {
    /// The year that holds its Thursday.
    public let year: Int
    /// Its number in the year, 1 to 53.
    public let number: Int

    /// The week that holds a day.
    public init(containing day: CalendarDate) {
        let thursday = day.adding(days: 4 - day.weekday.rawValue)
        year = thursday.year
        number = CalendarDate(YearMonth(year: thursday.year, month: 1), day: 1).days(until: thursday) / 7 + 1
    }

    /// A week by its parts; `nil` where the year has no such week.
    public init?(year: Int, number: Int) {
        guard (1...9999).contains(year), (1...53).contains(number) else { return nil }
        // The fourth of January is always in the first week.
        let fourth = CalendarDate(YearMonth(year: year, month: 1), day: 4)
        self.init(containing: fourth.adding(days: 7 * (number - 1)))
        guard self.year == year, self.number == number else { return nil }
    }

    /// Its Thursday, the day by which it is of a month and a year.
    public var thursday: CalendarDate {
        let fourth = CalendarDate(YearMonth(year: year, month: 1), day: 4)
        return fourth.adding(days: 7 * (number - 1) + 4 - fourth.weekday.rawValue)
    }

    /// Its days, Monday to Sunday.
    public var days: ClosedRange<CalendarDate> { thursday.adding(days: -3)...thursday.adding(days: 3) }

    /// The week by ISO 8601: `2026-W48`.
    public var iso: String { "\(year.padded(4))-W\(number.padded(2))" }
}

extension Week: Comparable {
    /// Whether one week comes before the other.
    public static func < (one: Week, other: Week) -> Bool { (one.year, one.number) < (other.year, other.number) }
}

extension Week {
    /// The week that a user wrote: `2026-W48`, `2026W48`, `2026年第48周`.
    ///
    /// - Throws: `CalendarDate.ParsingError`.
    public init(parsing text: String) throws(CalendarDate.ParsingError) {
        var scanner = TextScanner(text)
        let year = scanner.takeDigits()
        if scanner.take("年") {
            _ = scanner.take("第")
        } else {
            _ = scanner.take("-")
            guard scanner.take(anyOf: ["W", "w"]) != nil else { throw .notAWeek(text) }
        }
        let digits = scanner.takeDigits()
        _ = scanner.take("周")
        guard year.count == 4, (1...2).contains(digits.count), scanner.isAtEnd, let year = Int(digits: year),
            let number = Int(digits: digits)
        else { throw .notAWeek(text) }
        guard let week = Week(year: year, number: number) else { throw .noSuchWeek(year: year, number: number) }
        self = week
    }
}
