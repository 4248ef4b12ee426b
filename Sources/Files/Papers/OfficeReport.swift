public import Regulations
public import Values

/// Figures of the accounts that the actor sees, by unit, class or account, of a period.
public struct OfficeReport: Sendable {
    /// A figure of a row.
    public struct Figure: Sendable {
        /// What it comes to; `nil` where there is none.
        public internal(set) var value: Fraction?
        /// What it came to in the period before, where that is asked for.
        public internal(set) var before: Fraction?
        /// The place of the row, from 1, where rows are ranked by it.
        public internal(set) var place: Int?
    }

    /// A row.
    public struct Row: Sendable {
        /// The code of the unit, the class or the number of the account.
        public let id: String
        /// What it is called.
        public let label: String
        /// How many accounts it is about.
        public let accounts: Int
        /// Its figures, in the order of the columns.
        public internal(set) var figures: [Figure]
    }

    /// What all rows came to in a period.
    public struct Total: Sendable {
        /// The period.
        public let period: CalendarPeriod
        /// What they came to; `nil` where there is none.
        public let value: Fraction?
    }

    /// What it shows.
    public let definition: ReportDefinition
    /// The period.
    public let period: CalendarPeriod
    /// The name of the unit whose accounts it is about, with those below it; `nil` for all.
    public let unit: String?
    /// The rows.
    public let rows: [Row]
    /// What all rows come to, in the order of the columns.
    public let totals: [Figure]
    /// The last periods of the columns that are drawn as lines, the earliest first; empty for others.
    public let series: [[Total]]
    /// Names for the codes in it.
    public let names: Names
}
