public import Procedure

extension Desk {
    /// Takes a running case over to the edition in force, all or nothing; what does not fit is told, and the case
    /// stays.
    ///
    /// - Throws: `Refusal` when there is no such case, it is closed or the actor may not migrate cases.
    public func migrate(_ number: Int) throws -> CaseMigration { try perform(MigrateCase(number)) }

    /// The open cases that run by an earlier edition, the first first.
    public func casesOnEarlierEditions() throws -> [Int] {
        try require(.administer)
        return try look { try $0.cases.openCases(notRunningBy: current.package) }
    }
}
