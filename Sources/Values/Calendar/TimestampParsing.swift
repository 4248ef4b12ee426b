extension Timestamp {
    /// Why a text is not a moment.
    public enum ParsingError: Error, Sendable, Equatable {
        /// It is not written as `2026-11-22T09:30:00.000Z`, or there is no such time of day or offset.
        case notATimestamp(String)
        /// There is no such day.
        case date(CalendarDate.ParsingError)
    }

    /// The moment in ISO 8601: `2026-11-22T09:30:00.000Z`, `2026-11-22T17:30:00+08:00`; seconds may be left out, and
    /// have at most three decimals; the offset may not.
    ///
    /// - Throws: `ParsingError`.
    public init(parsing text: String) throws(ParsingError) {
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .notATimestamp(text) }
        let date = try Self.date(String(parts[0]), of: text)
        var clock = ClockParser(String(parts[1]))
        guard let local = clock.time(on: date), let offset = clock.offset() else { throw .notATimestamp(text) }
        self.init(local, offset: offset)
    }

    private static func date(_ part: String, of text: String) throws(ParsingError) -> CalendarDate {
        let date: CalendarDate
        do {
            date = try CalendarDate(parsing: part)
        } catch .notADate {
            throw .notATimestamp(text)
        } catch {
            throw .date(error)
        }
        guard date.iso == part else { throw .notATimestamp(text) }
        return date
    }
}

/// Takes hours, minutes, seconds and the offset from UTC.
private struct ClockParser {
    private var scanner: TextScanner

    init(_ text: String) { scanner = TextScanner(text) }

    mutating func time(on date: CalendarDate) -> LocalDateTime? {
        guard let hour = twoDigits(), scanner.take(":"), let minute = twoDigits() else { return nil }
        guard scanner.take(":") else { return LocalDateTime(date, hour: hour, minute: minute) }
        guard let second = twoDigits() else { return nil }
        guard scanner.take(".") else { return LocalDateTime(date, hour: hour, minute: minute, second: second) }
        let decimals = scanner.takeDigits()
        guard (1...3).contains(decimals.count) else { return nil }
        let millisecond = (decimals + [0, 0]).prefix(3).reduce(0) { $0 * 10 + $1 }
        return LocalDateTime(date, hour: hour, minute: minute, second: second, millisecond: millisecond)
    }

    mutating func offset() -> UTCOffset? {
        if scanner.take("Z") { return scanner.isAtEnd ? .utc : nil }
        guard let sign = scanner.take(anyOf: ["+", "-"]), let hours = twoDigits(), scanner.take(":"),
            let minutes = twoDigits(), minutes < 60, scanner.isAtEnd
        else { return nil }
        return UTCOffset(minutes: (sign == "-" ? -1 : 1) * (hours * 60 + minutes))
    }

    private mutating func twoDigits() -> Int? {
        guard let tens = scanner.takeDigit(), let ones = scanner.takeDigit() else { return nil }
        return tens * 10 + ones
    }
}
