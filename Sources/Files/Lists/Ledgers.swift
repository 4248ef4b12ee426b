import Diagnostics
import Procedure
public import Records
public import Regulations
import Store
public import Values

/// A ledger, and how far it is filled.
public struct LedgerSummary: Sendable {
    /// The ledger.
    public let ledger: Ledger
    /// The latest period that there is a figure of, ISO.
    public let latest: String?
    /// How many accounts of the actor's scope have a figure in it.
    public let accounts: Int
}

/// Figures of a ledger of the accounts that the actor sees.
public struct LedgerFile: Sendable {
    /// One figure.
    public struct Entry: Sendable {
        /// The account.
        public let account: CustomerRow
        /// The period, ISO.
        public let period: String
        /// The figure.
        public let figure: ExactDecimal
    }

    /// The ledger.
    public let ledger: Ledger
    /// The figures, by account and period.
    public let entries: [Entry]
}

/// Looks into ledgers.
package struct Ledgers {
    private let reader: OfficeReader

    /// The ledgers of an office.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// All ledgers of the regulation.
    package func summaries() throws -> [LedgerSummary] {
        let accounts = try Listing(reader).customers().rows
        return try reader.regulation.allLedgers.map { ledger in
            let latest = try latest(of: ledger)
            let figures = try latest.map { try entries(of: ledger, accounts, period: $0) } ?? []
            return LedgerSummary(ledger: ledger, latest: latest, accounts: figures.count)
        }
    }

    /// The figures of a ledger in the actor's scope.
    ///
    /// - Parameters:
    ///   - account: only those of one account, of all periods.
    ///   - unit: only those of accounts of a unit and below it.
    ///   - period: only those of a period; without it and an account, of the latest.
    /// - Throws: `Refusal` where there is no such ledger, unit or account, `Findings` for what is no period of it.
    package func file(_ id: String, account: String?, unit: String?, period: String?) throws -> LedgerFile {
        let ledger = try reader.regulation.knownLedger(id)
        if let account {
            let record = try reader.records.existing(reader.records.accountForm(), account)
            try reader.sight.requireScope(of: record)
        }
        let accounts = try Listing(reader).customers(unit: unit).rows.filter { account == nil || $0.number == account }
        let asked = try period.map { try self.period($0, of: ledger) }
        let shown = try asked ?? (account == nil ? latest(of: ledger) ?? "" : nil)
        return LedgerFile(ledger: ledger, entries: try entries(of: ledger, accounts, period: shown))
    }

    private func period(_ text: String, of ledger: Ledger) throws(Findings) -> String {
        do throws(CalendarDate.ParsingError) {
            return try ledger.every.period(parsing: text).iso
        } catch {
            throw Findings([Finding("ledger.period", error.message)])
        }
    }

    private func latest(of ledger: Ledger) throws -> String? {
        try reader.snapshot.values(
            LedgerFigure.period, where: [LedgerFigure.ledger == ledger.id], order: [LedgerFigure.period.descending],
            limit: 1
        ).first
    }

    private func entries(of ledger: Ledger, _ accounts: [CustomerRow], period: String?) throws -> [LedgerFile.Entry] {
        let byNumber = Dictionary(accounts.map { ($0.number, $0) }) { first, _ in first }
        var predicates = [LedgerFigure.ledger == ledger.id] + (period.map { [LedgerFigure.period == $0] } ?? [])
        if period == nil, let only = accounts.first, accounts.count == 1 {
            predicates.append(LedgerFigure.customer == only.number)
        }
        return try reader.snapshot.all(
            where: predicates, order: [LedgerFigure.customer.ascending, LedgerFigure.period.ascending]
        ).compactMap { row in
            guard let account = byNumber[row.customer] else { return nil }
            return LedgerFile.Entry(
                account: account, period: row.period,
                figure: ExactDecimal(row.figure, decimals: row.decimals))
        }
    }
}
