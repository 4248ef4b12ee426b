/// A moment, in milliseconds of UTC, from the beginning of the year 1 to the end of 9999.
public struct Timestamp: Sendable, Hashable {
    /// Milliseconds since 1970-01-01T00:00Z, leap seconds not counted.
    public let milliseconds: Int64

    /// A moment by its milliseconds since 1970-01-01T00:00Z; beyond the calendar its first or last moment.
    public init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Self.firstMilliseconds), Self.lastMilliseconds)
    }

    /// The moment of a local date and time.
    public init(_ local: LocalDateTime, offset: UTCOffset = .china) {
        self.init(milliseconds: local.millisecondsSince1970 - offset.milliseconds)
    }

    private static let firstMilliseconds = Int64(CalendarDate.first.dayNumber) * LocalDateTime.millisecondsPerDay
    private static let lastMilliseconds =
        Int64(CalendarDate.last.dayNumber + 1) * LocalDateTime.millisecondsPerDay - 1

    /// The moment some milliseconds later, or earlier when negative.
    public func adding(milliseconds change: Int64) -> Timestamp {
        let (sum, overflow) = milliseconds.addingReportingOverflow(change)
        return Timestamp(milliseconds: overflow ? (change < 0 ? .min : .max) : sum)
    }

    /// The milliseconds from this moment to another, negative when that comes first.
    public func milliseconds(until other: Timestamp) -> Int64 { other.milliseconds - milliseconds }

    /// The date and time that clocks show at an offset from UTC.
    public func local(_ offset: UTCOffset = .china) -> LocalDateTime {
        LocalDateTime(millisecondsSince1970: milliseconds + offset.milliseconds)
    }

    /// The day it is in China.
    public var day: CalendarDate { local().date }

    /// The minute as people read it in China: `2026-11-22 17:30`.
    public var localMinute: String { local().short }

    /// The moment by ISO 8601 in UTC: `2026-11-22T09:30:00.000Z`.
    public var iso: String { local(.utc).iso + "Z" }
}

extension Timestamp: Comparable {
    /// Whether one moment comes before the other.
    public static func < (one: Timestamp, other: Timestamp) -> Bool { one.milliseconds < other.milliseconds }
}

/// How far clocks are ahead of UTC.
public struct UTCOffset: Sendable, Hashable {
    /// Minutes ahead of UTC, -1080 to 1080.
    public let minutes: Int

    /// An offset in minutes; `nil` when it is more than 18 hours.
    public init?(minutes: Int) {
        guard (-1080...1080).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    private init(hours: Int) { minutes = hours * 60 }

    /// China Standard Time, +08:00.
    public static let china = UTCOffset(hours: 8)
    /// UTC itself.
    public static let utc = UTCOffset(hours: 0)

    var milliseconds: Int64 { Int64(minutes) * 60_000 }
}
