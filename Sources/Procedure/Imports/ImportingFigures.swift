import Diagnostics
import Records
import Regulations
import Store
import Values

/// Loads figures of a ledger; the accounts are graded again.
package struct ImportFigures: OfficeCommand {
    package static let name = "ledger.import"
    package let ledger: String
    package let table: ImportTable

    /// The command for a table of a ledger.
    package init(of ledger: String, _ table: ImportTable) {
        self.ledger = ledger
        self.table = table
    }

    package func decide(_ recorder: Recorder) throws -> Int {
        try recorder.reader.require(.revenue)
        let ledger = try recorder.regulation.knownLedger(ledger)
        let figures = try LedgerTable(ledger, recorder).figures(in: table)
        try figures.forEachBatch { batch in
            let entries = batch.map { figure in
                FiguresImported.Entry(
                    customer: figure.customer, period: figure.period.iso, unit: figure.unit, figure: figure.figure)
            }
            try recorder.record(FiguresImported(ledger: ledger.id, decimals: ledger.decimals, entries: entries))
        }
        try recorder.grade(figures)
        return figures.count
    }
}

/// Loads figures of the ledger that grades, by the month and in hundredths: what `docket revenue import` gave before
/// there were other ledgers. It stays for the histories that hold it.
package struct ImportRevenue: OfficeCommand {
    package static let name = "revenue.import"
    package let table: ImportTable

    /// The command for a table.
    package init(_ table: ImportTable) { self.table = table }

    package func decide(_ recorder: Recorder) throws -> Int {
        try recorder.reader.require(.revenue)
        let ledger = try recorder.regulation.monthlyLedger().asMoney
        let figures = try LedgerTable(ledger, recorder).figures(in: table)
        try figures.forEachBatch { batch in
            let entries = batch.map { figure in
                RevenueImported.Entry(
                    customer: figure.customer, month: figure.period.iso, unit: figure.unit, amount: figure.figure)
            }
            try recorder.record(RevenueImported(ledger: ledger.id, entries: entries))
        }
        try recorder.grade(figures)
        return figures.count
    }
}

extension [LedgerTable.Figure] {
    /// Hands over the figures in batches that make events of a bearable size.
    fileprivate func forEachBatch(_ body: (ArraySlice<LedgerTable.Figure>) throws -> Void) rethrows {
        for start in stride(from: 0, to: count, by: 1000) { try body(self[start..<Swift.min(start + 1000, count)]) }
    }
}

extension Recorder {
    /// Grades the accounts of figures again; all accounts where a class follows from how they stand to each other.
    fileprivate func grade(_ figures: [LedgerTable.Figure]) throws {
        let isComparative = regulation.deciding.contains(where: \.isComparative)
        let customers =
            isComparative
            ? try reader.snapshot.values(CustomerRow.number) : Set(figures.map(\.customer)).sorted()
        let desk = isComparative ? GradingDesk(ofAll: self) : GradingDesk(recorder: self)
        for (index, customer) in customers.enumerated() {
            try desk.grade(customer)
            try DutyKeeper(self).reconsiderConditions(ofAccount: customer)
            progress(index + 1, customers.count)
        }
    }
}

extension Regulation {
    /// The ledger that `docket revenue import` loads.
    ///
    /// - Throws: `Refusal` where the regulation measures nothing.
    package func monthlyLedger() throws -> Ledger {
        guard let ledger else { throw Refusal.noLedger }
        return ledger
    }

    /// The ledger with an id.
    ///
    /// - Throws: `Refusal` where there is none.
    package func knownLedger(_ id: String) throws -> Ledger {
        if let ledger = ledger(id) { return ledger }
        throw Refusal.unknownLedger(id, known: allLedgers.map(\.id))
    }
}

extension Refusal {
    fileprivate static var noLedger: Refusal {
        Refusal(
            "casework.no-ledger",
            Message("管理办法没有按期统计的指标", "the regulation measures no figures of a ledger"), access: .granted)
    }

    fileprivate static func unknownLedger(_ id: String, known: [String]) -> Refusal {
        Refusal(
            "casework.unknown-ledger", Message("管理办法里没有台账 “\(id)”", "the regulation has no ledger “\(id)”"),
            advice: didYouMean(id, among: known) ?? Message(verbatim: known.joined(separator: " ")), access: .granted)
    }
}
