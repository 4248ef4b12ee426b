import Diagnostics
import Records
import Regulations
import Store
import Values

/// Reads the rows of a table as figures of a ledger; everything that is wrong is named with its row and column.
struct LedgerTable {
    /// One figure of one account.
    struct Figure {
        let customer: String
        let period: LedgerPeriod
        /// The unit that holds the account.
        let unit: String
        /// In units of the ledger's last decimal.
        let figure: Int64
    }

    private let ledger: Ledger
    private let recorder: Recorder
    private let headings: LedgerHeadings

    init(_ ledger: Ledger, _ recorder: Recorder) {
        self.ledger = ledger
        self.recorder = recorder
        headings = LedgerHeadings(ledger)
    }

    /// - Throws: `Findings` for all rows that cannot be taken.
    func figures(in table: ImportTable) throws -> [Figure] {
        var problems = RowFindings()
        var figures: [Figure] = []
        var seen: Set<[String]> = []
        for row in table.rows {
            try problems.check(row) {
                let figure = try self.figure(row)
                guard seen.insert([figure.customer, figure.period.iso]).inserted else {
                    throw Refusal.figureTwice(customer: figure.customer, period: figure.period.iso)
                }
                figures.append(figure)
            }
        }
        try problems.raise()
        return figures
    }

    private func figure(_ row: ImportTable.Row) throws -> Figure {
        let number = row.text(headings.account)
        let record = try row.located(headings.account) {
            let record = try recorder.records.existing(recorder.records.accountForm(), number)
            try recorder.sight.requireScope(of: record)
            return record
        }
        try checkUnits(row, record)
        let period = try row.located(headings.period) { try self.period(row.text(headings.period)) }
        let figure = try row.located(headings.figure) { try self.figure(row.text(headings.figure)) }
        return Figure(customer: number, period: period, unit: record.unit, figure: figure)
    }

    /// What a row says of the unit that holds the account, and of what the figure counts, is so.
    private func checkUnits(_ row: ImportTable.Row, _ record: RecordRow) throws {
        try row.located(headings.unit) {
            guard let code = row.text(headings.unit).nonempty else { return }
            let unit = try recorder.units.existingUnit(code)
            guard unit.code == record.unit else { throw Refusal.otherUnit(record.number, unit: code) }
        }
        try row.located(headings.counted) {
            guard let counted = row.text(headings.counted).nonempty, counted != ledger.unit else { return }
            throw Refusal.countsOtherwise(counted, ledger: ledger.unit)
        }
    }

    private func period(_ text: String) throws -> LedgerPeriod {
        do throws(CalendarDate.ParsingError) {
            return try ledger.every.period(parsing: text)
        } catch {
            throw Findings([Finding("import.\(ledger.every.rawValue)", error.message)])
        }
    }

    private func figure(_ text: String) throws -> Int64 {
        do throws(Money.ParsingError) {
            if ledger.isMoney { return try Money(parsing: text).fen }
        } catch {
            throw Findings([Finding("import.amount", error.message)])
        }
        do throws(ExactDecimal.ParsingError) {
            return try scaled(ExactDecimal(parsing: text))
        } catch {
            throw Findings([Finding("import.amount", error.message)])
        }
    }

    /// A number in units of the ledger's last decimal.
    private func scaled(_ number: ExactDecimal) throws(ExactDecimal.ParsingError) -> Int64 {
        guard number.decimals <= ledger.decimals else { throw .tooManyDecimals(allowed: ledger.decimals) }
        let power = (number.decimals..<ledger.decimals).reduce(Int64(1)) { power, _ in power * 10 }
        let (figure, isBeyond) = number.numerator.multipliedReportingOverflow(by: power)
        guard !isBeyond else { throw .tooLarge }
        return figure
    }
}

/// The periods that figures may be of: from January 1990 to the month after this one. A figure of a later month would
/// be taken for the latest, and every period of grading would be reckoned from it.
package struct PeriodBounds {
    private let ledger: Ledger
    private let periods: ClosedRange<LedgerPeriod>

    /// The bounds at a time.
    package init(of ledger: Ledger, now: Timestamp) {
        self.ledger = ledger
        let next = now.day.yearMonth.adding(months: 1)
        let first = ledger.every.period(containing: min(YearMonth(year: 1990, month: 1), next).firstDay)
        periods = first...ledger.every.period(containing: next.lastDay)
    }

    /// Refuses all rows whose period lies outside; what is no period, the import itself refuses.
    ///
    /// - Throws: `Findings` with the place of each.
    package func check(_ table: ImportTable) throws {
        var problems = RowFindings()
        let headings = LedgerHeadings(ledger).period
        for row in table.rows {
            guard let period = period(row.text(headings)), !periods.contains(period) else { continue }
            try problems.check(row) { try row.located(headings) { throw Findings([finding(period)]) } }
        }
        try problems.raise()
    }

    private func period(_ text: String) -> LedgerPeriod? {
        do throws(CalendarDate.ParsingError) {
            return try ledger.every.period(parsing: text)
        } catch {
            return nil
        }
    }

    private func finding(_ period: LedgerPeriod) -> Finding {
        let (first, last) = (periods.lowerBound.iso, periods.upperBound.iso)
        return Finding(
            "import.\(ledger.every.rawValue)-bounds",
            Message("\(period.iso) 不在 \(first) 至 \(last) 之间", "\(period.iso) is not between \(first) and \(last)"))
    }
}

extension Refusal {
    fileprivate static func figureTwice(customer: String, period: String) -> Refusal {
        Refusal(
            "casework.figure-twice",
            Message("客户 \(customer) 的 \(period) 写了两次", "\(period) of customer \(customer) is given twice"),
            access: .granted)
    }

    fileprivate static func otherUnit(_ customer: String, unit: String) -> Refusal {
        Refusal(
            "casework.figure-of-other-unit",
            Message("客户 \(customer) 不是单位 “\(unit)” 登记的", "the customer \(customer) is not one of the unit “\(unit)”"),
            access: .granted)
    }

    fileprivate static func countsOtherwise(_ given: String, ledger: String) -> Refusal {
        Refusal(
            "casework.figure-in-other-unit",
            Message("台账按“\(ledger)”计，不是“\(given)”", "the ledger counts “\(ledger)”, not “\(given)”"), access: .granted)
    }
}
