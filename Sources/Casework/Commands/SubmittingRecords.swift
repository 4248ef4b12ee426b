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
    /// Registers a customer and begins the case of its registration (GP-11).
    ///
    /// - Throws: `Findings` for the entry, `CaseworkError` for what the rules refuse.
    public func register(_ entry: FormEntry) throws -> Submitted {
        try require(.register)
        return try change { recorder in
            let unit = try recorder.unit(of: entry, for: .register)
            return try recorder.register(entry, unit: unit)
        }
    }

    /// Submits a contract of a registered customer and begins the case of its approval (GP-26, GP-27).
    ///
    /// - Throws: `Findings` for the entry, `CaseworkError` for what the rules refuse.
    public func submitContract(_ entry: FormEntry, files: [FileToAttach] = []) throws -> Submitted {
        try require(.submit)
        return try staging(files) { recorder, staged in
            let submitted = try recorder.submitContract(entry, unit: recorder.unit(of: entry, for: .submit))
            let record = try recorder.existing(recorder.form("contract"), submitted.number)
            for file in staged { try recorder.link(file, to: record) }
            return submitted
        }
    }

    /// Records a visit (GP-16).
    ///
    /// - Throws: `Findings` for the entry, `CaseworkError` for what the rules refuse.
    public func recordVisit(_ entry: FormEntry) throws -> Submitted {
        try require(.visit)
        return try change { recorder in
            let unit = try recorder.unit(of: entry, for: .visit)
            let filing = RecordFiling(recorder: recorder, form: try recorder.form("visit"), unit: unit)
            return Submitted(number: try filing.create(entry, state: "recorded").number, case: nil, letter: nil)
        }
    }
}

extension Recorder {
    /// Creates, grades and submits the record of a new customer.
    func register(_ entry: FormEntry, unit: Unit) throws -> Submitted {
        let filing = RecordFiling(recorder: self, form: try accountForm(), unit: unit)
        let record = try filing.create(entry, state: "applied")
        try GradingDesk(recorder: self).grade(record.number)
        return try filing.open(record, submitting: unit)
    }

    /// Creates and submits a contract of a registered customer.
    func submitContract(_ entry: FormEntry, unit: Unit) throws -> Submitted {
        let filing = RecordFiling(recorder: self, form: try form("contract"), unit: unit)
        let record = try filing.create(entry, state: "submitted") { customer in
            guard customer.state == "registered" else {
                throw CaseworkError.notRegistered(number: customer.number, state: customer.state)
            }
        }
        return try filing.open(record, submitting: unit)
    }
}

extension View {
    /// The form of the accounts that the regulation grades.
    func accountForm() throws -> Form { try form(regulation.grading?.form ?? "customer") }

    /// A unit that must be there.
    func existingUnit(_ code: String) throws -> Unit {
        if let row = try snapshot.row("units", where: [.equals("code", .text(code))]) { return try Unit(row) }
        let codes = try snapshot.rows(Query("units", columns: ["code"])).map { try $0.text("code") }
        throw CaseworkError.unknownUnit(code, advice: didYouMean(code, among: codes))
    }

    /// The unit of an entry: the one it names, or that of the post that allows it.
    func unit(of entry: FormEntry, for permission: Permission) throws -> Unit {
        let tree = try tree()
        let own = actor.post(for: permission, in: regulation.organisation)?.unit ?? ""
        let code = entry.unit ?? own
        let unit = try existingUnit(code)
        if let scope = actor.scope(in: tree, regulation.organisation), !scope.contains(code) {
            throw CaseworkError.outsideScope(form: "unit", number: code)
        }
        return unit
    }
}
