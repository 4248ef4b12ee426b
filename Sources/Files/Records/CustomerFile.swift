public import Records
public import Regulations
public import Values

/// A customer with everything about it.
public struct CustomerFile: Sendable {
    /// One month of revenue.
    public struct MonthlyRevenue: Sendable {
        /// The month.
        public let month: YearMonth
        /// The amount.
        public let amount: Money

        /// The revenue of a month.
        public init(month: YearMonth, amount: Money) {
            self.month = month
            self.amount = amount
        }
    }

    /// The customer.
    public let customer: CustomerRow
    /// Its form.
    public let form: Form
    /// Its record as it is now.
    public let record: RecordRow
    /// All versions of the record.
    public let versions: [RecordVersion]
    /// The attachments of the record.
    public let attachments: [AttachedFile]
    /// The cases of its registration.
    public let registrations: [CaseFile]
    /// The cases of its contracts.
    public let contracts: [CaseFile]
    /// The cases of its other records, such as complaints.
    public let matters: [CaseFile]
    /// The records that no case is about, other than visits, the first first.
    public let entries: [FormRecord]
    /// The visits.
    public let visits: [RecordRow]
    /// The classes that it is in, in the order of the regulation's classifications.
    public let classes: [AccountClass]
    /// Its duties, the latest first.
    public let duties: [DutyItem]
    /// The revenue by month, the first first.
    public let revenue: [MonthlyRevenue]
    /// Names for codes.
    public let names: Names
    /// The office's name.
    public let officeName: String
}
