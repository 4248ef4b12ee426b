import Diagnostics
import Records
import Regulations

/// Submits a filled-in form: checks it, numbers it, and begins the case that the regulation asks for.
package struct SubmitRecord: OfficeCommand {
    package static let name = "record.submit"
    package let form: String
    package let entry: FormEntry
    package let files: [GivenFile]

    /// The command for an entry of a form.
    ///
    /// - Parameter files: what is attached with it.
    package init(_ form: String, _ entry: FormEntry, files: [GivenFile] = []) {
        self.form = form
        self.entry = entry
        self.files = files
    }

    package func decide(_ recorder: Recorder) throws -> Submitted {
        let form = try recorder.reader.editions.current.known(form)
        try recorder.reader.requireSubmitting(form)
        let submitted = try recorder.submit(entry, as: form, unit: recorder.unit(of: entry, for: form))
        guard !files.isEmpty else { return submitted }
        let record = try recorder.records.existing(form, submitted.number)
        for file in files { try recorder.link(file, to: record) }
        return submitted
    }
}

extension OfficeReader {
    /// Refuses whoever may not submit records of a form.
    package func requireSubmitting(_ form: Form) throws {
        guard !form.submitters.isEmpty else { return try require(regulation.permission(toSubmit: form)) }
        try requirePost(among: regulation.submitters(of: form)) { .maySubmitNot(form, posts: $0) }
    }
}

extension Recorder {
    /// Creates a record and opens the case that a chain asks for; an account is graded before.
    package func submit(_ entry: FormEntry, as form: Form, unit: Unit) throws -> Submitted {
        let filing = RecordFiling(recorder: self, form: form, unit: unit)
        let isAccount = form.id == regulation.accountFormID
        let hasChain = regulation.hasChain(form)
        let state: RecordState = isAccount ? .applied : hasChain ? .submitted : .recorded
        let record = try filing.create(entry, state: state)
        if isAccount { try GradingDesk(recorder: self).grade(record.number) }
        guard isAccount || hasChain else {
            return Submitted(number: record.number, case: nil, letter: nil, state: state)
        }
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

extension Refusal {
    fileprivate static func maySubmitNot(_ form: Form, posts: [String]) -> Refusal {
        Refusal(
            "casework.not-allowed",
            Message("您的岗位不能提交“\(form.label)”", "your post does not let you submit a “\(form.id)”"),
            advice: postsThatMay(posts), access: .denied(subject: "form:\(form.id)"))
    }
}
