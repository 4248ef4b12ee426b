import Store

/// What a record held about natural persons was erased for good; the digests stay wherever they stand.
package struct PersonalErased: OfficeEvent {
    package static let kind = "personal.erased"
    package let form: String
    package let number: String
    /// The digests of the values, in hexadecimal.
    package let digests: [String]
    package let reason: String
    package var subject: String { "\(form):\(number)" }

    /// The event, or a part of it, from its particulars.
    package init(form: String, number: String, digests: [String], reason: String) {
        self.form = form
        self.number = number
        self.digests = digests
        self.reason = reason
    }

    /// Tables hold digests alone: nothing changes in them.
    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {}
}
