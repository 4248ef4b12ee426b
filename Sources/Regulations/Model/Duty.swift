/// Work that time or a figure starts (定期工作): who does what about each of something, and by when.
public struct Duty: Sendable {
    /// A name in ASCII.
    public let id: String
    /// Its name on papers.
    public let label: String
    /// When it begins and ends, and by which day it is due.
    public let schedule: DutySchedule
    /// What there is a duty about each of.
    public let concern: Concern
    /// The tiers whose accounts it concerns; empty for all accounts, and where it concerns none.
    public let tiers: [String]
    /// The condition under which it concerns one, in XPath over the record; `nil` for always.
    public let condition: String?
    /// The post that does it.
    public let post: String
    /// Where that post is; `nil` for the unit that the duty is about, or the next above it that has the post.
    public let place: Place?
    /// What discharges it.
    public let discharge: Discharge
    /// Who is told when it is late.
    public let escalation: Escalation?
    /// What demands it.
    public let ground: Ground

    /// What there is a duty about each of.
    public enum Concern: Sendable, Hashable {
        /// Each account that is registered.
        case account
        /// Each unit that has the post.
        case unit
        /// Each record of a form that came to what its chains make of it.
        case record(form: String)
    }

    /// What somebody who has the duty does to fulfil it.
    public struct Discharge: Sendable, Hashable {
        /// The form that is submitted; of the accounts' form, a correction.
        public let form: String?
        /// The chain of which a case ends as approved.
        public let chain: String?
        /// The condition over the record that is submitted, in XPath; `nil` where each counts.
        public let condition: String?

        /// Whether anything discharges it. Editions of before duties ran say nothing, and theirs run no more than they
        /// did.
        public var isPossible: Bool { form != nil || chain != nil }
    }

    /// Who is told when it is late, and may do it too.
    public struct Escalation: Sendable, Hashable {
        /// The post, in the unit of the duty or the next above it that has it.
        public let post: String
        /// How many days after the due day.
        public let days: Int
    }

    /// Whether it runs.
    public var runs: Bool { discharge.isPossible }
}

/// When a duty begins and ends, and by which day it is due.
public enum DutySchedule: Sendable, Hashable {
    /// Once in every period of the calendar.
    case every(Interval, due: DueDay, isWorkingTime: Bool)
    /// Once, from a day to another that hang on fields of the record; without the first, from the day on which the
    /// record was made.
    case around(from: DayOffset?, until: DayOffset)

    /// A period of the calendar; weeks begin on Monday.
    public enum Interval: String, Sendable, CaseIterable {
        case day, week, month, quarter
        case halfYear = "half-year"
        case year
    }

    /// A day of a period.
    public enum DueDay: Sendable, Hashable {
        /// The day of a number within the period, from 1, but never after its first month; in working time, a working
        /// day.
        case number(Int)
        /// A day of a month of the period, such as the 31st of the first.
        case date(month: Int, day: Int)
        /// The last day, or the last that is worked.
        case last
    }

    /// How often it is due, where it is by the calendar.
    public var interval: Interval? {
        if case .every(let interval, _, _) = self { interval } else { nil }
    }
}

/// A day that lies so long before or after that of a field.
public struct DayOffset: Sendable, Hashable {
    /// The field of the record, which holds a date.
    public let field: String
    /// How many; negative before it.
    public let count: Int
    /// Of what.
    public let unit: Unit

    /// What an offset counts.
    public enum Unit: String, Sendable, CaseIterable {
        case days, weeks, months, years
        case workingDays = "working-days"
    }

    /// An offset from its parts.
    public init(field: String, count: Int, unit: Unit) {
        self.field = field
        self.count = count
        self.unit = unit
    }
}
