extension CalendarDate {
    /// Why a text is not a day, a week or a month.
    public enum ParsingError: Error, Sendable, Equatable {
        /// It is not written as a date such as `2026-11-22`.
        case notADate(String)
        /// It is not written as a month such as `2026-11`.
        case notAMonth(String)
        /// It is not written as a week such as `2026-W48`.
        case notAWeek(String)
        /// The year is not one of 1 to 9999.
        case noSuchYear(Int)
        /// The month is not one of 1 to 12.
        case noSuchMonth(Int)
        /// The year has no such week.
        case noSuchWeek(year: Int, number: Int)
        /// The month has no such day; it ends with `lastDay`.
        case noSuchDay(year: Int, month: Int, day: Int, lastDay: Int)
    }

    /// The day that a user wrote: `2026-11-22`, `2026/11/22`, `2026.11.22`, `2026年11月22日` (months and days also with
    /// one digit), `20261122`; full-width forms too.
    ///
    /// - Throws: `ParsingError`.
    public init(parsing text: String) throws(ParsingError) {
        var parser = DateParser(text)
        guard let year = parser.year(), let month = parser.month(), let day = parser.day(), parser.isDone else {
            throw .notADate(text)
        }
        try self.init(year: year, month: month, day: day)
    }
}

extension YearMonth {
    /// The month that a user wrote: `2026-11`, `2026/11`, `2026.11`, `2026年11月`, `202611`.
    ///
    /// - Throws: `CalendarDate.ParsingError`.
    public init(parsing text: String) throws(CalendarDate.ParsingError) {
        var parser = DateParser(text)
        guard let year = parser.year(), let month = parser.month(), parser.isDoneAfterMonth else {
            throw .notAMonth(text)
        }
        guard (1...9999).contains(year) else { throw .noSuchYear(year) }
        guard (1...12).contains(month) else { throw .noSuchMonth(month) }
        self.init(year: year, month: month)
    }
}

/// Takes the parts of a date one after the other, all written in one style.
private struct DateParser {
    /// What stands between the parts.
    private enum Style: Equatable {
        case separated(Character), chinese, compact
    }

    private var scanner: TextScanner
    private var style = Style.compact

    init(_ text: String) { scanner = TextScanner(text) }

    /// Four digits and what follows them, which decides the style.
    mutating func year() -> Int? {
        guard let year = number(widths: 4...4) else { return nil }
        if let separator = scanner.take(anyOf: ["-", "/", "."]) {
            style = .separated(separator)
        } else if scanner.take("年") {
            style = .chinese
        }
        return year
    }

    mutating func month() -> Int? { number(widths: style == .compact ? 2...2 : 1...2) }

    mutating func day() -> Int? {
        switch style {
        case .separated(let separator): scanner.take(separator) ? number(widths: 1...2) : nil
        case .chinese: scanner.take("月") ? number(widths: 1...2) : nil
        case .compact: number(widths: 2...2)
        }
    }

    var isDone: Bool { closes(with: ["日", "号"]) }

    var isDoneAfterMonth: Bool { closes(with: ["月"]) }

    private func closes(with characters: [Character]) -> Bool {
        var scanner = scanner
        if style == .chinese, scanner.take(anyOf: characters) == nil { return false }
        return scanner.isAtEnd
    }

    private mutating func number(widths: ClosedRange<Int>) -> Int? {
        var digits: [Int] = []
        while digits.count < widths.upperBound, let digit = scanner.takeDigit() { digits.append(digit) }
        return widths.contains(digits.count) ? Int(digits: digits) : nil
    }
}
