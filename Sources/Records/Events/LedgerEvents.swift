import Store
import Values

/// Figures of a ledger of money by the month were loaded; a month that was there is replaced. Ledgers of all kinds are
/// loaded by `FiguresImported` since there are others.
package struct RevenueImported: OfficeEvent {
    package static let kind = "revenue.imported"

    /// One month of one account.
    package struct Entry: Codable, Sendable {
        package let customer: String
        package let month: String
        package let unit: String
        /// In 分.
        package let amount: Int64

        /// The event, or a part of it, from its particulars.
        package init(customer: String, month: String, unit: String, amount: Int64) {
            self.customer = customer
            self.month = month
            self.unit = unit
            self.amount = amount
        }
    }

    package let ledger: String
    package let entries: [Entry]
    package var subject: String { "ledger:\(ledger)" }

    /// The event, or a part of it, from its particulars.
    package init(ledger: String, entries: [Entry]) {
        self.ledger = ledger
        self.entries = entries
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        for entry in entries {
            var row = LedgerFigure()
            row.ledger = ledger
            row.customer = entry.customer
            row.period = try YearMonth(parsing: entry.month).iso
            row.unit = entry.unit
            row.figure = entry.amount
            row.decimals = 2
            try tables.put(row)
        }
    }
}

/// Figures of a ledger were loaded; a period that was there is replaced.
package struct FiguresImported: OfficeEvent {
    package static let kind = "figures.imported"

    /// One period of one account.
    package struct Entry: Codable, Sendable {
        package let customer: String
        /// The day, week or month, ISO.
        package let period: String
        package let unit: String
        /// In units of the last decimal.
        package let figure: Int64

        /// The event, or a part of it, from its particulars.
        package init(customer: String, period: String, unit: String, figure: Int64) {
            self.customer = customer
            self.period = period
            self.unit = unit
            self.figure = figure
        }
    }

    package let ledger: String
    /// How many decimals the figures have.
    package let decimals: Int
    package let entries: [Entry]
    package var subject: String { "ledger:\(ledger)" }

    /// The event, or a part of it, from its particulars.
    package init(ledger: String, decimals: Int, entries: [Entry]) {
        self.ledger = ledger
        self.decimals = decimals
        self.entries = entries
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        for entry in entries {
            var row = LedgerFigure()
            row.ledger = ledger
            row.customer = entry.customer
            row.period = entry.period
            row.unit = entry.unit
            row.figure = entry.figure
            row.decimals = decimals
            try tables.put(row)
        }
    }
}
