/// What a paper over many accounts shows of them, of a period.
public struct ReportDefinition: Sendable {
    /// What its rows are.
    public enum Rows: Sendable, Equatable {
        /// Units: those of a kind, or those that own accounts where none is named.
        case unit(kind: String?)
        /// Accounts.
        case account
        /// The classes of a classification.
        case `class`(String)
    }

    /// One column of figures.
    public struct Figure: Sendable {
        /// What is taken for each row.
        public enum Source: Sendable, Equatable {
            /// The figures of a measure on the last day of the period, added up.
            case measure(String)
            /// How many records of a form were filed in the period.
            case count(form: String)
            /// What the values of a field come to in the records of a form that were filed in the period.
            case sum(form: String, field: String)
        }

        /// How a figure is drawn.
        public enum Chart: String, Sendable, CaseIterable {
            /// A bar for each row.
            case bar
            /// The part of each row in all.
            case share
            /// What all rows come to, over the last periods.
            case line
        }

        /// A name in ASCII.
        public let id: String
        /// Its name on papers.
        public let label: String
        /// What is taken.
        public let source: Source
        /// How it is drawn; `nil` for not at all.
        public let chart: Chart?
        /// Whether it is held against the period before.
        public let isCompared: Bool
        /// Whether rows are ranked by it, the greatest first.
        public let isRanked: Bool
    }

    /// What its rows are.
    public let rows: Rows
    /// The columns.
    public let figures: [Figure]
}
