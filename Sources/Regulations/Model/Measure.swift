/// A figure of each account, computed as of a day: from a ledger, from records, or from another measure (指标).
public struct Measure: Sendable {
    /// What the figures are taken from.
    public enum Source: Sendable, Equatable {
        /// The figures of a ledger.
        case ledger(String)
        /// The records of a form that belong to the account.
        case records(Records)
        /// The figures that another measure has on the same day.
        case measure(String)
    }

    /// Records that are measured.
    public struct Records: Sendable, Equatable {
        /// The form.
        public let form: String
        /// The field whose values are taken; `nil` where records are counted.
        public let field: String?
        /// The field that says the day of a record; without it, that on which it was filed.
        public let day: String?
    }

    /// What is taken from the figures.
    public enum Aggregate: String, Sendable, CaseIterable {
        case sum
        /// Over all periods of the ledger, or all records or accounts.
        case average
        /// Over all months.
        case monthlyAverage = "monthly-average"
        case count
        /// The part of what all accounts together come to.
        case share
        case minimum, maximum
    }

    /// Which days count, by the calendar of the day of asking.
    public enum Period: String, Sendable, CaseIterable {
        case last12Months = "last-12-months"
        case year
        case previousYear = "previous-year"
        case halfYear = "half-year"
        case previousHalfYear = "previous-half-year"
        case quarter
        case previousQuarter = "previous-quarter"
        case month
        case previousMonth = "previous-month"
        case week
        case previousWeek = "previous-week"
    }

    /// An earlier time that a figure is held against.
    public struct Comparison: Sendable, Equatable {
        /// The earlier time.
        public enum Reference: String, Sendable, CaseIterable {
            /// The period before.
            case previousPeriod = "previous-period"
            /// The same period a year before.
            case previousYear = "previous-year"
        }

        /// What the comparison comes to.
        public enum Form: String, Sendable, CaseIterable {
            /// By how much it is more, or less where negative.
            case amount
            /// That, as a part of the earlier figure.
            case share
        }

        /// The earlier time.
        public let against: Reference
        /// What it comes to.
        public let form: Form
    }

    /// A position among others.
    public struct Ranking: Sendable, Equatable {
        /// Which figure has the first place.
        public enum Order: String, Sendable, CaseIterable {
            /// The greatest.
            case descending
            /// The least.
            case ascending
        }

        /// The kind of unit within which accounts are compared.
        public let within: String
        /// Which figure has the first place.
        public let order: Order
    }

    /// A name in ASCII.
    public let id: String
    /// Its name on papers.
    public let label: String
    /// What is measured.
    public let source: Source
    /// What its figures count, as papers print it: 元, or something else such as 千瓦时; empty where they only count.
    public let unit: String
    /// With how many decimals its figures are shown; compared they are exact.
    public let decimals: Int
    /// What is taken from them; `nil` where the figure of another measure is taken as it is.
    public let aggregate: Aggregate?
    /// Over which days.
    public let period: Period
    /// The kind of unit whose accounts are measured together by a share or by what is taken from another measure; `nil`
    /// for all accounts.
    public let within: String?
    /// The field of an account that names the unit in which it counts; `nil` for the unit that registered it.
    public let unitField: String?
    /// The condition on an account, or on a record, for it to count.
    public let condition: String?
    /// What the figure is held against, if it is.
    public let comparison: Comparison?
    /// Whether the measure is the rank of that figure, and within what.
    public let rank: Ranking?
    /// What demands it.
    public let ground: Ground
}

extension Measure {
    /// Whether its figures are amounts of money.
    public var isMoney: Bool { unit == Self.yuan }

    /// The ledger that its figures are taken from, if they are.
    public var ledger: String? { if case .ledger(let id) = source { id } else { nil } }

    /// Whether the figure of one account depends on those of others.
    public var isComparative: Bool {
        if rank != nil || aggregate == .share { return true }
        if case .measure = source { return aggregate != nil }
        return false
    }
}

extension Regulation {
    /// The measure with an id.
    public func measure(_ id: String) -> Measure? { measures.first { $0.id == id } }
}
