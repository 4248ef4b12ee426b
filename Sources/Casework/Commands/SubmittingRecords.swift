public import Diagnostics
import Regulations
import Statechart
import Store

/// What a user gives for a form.
public struct FormEntry {
    /// Texts by field id or label.
    public var values: [String: String]
    /// The unit that the record belongs to; the actor's own when it is `nil`.
    public var unit: String?
    /// Where the text of a field was written, for messages.
    public var place: (String) -> SourceLocation?

    /// An entry.
    public init(
        values: [String: String], unit: String? = nil, place: @escaping (String) -> SourceLocation? = { _ in nil }
    ) {
        self.values = values
        self.unit = unit
        self.place = place
    }
}

/// What became of a submission.
public struct Submitted: Sendable {
    /// The number of the record.
    public let number: String
    /// The number of the case, if one began.
    public let `case`: Int?
    /// The number of the official letter, if one was allocated.
    public let letter: String?
}

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
            let record = try recorder.existing(form, submitted.number)
            for file in staged { try recorder.link(file, to: record) }
            return submitted
        }
    }

    /// Registers a customer and begins the case of its registration (GP-11).
    ///
    /// - Throws: as `submit`.
    public func register(_ entry: FormEntry) throws -> Submitted { try submit(regulation.accountFormID, entry) }

    /// Submits a contract of a registered customer and begins the case of its approval (GP-26, GP-27).
    ///
    /// - Throws: as `submit`.
    public func submitContract(_ entry: FormEntry, files: [FileToAttach] = []) throws -> Submitted {
        try submit("contract", entry, files: files)
    }

    /// Records a visit (GP-16).
    ///
    /// - Throws: as `submit`.
    public func recordVisit(_ entry: FormEntry) throws -> Submitted { try submit("visit", entry) }

    /// Refuses whoever may not submit records of a form.
    func requireSubmitting(_ form: Form) throws {
        guard !form.submitters.isEmpty else { return try require(regulation.permission(toSubmit: form)) }
        try requirePost(among: regulation.submitters(of: form)) { .maySubmitNot(form, posts: $0) }
    }
}

extension Recorder {
    /// Creates a record and opens the case that a chain asks for; an account is graded before.
    func submit(_ entry: FormEntry, as form: Form, unit: Unit) throws -> Submitted {
        let filing = RecordFiling(recorder: self, form: form, unit: unit)
        let isAccount = form.id == regulation.accountFormID
        let hasChain = regulation.hasChain(form)
        let state: RecordState = isAccount ? .applied : hasChain ? .submitted : .recorded
        let record = try filing.create(entry, state: state)
        if isAccount { try GradingDesk(recorder: self).grade(record.number) }
        guard isAccount || hasChain else { return Submitted(number: record.number, case: nil, letter: nil) }
        return try filing.open(record, submitting: unit)
    }
}

extension View {
    /// The form of the accounts that the regulation grades.
    func accountForm() throws -> Form { try form(regulation.accountFormID) }

    /// A unit that must be there.
    func existingUnit(_ code: String) throws -> Unit {
        if let row = try snapshot.row("units", where: [.equals("code", .text(code))]) { return try Unit(row) }
        throw Refusal.unknownUnit(code, advice: didYouMean(code, among: try unitCodes()))
    }

    /// The codes of all units.
    func unitCodes() throws -> [String] {
        try snapshot.rows(Query("units", columns: ["code"])).map { try $0.text("code") }
    }

    /// The unit of an entry: the one it names, or that of the post that allows it.
    func unit(of entry: FormEntry, for form: Form) throws -> Unit {
        let tree = try tree()
        let code = entry.unit ?? actor.post(among: regulation.submitters(of: form))?.unit ?? ""
        let unit = try existingUnit(code)
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
