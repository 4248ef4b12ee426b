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
    /// What is otherwise about an account.
    package func changes(of account: CustomerRow) throws -> Regraded {
        var changes = Regraded()
        let graded = try grade(account.number)
        if let (grade, owner) = graded, account.grade != grade || account.owner != owner {
            changes.grades = [GradeChange(account: account, grade: grade, owner: owner)]
        }
        changes.classes = try classChanges(of: account, graded?.grade)
        return changes
    }
}

extension OfficeReader {
    /// Whether a period that grades or classifies is another than when all accounts were graded last, and there are
    /// figures.
    package func gradingIsDue() throws -> Bool {
        let measures = try regulation.deciding.filter(isKnown)
        guard !measures.isEmpty else { return false }
        guard let last = try Settings(tables: snapshot).graded() else { return true }
        return measures.contains { regulation.span(of: $0, on: last) != regulation.span(of: $0, on: now.day) }
    }

    /// Whether there is something to take a measure from.
    private func isKnown(_ measure: Regulations.Measure) throws -> Bool {
        guard let ledger = measure.ledger else { return true }
        return try snapshot.first(where: [LedgerFigure.ledger == ledger]) != nil
    }
}
