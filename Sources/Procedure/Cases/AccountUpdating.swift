import Diagnostics
import Records
import Regulations
import Statechart

/// Changes the data of the customer as the end of a case says; the change names the case as its reason.
struct AccountUpdating {
    private let found: Case
    private let recorder: Recorder
    private let data: CaseData

    init(_ found: Case, recorder: Recorder, data: CaseData) {
        self.found = found
        self.recorder = recorder
        self.data = data
    }

    /// Fills the fields in; a case about no customer changes none.
    ///
    /// - Throws: `Findings` where a value does not fit its field.
    func apply(_ updates: [AccountUpdate], chain regulation: Regulation) throws {
        let form = try recorder.records.accountForm()
        guard !updates.isEmpty, let subject = try recorder.records.record(found.form, found.record),
            let number = subject.customer, let account = try recorder.records.record(form.id, number)
        else { return }
        let changes = try FormInput(form).read(try values(of: updates), byChain: true)
        guard account.values.merging(changes) != account.values else { return }
        guard let unit = try recorder.units.tree()[account.unit] else {
            throw Refusal.unknownUnit(account.unit, advice: nil)
        }
        let label = regulation.chain(found.chain)?.label ?? found.chain
        _ = try RecordFiling(recorder: recorder, form: form, unit: unit).revise(
            account, with: changes, kind: .corrected, reason: "\(label) \(found.record)", case: found.number)
        try GradingDesk(recorder: recorder).grade(number)
    }

    private func values(of updates: [AccountUpdate]) throws -> [String: String] {
        let selection = CaseSelection(data: data)
        var values: [String: String] = [:]
        for update in updates {
            if let condition = update.condition, try !selection.holds(condition) { continue }
            values[update.field] = try selection.text(update.selection)
        }
        return values
    }
}
