/// A month, a quarter or a year of the calendar, as papers over many records are asked for.
public struct CalendarPeriod: Sendable, Hashable {
    /// How long it is.
    public enum Length: String, Sendable, CaseIterable {
        case month
        case quarter
        case year

        /// The number of months.
        public var months: Int {
            switch self {
            case .month: 1
            case .quarter: 3
            case .year: 12
            }
        }
    }

    /// How long it is.
    public let length: Length
    /// Its first month.
    public let first: YearMonth

    /// The period of a length that holds a month.
    public init(_ length: Length, containing month: YearMonth) {
        self.length = length
        switch length {
        case .month: first = month
        case .quarter: first = month.firstOfQuarter
        case .year: first = YearMonth(year: month.year, month: 1)
        }
    }

    /// A period by its text: `2026`, `2026-Q4`, `2026-10`; `nil` for any other.
    public init?(_ text: String) {
        if let month = YearMonth(iso: text) {
            self.init(.month, containing: month)
        } else if let match = text.wholeMatch(of: /(?<year>[0-9]{4})(-?[Qq](?<quarter>[1-4]))?/),
            let year = Int(match.year), year > 0
        {
            let quarter = match.quarter.flatMap { Int($0) }
            self.init(
                quarter == nil ? .year : .quarter,
                containing: YearMonth(year: year, month: quarter.map { $0 * 3 } ?? 1))
        } else {
            return nil
        }
    }

    /// Its days.
    public var days: ClosedRange<CalendarDate> { first.firstDay...first.adding(months: length.months - 1).lastDay }

    /// The one before, of the same length.
    public var previous: CalendarPeriod { CalendarPeriod(length, containing: first.adding(months: -length.months)) }

    /// The text that it is asked for by: `2026`, `2026-Q4`, `2026-10`.
    public var text: String {
        switch length {
        case .month: first.iso
        case .quarter: "\(first.iso.prefix(4))-Q\(first.quarter)"
        case .year: String(first.iso.prefix(4))
        }
    }
}
