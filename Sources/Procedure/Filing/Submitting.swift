import Diagnostics
import Records
import Regulations

extension Recorder {
    /// Creates a record and opens the case that a chain asks for; an account is graded before.
    package func submit(_ entry: FormEntry, as form: Form, unit: Unit) throws -> Submitted {
        let filing = RecordFiling(recorder: self, form: form, unit: unit)
        let isAccount = form.id == regulation.accountFormID
        let hasChain = regulation.hasChain(form)
        let state: RecordState = isAccount ? .applied : hasChain ? .submitted : .recorded
        let record = try filing.create(entry, state: state)
        if isAccount { try GradingDesk(recorder: self).grade(record.number) }
        guard isAccount || hasChain else { return Submitted(number: record.number, case: nil, letter: nil) }
        return try filing.open(record, submitting: unit)
    }

    /// The unit of an entry: the one it names, or that of the post that allows it.
    package func unit(of entry: FormEntry, for form: Form) throws -> Unit {
        let tree = try units.tree()
        let code = entry.unit ?? actor.post(among: regulation.submitters(of: form))?.unit ?? ""
        let unit = try units.existingUnit(code)
        if let scope = actor.scope(in: tree, regulation.organisation), !scope.contains(code) {
            throw Refusal.outsideScope(form: "unit", number: code)
        }
        return unit
    }
}
