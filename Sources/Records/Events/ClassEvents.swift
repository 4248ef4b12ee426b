import Store

/// An account came into a class of a classification, or out of all of them.
package struct AccountClassified: OfficeEvent {
    package static let kind = "account.classified"
    package let account: String
    package let classification: String
    /// The class that applies; `nil` where it is in none any more.
    package let applied: String?
    /// The class that it is in of itself, where an override applies another.
    package let ofItself: String?
    /// What led to the class that applies.
    package let reason: String?
    /// The clause that says so, by its shorthand.
    package let clause: String?
    /// The values of the measures that it followed from, by id, exact: a decimal number, or `n/d`.
    package let figures: [String: String]
    package var subject: String { "customer:\(account)" }

    /// The event, or a part of it, from its particulars.
    package init(
        account: String, classification: String, applied: String?, ofItself: String?, reason: String?, clause: String?,
        figures: [String: String]
    ) {
        self.account = account
        self.classification = classification
        self.applied = applied
        self.ofItself = ofItself
        self.reason = reason
        self.clause = clause
        self.figures = figures
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        guard let applied else {
            try tables.delete(where: [AccountClass.account == account, AccountClass.classification == classification])
            return
        }
        var row = AccountClass()
        row.account = account
        row.classification = classification
        row.applied = applied
        row.ofItself = ofItself
        row.reason = reason ?? ""
        row.clause = clause
        row.figures = figures
        row.since = stamp.time
        try tables.put(row)
    }
}
