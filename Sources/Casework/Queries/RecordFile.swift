import Regulations
import Store

/// A record of any form with everything about it.
public struct RecordFile: Sendable {
    /// The form.
    public let form: Form
    /// The record as it is now.
    public let record: RecordRow
    /// All its versions.
    public let versions: [RecordVersion]
    /// The customer that it belongs to.
    public let customer: CustomerRow?
    /// Its attachments.
    public let attachments: [AttachedFile]
    /// The cases about it that the actor sees, the first first.
    public let cases: [CaseFile]
    /// Names for the codes in all of it.
    public let names: Names
}

extension Desk {
    /// The form whose record has a number; where none has it, the first form beside the accounts' that has chains.
    public func formOfCase(about number: String) throws -> String {
        try look { view in
            if let form = try view.form(holding: number) { return form.id }
            let chained = regulation.forms.first { $0.id != regulation.accountFormID && regulation.hasChain($0) }
            return chained?.id ?? regulation.accountFormID
        }
    }

    /// A record that the actor sees.
    ///
    /// - Throws: `Refusal` when there is none or the actor does not see it.
    public func recordFile(of id: String, _ number: String) throws -> RecordFile {
        try look { view in
            let form = try view.form(id)
            let record = try view.existing(form, number)
            try view.requireSight(of: record)
            return RecordFile(
                form: form, record: try view.shown(record), versions: try view.shownVersions(of: record),
                customer: try record.customer.flatMap { try view.customer($0) },
                attachments: try view.attachments(of: form.id, number),
                cases: try view.cases(of: form.id, number).filter { try view.sees($0, about: record) }
                    .map(view.caseFile),
                names: try view.names())
        }
    }
}

extension View {
    /// The form that has a record of a number.
    func form(holding number: String) throws -> Form? {
        try regulation.forms.first { try record($0.id, number) != nil }
    }
}
