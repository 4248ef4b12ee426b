import Diagnostics
import Files
import Procedure
import Records
import Regulations
import Statechart
import Store

extension Desk {
    /// Submits a filled-in form: checks it, numbers it, and begins the case that the regulation asks for.
    ///
    /// - Parameter files: what is attached with it.
    /// - Throws: `Findings` for the entry, `Refusal` for what the rules refuse.
    public func submit(_ id: String, _ entry: FormEntry, files: [FileToAttach] = []) throws -> Submitted {
        let form = try form(id)
        try requireSubmitting(form)
        return try staging(files) { recorder, staged in
            let submitted = try recorder.submit(entry, as: form, unit: recorder.unit(of: entry, for: form))
            guard !staged.isEmpty else { return submitted }
            let record = try recorder.records.existing(form, submitted.number)
            for file in staged { try recorder.link(file, to: record) }
            return submitted
        }
    }

    /// Registers a customer and begins the case of its registration (GP-11).
    ///
    /// - Throws: as `submit`.
    public func register(_ entry: FormEntry) throws -> Submitted { try submit(form(in: .account).id, entry) }

    /// Submits a contract of a registered customer and begins the case of its approval (GP-26, GP-27).
    ///
    /// - Throws: as `submit`.
    public func submitContract(_ entry: FormEntry, files: [FileToAttach] = []) throws -> Submitted {
        try submit(form(in: .contract).id, entry, files: files)
    }

    /// Refuses whoever may not submit records of a form.
    func requireSubmitting(_ form: Form) throws {
        guard !form.submitters.isEmpty else { return try require(regulation.permission(toSubmit: form)) }
        try requirePost(among: regulation.submitters(of: form)) { .maySubmitNot(form, posts: $0) }
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
