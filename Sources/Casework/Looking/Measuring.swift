public import Files
public import Procedure
public import Regulations
public import Values

extension Desk {
    /// A measure of the accounts in the actor's scope as of a day.
    ///
    /// - Parameter unit: only those of a unit and below it.
    /// - Throws: `Refusal` where the regulation has no such measure or the office no such unit.
    public func measure(_ id: String, unit: String? = nil, on day: CalendarDate? = nil) throws -> MeasureFile {
        try look { try Measures($0).file(id, unit: unit, on: day ?? now.day) }
    }

    /// The figures of a paper over the accounts in the actor's scope, of a period.
    ///
    /// - Parameter unit: only accounts of a unit and below it.
    /// - Throws: `Refusal` where the office has no such unit.
    public func report(
        _ definition: ReportDefinition, of period: CalendarPeriod, unit: String? = nil
    ) throws -> OfficeReport {
        try look { try OfficeReports($0).report(definition, of: period, unit: unit) }
    }

    /// The ledgers of the regulation.
    public func ledgers() throws -> [LedgerSummary] { try look { try Ledgers($0).summaries() } }

    /// Figures of a ledger of the accounts in the actor's scope: of one account, or of a period, the latest unless
    /// given.
    ///
    /// - Throws: `Refusal` where there is no such ledger, account or unit, and `Findings` for what is no period.
    public func ledgerFile(
        _ id: String, account: String? = nil, unit: String? = nil, period: String? = nil
    ) throws -> LedgerFile {
        try look { try Ledgers($0).file(id, account: account, unit: unit, period: period) }
    }

    /// What grading and classifying would change in the actor's scope, by the figures known now as of a day; nothing
    /// is changed.
    public func gradeChanges(on day: CalendarDate? = nil) throws -> Regraded {
        try look { try Measures($0).changes(on: day ?? now.day) }
    }
}
