/// A date and the time of day that a clock shows.
public struct LocalDateTime: Sendable, Hashable {
    /// The day.
    public let date: CalendarDate
    /// Milliseconds since midnight, 0 to 86,399,999.
    public let millisecondOfDay: Int64

    static let millisecondsPerDay: Int64 = 86_400_000

    /// A date and time; `nil` when there is no such time of day.
    public init?(_ date: CalendarDate, hour: Int, minute: Int = 0, second: Int = 0, millisecond: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999).contains(millisecond)
        else { return nil }
        self.date = date
        millisecondOfDay = Int64(((hour * 60 + minute) * 60 + second) * 1000 + millisecond)
    }

    init(millisecondsSince1970 milliseconds: Int64) {
        let remainder = milliseconds % Self.millisecondsPerDay
        millisecondOfDay = remainder < 0 ? remainder + Self.millisecondsPerDay : remainder
        date = CalendarDate(dayNumber: Int((milliseconds - millisecondOfDay) / Self.millisecondsPerDay))
    }

    var millisecondsSince1970: Int64 { Int64(date.dayNumber) * Self.millisecondsPerDay + millisecondOfDay }

    /// The hour, 0 to 23.
    public var hour: Int { Int(millisecondOfDay / 3_600_000) }
    /// The minute, 0 to 59.
    public var minute: Int { Int(millisecondOfDay / 60_000 % 60) }
    /// The second, 0 to 59.
    public var second: Int { Int(millisecondOfDay / 1000 % 60) }
    /// The millisecond, 0 to 999.
    public var millisecond: Int { Int(millisecondOfDay % 1000) }

    /// By ISO 8601 without an offset: `2026-11-22T17:30:00.000`.
    public var iso: String { "\(date.iso)T\(clock):\(second.padded(2)).\(millisecond.padded(3))" }

    /// For tables, to the minute: `2026-11-22 17:30`.
    public var short: String { "\(date.iso) \(clock)" }

    /// As papers show it, to the minute: `2026年11月22日 17:30`.
    public var chinese: String { "\(date.chinese) \(clock)" }

    private var clock: String { "\(hour.padded(2)):\(minute.padded(2))" }
}

extension LocalDateTime: Comparable {
    /// Whether one comes before the other on the same clock.
    public static func < (one: LocalDateTime, other: LocalDateTime) -> Bool {
        (one.date, one.millisecondOfDay) < (other.date, other.millisecondOfDay)
    }
}
