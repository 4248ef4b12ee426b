/// How long something may take (时限).
public enum TimeLimit: Sendable, Hashable {
    /// Days that are worked.
    case workingDays(Int)
    /// Days, whether worked or not.
    case calendarDays(Int)
    /// Hours by the clock.
    case hours(Int)
    /// Hours that are worked.
    case workingHours(Int)
    /// Months of the calendar: one after 31 January is the last of February.
    case months(Int)

    /// Whether it counts working time, rather than going by the clock.
    public var isWorkingTime: Bool {
        switch self {
        case .workingDays, .workingHours: true
        case .calendarDays, .hours, .months: false
        }
    }
}

extension TimeLimit {
    /// Why a text is not a time limit.
    public enum ParsingError: Error, Sendable, Equatable {
        /// There is nothing but white space.
        case empty
        /// It does not begin with a number as `3 working-days` does, or is not written as `P3D` or `PT24H` is.
        case malformed(String)
        /// What follows the number is no unit.
        case unknownUnit(String)
        /// The number is not one of 1 to the limit.
        case outOfRange(limit: Int)
    }

    /// The longest limit in each unit: ten years of days or months, one year of hours.
    private static let longest = (days: 3660, hours: 8784, months: 120)

    private enum Unit {
        case workingDays, days, weeks, hours, workingHours, months

        init?(_ name: String) {
            switch name.lowercased() {
            case "working-days", "working-day", "working days", "working day", "wd", "个工作日", "工作日": self = .workingDays
            case "working-hours", "working-hour", "working hours", "working hour", "wh", "个工作小时", "工作小时":
                self = .workingHours
            case "d", "day", "days", "天", "日", "个自然日", "自然日": self = .days
            case "w", "week", "weeks", "周", "个星期", "星期": self = .weeks
            case "month", "months", "个月": self = .months
            case "h", "hour", "hours", "小时", "个小时": self = .hours
            default: return nil
            }
        }
    }

    /// The limit that a text writes: `3 working-days`, `2d`, `24h`, `1 week`, `P3D`, `PT24H`, `P1W`, `2 months`, `P2M`,
    /// `3个工作日`, `2天`, `24小时`.
    ///
    /// - Throws: `ParsingError`.
    public init(parsing text: String) throws(ParsingError) {
        var scanner = TextScanner(text)
        guard !scanner.isAtEnd else { throw .empty }
        let isISO = scanner.take("P")
        let isTime = isISO && scanner.take("T")
        let digits = scanner.takeDigits()
        guard !digits.isEmpty else { throw .malformed(text) }
        scanner.skipSpaces()
        let name = scanner.takeRest()
        let unit = isISO ? Self.isoUnit(name, isTime: isTime) : Unit(name)
        guard let unit else { throw isISO ? .malformed(text) : .unknownUnit(name) }
        self = try Self.limit(Int(digits: digits), unit)
    }

    private static func isoUnit(_ name: String, isTime: Bool) -> Unit? {
        switch (name, isTime) {
        case ("D", false): .days
        case ("W", false): .weeks
        case ("M", false): .months
        case ("H", true): .hours
        default: nil
        }
    }

    private static func limit(_ count: Int?, _ unit: Unit) throws(ParsingError) -> TimeLimit {
        let most =
            switch unit {
            case .workingDays, .days: longest.days
            case .weeks: longest.days / 7
            case .hours, .workingHours: longest.hours
            case .months: longest.months
            }
        guard let count, (1...most).contains(count) else { throw .outOfRange(limit: most) }
        return switch unit {
        case .workingDays: .workingDays(count)
        case .days: .calendarDays(count)
        case .weeks: .calendarDays(count * 7)
        case .hours: .hours(count)
        case .workingHours: .workingHours(count)
        case .months: .months(count)
        }
    }

    /// The limit for machines, as `init(parsing:)` takes it: `3 working-days`, `2d`, `24h`.
    public var text: String {
        switch self {
        case .workingDays(let count): "\(count) working-days"
        case .calendarDays(let count): "\(count)d"
        case .hours(let count): "\(count)h"
        case .workingHours(let count): "\(count) working-hours"
        case .months(let count): "\(count) months"
        }
    }

    /// The limit as papers show it: 3个工作日, 2天, 24小时.
    public var chinese: String {
        switch self {
        case .workingDays(let count): "\(count)个工作日"
        case .calendarDays(let count): "\(count)天"
        case .hours(let count): "\(count)小时"
        case .workingHours(let count): "\(count)个工作小时"
        case .months(let count): "\(count)个月"
        }
    }
}
