public import Records
public import Regulations

/// A record with its form.
public struct FormRecord: Sendable {
    /// The form.
    public let form: Form
    /// The record as it is now.
    public let record: RecordRow
}

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
