import Regulations
import Store

/// A form was filled in for the first time.
struct RecordCreated: OfficeEvent {
    static let kind = "record.created"
    let form: String
    let number: String
    let unit: String
    /// The customer that the record belongs to; its own number for a customer.
    let customer: String?
    let state: String
    let values: RecordValues
    /// The values that no other record of the form may have, by field.
    let uniques: [String: String]
    var subject: String { "\(form):\(number)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        let text = try values.json()
        let other = customer == number ? nil : customer
        let known = try other.flatMap { try tables.row("customers", where: [.equals("number", .text($0))]) }
        try tables.insert(
            into: "records",
            [
                "form": .text(form), "number": .text(number), "version": 1, "unit": .text(unit),
                "customer": Value(customer), "person": .text(event.person), "created": .text(event.time),
                "updated": .text(event.time), "state": .text(state), "values": .text(text),
                "registrar": customer == number ? .text(unit) : known?["unit"] ?? .null,
                "owner": known?["owner"] ?? .null,
            ])
        try tables.insert(
            into: "versions",
            [
                "form": .text(form), "number": .text(number), "version": 1, "kind": .text("created"),
                "values": .text(text), "person": .text(event.person), "time": .text(event.time),
            ])
        try uniques.write(form: form, number: number, to: tables)
        if customer == number {
            try tables.insert(
                into: "customers",
                [
                    "number": .text(number), "name": .text(values.text("name") ?? ""), "unit": .text(unit),
                    "state": .text(state),
                ])
        }
    }
}

/// A record got a new version.
struct RecordRevised: OfficeEvent {
    static let kind = "record.revised"

    /// Why there is a new version.
    enum Kind: String, Codable, Sendable {
        /// Its submitter changed it at a step of the chain.
        case revised
        /// A mistake was corrected.
        case corrected
        /// A task of the chain filled in its fields: what was submitted stays the same version.
        case filled
    }

    let form: String
    let number: String
    /// Whether the record is an account, listed among the customers.
    let isAccount: Bool
    let version: Int
    let kind: Kind
    let values: RecordValues
    let uniques: [String: String]
    let reason: String?
    let `case`: Int?
    var subject: String { "\(form):\(number)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        let text = try values.json()
        let key: [Condition] = [.equals("form", .text(form)), .equals("number", .text(number))]
        try tables.update(
            "records",
            set: ["version": Value(version), "values": .text(text), "updated": .text(event.time)], where: key)
        try tables.delete(from: "uniques", where: key)
        try uniques.write(form: form, number: number, to: tables)
        if isAccount, let name = values.text("name") {
            try tables.update("customers", set: ["name": .text(name)], where: [.equals("number", .text(number))])
        }
        guard kind != .filled else { return }
        try tables.insert(
            into: "versions",
            [
                "form": .text(form), "number": .text(number), "version": Value(version),
                "kind": .text(kind.rawValue), "values": .text(text), "person": .text(event.person),
                "time": .text(event.time), "reason": Value(reason), "case": `case`.map { Value($0) } ?? .null,
            ])
    }
}

/// A record's place in its life changed, such as a customer that is now registered.
struct RecordStateChanged: OfficeEvent {
    static let kind = "record.state-changed"
    let form: String
    let number: String
    /// Whether the record is an account, listed among the customers.
    let isAccount: Bool
    let state: String
    var subject: String { "\(form):\(number)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update(
            "records", set: ["state": .text(state)],
            where: [.equals("form", .text(form)), .equals("number", .text(number))])
        guard isAccount else { return }
        try tables.update("customers", set: ["state": .text(state)], where: [.equals("number", .text(number))])
    }
}

/// A customer was graded.
struct CustomerGraded: OfficeEvent {
    static let kind = "customer.graded"
    let number: String
    let grade: CustomerGrade
    let owner: String?
    var subject: String { "customer:\(number)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update(
            "customers",
            set: [
                "tier": Value(grade.tier), "managed": Value(grade.managedAs), "owner": Value(owner),
                "grade": .text(try CanonicalJSON.text(of: grade)),
            ], where: [.equals("number", .text(number))])
        try tables.update(
            "records", set: ["owner": Value(owner)], where: [.equals("customer", .text(number))])
    }
}

/// A file was attached to a record.
struct AttachmentLinked: OfficeEvent {
    static let kind = "attachment.linked"
    let form: String
    let record: String
    let name: String
    let role: String?
    /// SHA-256 in hexadecimal.
    let digest: String
    let size: Int
    var subject: String { "\(form):\(record)" }

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.insert(
            into: "attachments",
            [
                "id": Value(event.number), "form": .text(form), "record": .text(record), "name": .text(name),
                "role": Value(role), "digest": .text(digest), "size": Value(size), "person": .text(event.person),
                "time": .text(event.time),
            ])
    }
}

extension RecordValues {
    /// The values as canonical JSON.
    func json() throws -> String { try CanonicalJSON.text(of: self) }

    /// Reads what `json()` wrote.
    init(json text: String) throws {
        self = RecordValues(try CanonicalJSON.values(in: "texts", of: text))
    }
}

extension [String: String] {
    fileprivate func write(form: String, number: String, to tables: any TableWriting) throws {
        for (field, value) in sorted(by: { $0.key < $1.key }) {
            try tables.insert(
                into: "uniques",
                ["form": .text(form), "field": .text(field), "value": .text(value), "number": .text(number)])
        }
    }
}
