import Records
import Regulations
import Store
import Values

/// What grading and classifying recorded.
public struct Regraded: Sendable {
    /// The accounts that are graded or owned otherwise.
    public internal(set) var grades: [GradeChange] = []
    /// The accounts that are in other classes.
    public internal(set) var classes: [ClassChange] = []

    /// Nothing yet.
    package init() {}

    /// Adds what others found.
    package mutating func append(_ other: Regraded) {
        grades += other.grades
        classes += other.classes
    }

    /// How many accounts something is otherwise about.
    var accounts: Int { Set(grades.map(\.account.number) + classes.map(\.account.number)).count }
}

/// Grades and classifies customers by the regulation in force on the day of deciding, and records what changed.
package struct GradingDesk {
    private let recorder: Recorder
    private let grading: AccountGrading

    /// A desk that records grades of single customers.
    package init(recorder: Recorder) {
        self.recorder = recorder
        grading = AccountGrading(recorder.reader, on: recorder.now.day)
    }

    /// A desk that records grades of all customers.
    package init(ofAll recorder: Recorder) {
        self.recorder = recorder
        grading = AccountGrading(recorder.reader, on: recorder.now.day, ofAll: true)
    }

    /// Grades a customer again, then classifies it; records only what is different, and says what.
    @discardableResult
    package func grade(_ number: String) throws -> Regraded {
        guard let account = try recorder.records.customer(number) else { return Regraded() }
        let regraded = try grading.changes(of: account)
        for change in regraded.grades {
            try recorder.record(CustomerGraded(number: number, grade: change.grade, owner: change.owner))
            try DutyKeeper(recorder).reconsider(recorder.regulation.accountFormID, number)
        }
        for change in regraded.classes {
            try recorder.record(
                AccountClassified(
                    account: number, classification: change.classification, applied: change.after,
                    ofItself: change.ofItself, reason: change.reason, clause: change.clause, figures: change.figures))
        }
        return regraded
    }

    /// Grades and classifies every customer again; those of whom something is different.
    package func gradeAll() throws -> Regraded {
        guard recorder.regulation.grading != nil || !recorder.regulation.classifications.isEmpty else {
            return Regraded()
        }
        return try recorder.reader.snapshot.values(CustomerRow.number).reduce(into: Regraded()) { all, number in
            all.append(try grade(number))
        }
    }
}

/// Grades all accounts when a period has turned: whoever has no new figures falls too.
package struct GradeAccounts: OfficeCommand {
    package static let name = "accounts.grade"

    /// The command.
    package init() {}

    package func decide(_ recorder: Recorder) throws -> Regraded {
        if !recorder.reader.may(.tick) { try recorder.reader.require(.administer) }
        guard try recorder.reader.gradingIsDue() else { return Regraded() }
        let regraded = try GradingDesk(ofAll: recorder).gradeAll()
        try recorder.record(AccountsGraded(day: recorder.now.day.iso, changed: regraded.accounts))
        return regraded
    }
}
