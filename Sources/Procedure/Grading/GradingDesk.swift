import Records
import Regulations
import Store
import Values

/// Grades customers by the regulation in force on the day of deciding, and records what changed.
package struct GradingDesk {
    private let recorder: Recorder
    private let grading: AccountGrading

    /// A desk that records grades of single customers.
    package init(recorder: Recorder) {
        self.recorder = recorder
        grading = AccountGrading(recorder.reader, on: recorder.now.day)
    }

    /// A desk that records grades of all customers.
    package init(ofAll recorder: Recorder) throws {
        self.recorder = recorder
        grading = try AccountGrading(ofAll: recorder.reader, on: recorder.now.day)
    }

    /// Grades a customer again; records it only when something is different, and says what.
    @discardableResult
    package func grade(_ number: String) throws -> GradeChange? {
        guard let (grade, owner) = try grading.grade(number) else { return nil }
        let before = try recorder.records.customer(number)
        guard before?.grade != grade || before?.owner != owner else { return nil }
        try recorder.record(CustomerGraded(number: number, grade: grade, owner: owner))
        try DutyKeeper(recorder).reconsider(recorder.regulation.accountFormID, number)
        return before.map { GradeChange(account: $0, grade: grade, owner: owner) }
    }

    /// Grades every customer again; those of whom something is different.
    package func gradeAll() throws -> [GradeChange] {
        guard recorder.regulation.grading != nil else { return [] }
        return try recorder.reader.snapshot.values(CustomerRow.number).compactMap { try grade($0) }
    }
}

/// Grades all accounts when a period has turned: whoever has no new figures falls too.
package struct GradeAccounts: OfficeCommand {
    package static let name = "accounts.grade"

    /// The command.
    package init() {}

    package func decide(_ recorder: Recorder) throws -> [GradeChange] {
        if !recorder.reader.may(.tick) { try recorder.reader.require(.administer) }
        guard try recorder.reader.gradingIsDue() else { return [] }
        let changes = try GradingDesk(ofAll: recorder).gradeAll()
        try recorder.record(AccountsGraded(day: recorder.now.day.iso, changed: changes.count))
        return changes
    }
}
