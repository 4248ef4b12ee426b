public import Procedure
import Records
public import Regulations
import Store

extension Desk {
    /// Loads units: columns code, name, kind, parent, prefix; any other column is an attribute for grading.
    ///
    /// All or nothing; every bad row is named.
    public func importUnits(_ table: ImportTable) throws -> Int { try perform(ImportUnits(table)) }

    /// Loads people and their posts: columns code, name, account, post, unit, from, to. A person with several posts has
    /// several rows.
    public func importPeople(_ table: ImportTable) throws -> Int { try perform(ImportPeople(table)) }

    /// The ledger that grades.
    ///
    /// - Throws: `Refusal` where the regulation measures nothing.
    public func ledger() throws -> Ledger { try regulation.monthlyLedger() }

    /// The ledger with an id.
    ///
    /// - Throws: `Refusal` where there is none.
    public func ledger(_ id: String) throws -> Ledger { try regulation.knownLedger(id) }

    /// Loads figures of a ledger: columns `LedgerHeadings`. The customers are graded again.
    ///
    /// - Parameter progress: is told how many customers of how many are graded.
    /// - Throws: `Findings` with the rows whose period lies out of `PeriodBounds`, and what the command refuses.
    public func importFigures(
        of ledger: String, _ table: ImportTable, progress: @escaping (Int, Int) -> Void = { _, _ in }
    ) throws -> Int {
        try PeriodBounds(of: self.ledger(ledger), now: now).check(table)
        return try perform(ImportFigures(of: ledger, table), progress: progress)
    }

    /// Registers many customers at once; columns are the form's fields and `unit`. All or nothing.
    public func importCustomers(_ table: ImportTable) throws -> [Submitted] {
        try importRecords(of: form(in: .account).id, table)
    }

    /// Submits many contracts at once; columns are the form's fields and `unit`. All or nothing.
    public func importContracts(_ table: ImportTable) throws -> [Submitted] {
        try importRecords(of: form(in: .contract).id, table)
    }

    private func importRecords(of form: String, _ table: ImportTable) throws -> [Submitted] {
        try perform { reader in
            var table = table
            let kept = try reader.regulation.form(form).map { form in
                try table.seal { texts throws(StoreError) in try Sealing.texts(texts, of: form) }
            }
            return (ImportRecords(of: form, table), kept ?? [])
        }
    }

    /// Loads public holidays, a year a time; a year that was there is replaced. Deadlines in working time that are
    /// still to come are reckoned anew.
    ///
    /// - Throws: `Refusal`.
    /// - Returns: the timers that moved, by case.
    @discardableResult
    public func importCalendar(_ years: [CalendarYear]) throws -> [MovedTimer] {
        try perform(ImportCalendar(years.map(CalendarSet.init)))
    }
}
