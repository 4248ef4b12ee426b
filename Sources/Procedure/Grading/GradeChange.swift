public import Records
import Regulations
import Store
import Values

/// What an account was graded and owned as, and what it is by the figures known now as of a day.
public struct GradeChange: Sendable {
    /// The account, with the grade that is in force.
    public let account: CustomerRow
    /// The grade that follows now.
    public let grade: CustomerGrade
    /// The unit that follows as owner.
    public let owner: String?
}

extension AccountGrading {
    /// What is otherwise about an account; `nil` where nothing is.
    package func change(of account: CustomerRow) throws -> GradeChange? {
        guard let (grade, owner) = try self.grade(account.number), account.grade != grade || account.owner != owner
        else {
            return nil
        }
        return GradeChange(account: account, grade: grade, owner: owner)
    }
}

extension OfficeReader {
    /// Whether the period that grades is another than when all accounts were graded last, and there are figures.
    package func gradingIsDue() throws -> Bool {
        guard let measure = regulation.gradingMeasure, try isKnown(measure) else { return false }
        guard let last = try Settings(tables: snapshot).graded() else { return true }
        return regulation.span(of: measure, on: last) != regulation.span(of: measure, on: now.day)
    }

    /// Whether there is something to take a measure from.
    private func isKnown(_ measure: Regulations.Measure) throws -> Bool {
        guard let ledger = measure.ledger else { return true }
        return try snapshot.first(where: [LedgerFigure.ledger == ledger]) != nil
    }
}
