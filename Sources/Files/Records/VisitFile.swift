public import Records
public import Regulations

/// A visit with what its report needs.
public struct VisitFile: Sendable {
    /// The form.
    public let form: Form
    /// The record.
    public let record: RecordRow
    /// All its versions.
    public let versions: [RecordVersion]
    /// The customer.
    public let customer: CustomerRow
    /// The customer's record.
    public let customerRecord: RecordRow
    /// Its attachments.
    public let attachments: [AttachedFile]
    /// Names for codes.
    public let names: Names
    /// The office's name.
    public let officeName: String
}
