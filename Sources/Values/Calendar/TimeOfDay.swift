/// A time of day to the minute, from 00:00 to 23:59, without a time zone.
public struct TimeOfDay: Sendable, Hashable {
    /// The hour, 0 to 23.
    public let hour: Int
    /// The minute, 0 to 59.
    public let minute: Int

    /// Why a text is not a time of day.
    public enum ParsingError: Error, Sendable, Equatable {
        /// It is not written as a time such as `08:30`.
        case notATime(String)
        /// There is no such hour.
        case noSuchHour(Int)
        /// There is no such minute.
        case noSuchMinute(Int)
    }

    /// A time by its parts.
    ///
    /// - Throws: `ParsingError` when there is no such time.
    public init(hour: Int, minute: Int) throws(ParsingError) {
        guard (0...23).contains(hour) else { throw .noSuchHour(hour) }
        guard (0...59).contains(minute) else { throw .noSuchMinute(minute) }
        self.hour = hour
        self.minute = minute
    }

    /// The time that a user wrote: `08:30`, `8:30`, `8点30分`, `8时30分`; full-width forms too.
    ///
    /// - Throws: `ParsingError`.
    public init(parsing text: String) throws(ParsingError) {
        var scanner = TextScanner(text)
        let hours = scanner.takeDigits()
        let mark = scanner.take(anyOf: [":", "点", "时"])
        let minutes = scanner.takeDigits()
        if mark != ":" { _ = scanner.take("分") }
        guard mark != nil, scanner.isAtEnd, (1...2).contains(hours.count), minutes.count == 2,
            let hour = Int(digits: hours), let minute = Int(digits: minutes)
        else { throw .notATime(text) }
        try self.init(hour: hour, minute: minute)
    }

    /// The time by ISO 8601: `08:30`.
    public var iso: String { "\(hour.padded(2)):\(minute.padded(2))" }
}

extension TimeOfDay: Comparable {
    /// Whether one time comes before the other.
    public static func < (one: TimeOfDay, other: TimeOfDay) -> Bool {
        (one.hour, one.minute) < (other.hour, other.minute)
    }
}
