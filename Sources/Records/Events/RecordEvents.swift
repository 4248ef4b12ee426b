import Regulations
import Store
import Values

/// A form was filled in for the first time.
package struct RecordCreated: OfficeEvent {
    package static let kind = "record.created"
    /// Values by type; the first version held their texts, which still read as such. From the third on, the event says
    /// which field names an account.
    package static let version = 3
    package static let firstVersion = 1
    package let form: String
    package let number: String
    package let unit: String
    /// The account that the record belongs to; its own number for an account.
    package let customer: String?
    package let state: RecordState
    package let values: RecordValues
    /// The values that no other record of the form may have, by field.
    package let uniques: [String: String]
    /// The field that says what an account is called; `name` where the event is of before it was said.
    package let naming: String?
    package var subject: String { "\(form):\(number)" }

    /// The event, or a part of it, from its particulars.
    package init(
        form: String, number: String, unit: String, customer: String?, state: RecordState, values: RecordValues,
        uniques: [String: String], naming: String? = nil
    ) {
        self.form = form
        self.number = number
        self.unit = unit
        self.customer = customer
        self.state = state
        self.values = values
        self.uniques = uniques
        self.naming = naming
    }
    private var isAccount: Bool { customer == number }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        let other = isAccount ? nil : customer
        let account = try other.flatMap { try tables.first(where: [CustomerRow.number == $0]) }
        var row = RecordRow()
        row.form = form
        row.number = number
        row.version = 1
        row.unit = unit
        row.customer = customer
        row.person = stamp.person
        row.created = stamp.time
        row.updated = stamp.time
        row.state = state
        row.values = values
        row.registrar = isAccount ? unit : account?.unit
        row.owner = account?.owner
        try tables.insert(row)
        try tables.insert(version(stamp))
        try uniques.write(form: form, number: number, to: tables)
        if isAccount { try tables.insert(customerRow) }
    }

    private func version(_ stamp: Stamp) -> RecordVersion {
        var version = RecordVersion()
        version.form = form
        version.number = number
        version.version = 1
        version.values = values
        version.person = stamp.person
        version.time = stamp.time
        return version
    }

    private var customerRow: CustomerRow {
        var customer = CustomerRow()
        customer.number = number
        customer.name = values.name(by: naming) ?? ""
        customer.unit = unit
        customer.state = state
        return customer
    }
}

/// A record got a new version.
package struct RecordRevised: OfficeEvent {
    package static let kind = "record.revised"
    /// Values by type; the first version held their texts, which still read as such. From the third on, the event says
    /// which field names an account.
    package static let version = 3
    package static let firstVersion = 1

    /// Why there is a new version.
    package enum Kind: String, Codable, Sendable {
        /// Its submitter changed it at a step of the chain.
        case revised
        /// A mistake was corrected.
        case corrected
        /// A task of the chain filled in its fields: what was submitted stays the same version.
        case filled
    }

    package let form: String
    package let number: String
    /// Whether the record is an account, listed among the customers.
    package let isAccount: Bool
    package let version: Int
    package let kind: Kind
    package let values: RecordValues
    package let uniques: [String: String]
    package let reason: String?
    package let `case`: Int?
    /// The field that says what an account is called; `name` where the event is of before it was said.
    package let naming: String?
    package var subject: String { "\(form):\(number)" }

    /// The event, or a part of it, from its particulars.
    package init(
        form: String, number: String, isAccount: Bool, version: Int, kind: Kind, values: RecordValues,
        uniques: [String: String], reason: String? = nil, `case`: Int?, naming: String? = nil
    ) {
        self.form = form
        self.number = number
        self.isAccount = isAccount
        self.version = version
        self.kind = kind
        self.values = values
        self.uniques = uniques
        self.reason = reason
        self.case = `case`
        self.naming = naming
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update(
            [RecordRow.version <- version, RecordRow.values <- values, RecordRow.updated <- stamp.time],
            where: [RecordRow.form == form, RecordRow.number == number])
        try tables.delete(where: [UniqueValue.form == form, UniqueValue.number == number])
        try uniques.write(form: form, number: number, to: tables)
        if isAccount, let name = values.name(by: naming) {
            try tables.update([CustomerRow.name <- name], where: [CustomerRow.number == number])
        }
        if let kind = RecordVersion.Kind(rawValue: kind.rawValue) { try tables.insert(row(kind, stamp)) }
    }

    private func row(_ kind: RecordVersion.Kind, _ stamp: Stamp) -> RecordVersion {
        var row = RecordVersion()
        row.form = form
        row.number = number
        row.version = version
        row.kind = kind
        row.values = values
        row.person = stamp.person
        row.time = stamp.time
        row.reason = reason
        row.case = `case`
        return row
    }
}

/// A record's place in its life changed, such as an account that is now registered.
package struct RecordStateChanged: OfficeEvent {
    package static let kind = "record.state-changed"
    package let form: String
    package let number: String
    /// Whether the record is an account, listed among the customers.
    package let isAccount: Bool
    package let state: RecordState
    package var subject: String { "\(form):\(number)" }

    /// The event, or a part of it, from its particulars.
    package init(form: String, number: String, isAccount: Bool, state: RecordState) {
        self.form = form
        self.number = number
        self.isAccount = isAccount
        self.state = state
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update([RecordRow.state <- state], where: [RecordRow.form == form, RecordRow.number == number])
        guard isAccount else { return }
        try tables.update([CustomerRow.state <- state], where: [CustomerRow.number == number])
    }
}

/// A record came to nothing: what no other record may share with it is free for others again.
package struct UniquesReleased: OfficeEvent {
    package static let kind = "record.uniques-released"
    package let form: String
    package let number: String
    package var subject: String { "\(form):\(number)" }

    /// The event, or a part of it, from its particulars.
    package init(form: String, number: String) {
        self.form = form
        self.number = number
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.delete(where: [UniqueValue.form == form, UniqueValue.number == number])
    }
}

/// An account was graded.
package struct CustomerGraded: OfficeEvent {
    package static let kind = "customer.graded"
    package let number: String
    package let grade: CustomerGrade
    package let owner: String?
    package var subject: String { "customer:\(number)" }

    /// The event, or a part of it, from its particulars.
    package init(number: String, grade: CustomerGrade, owner: String?) {
        self.number = number
        self.grade = grade
        self.owner = owner
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update(
            [
                CustomerRow.tier <- grade.tier, CustomerRow.managedAs <- grade.managedAs, CustomerRow.owner <- owner,
                CustomerRow.grade <- grade,
            ], where: [CustomerRow.number == number])
        try tables.update([RecordRow.owner <- owner], where: [RecordRow.customer == number])
    }
}

/// A file was attached to a record.
package struct AttachmentLinked: OfficeEvent {
    package static let kind = "attachment.linked"
    package let form: String
    package let record: String
    package let name: String
    package let role: String?
    /// SHA-256 in hexadecimal.
    package let digest: String
    package let size: Int
    package var subject: String { "\(form):\(record)" }

    /// The event, or a part of it, from its particulars.
    package init(form: String, record: String, name: String, role: String?, digest: String, size: Int) {
        self.form = form
        self.record = record
        self.name = name
        self.role = role
        self.digest = digest
        self.size = size
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var row = AttachedFile()
        row.id = stamp.number
        row.form = form
        row.record = record
        row.name = name
        row.role = role
        row.digest = digest
        row.size = size
        row.person = stamp.person
        row.time = stamp.time
        try tables.insert(row)
    }
}

extension RecordValues {
    /// What an account is called, by the field that its event names.
    fileprivate func name(by field: String?) -> String? { text(field ?? "name") }
}

extension [String: String] {
    fileprivate func write(form: String, number: String, to tables: any TableWriting) throws {
        for (field, value) in sorted(by: { $0.key < $1.key }) {
            var row = UniqueValue()
            row.form = form
            row.field = field
            row.value = value
            row.compared = value.compared
            row.number = number
            try tables.insert(row)
        }
    }
}
