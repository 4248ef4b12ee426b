import Diagnostics
import Regulations
import Store

/// A filled-in form as it is now.
public struct RecordRow: Sendable {
    /// The form.
    public let form: String
    /// Its number.
    public let number: String
    /// Its latest version, from 1.
    public let version: Int
    /// The unit that holds it.
    public let unit: String
    /// The customer that it belongs to.
    public let customer: String?
    /// Who filled it in.
    public let person: String
    /// When, ISO.
    public let created: String
    /// When it last changed, ISO.
    public let updated: String
    /// Its place in its life, such as `registered`.
    public let state: String
    /// Its values.
    public internal(set) var values: RecordValues

    init(_ row: Row) throws {
        form = try row.text("form")
        number = try row.text("number")
        version = Int(try row.integer("version"))
        unit = try row.text("unit")
        customer = try row.optionalText("customer")
        person = try row.text("person")
        created = try row.text("created")
        updated = try row.text("updated")
        state = try row.text("state")
        values = try RecordValues(json: row.text("values"))
    }
}

/// One version of a record.
public struct RecordVersion: Sendable {
    /// The version, from 1.
    public let version: Int
    /// `created`, `revised` or `corrected`.
    public let kind: String
    /// Its values.
    public internal(set) var values: RecordValues
    /// Who made it.
    public let person: String
    /// When, ISO.
    public let time: String
    /// Why, for corrections.
    public let reason: String?
    /// In which case, if in one.
    public let `case`: Int?

    init(_ row: Row) throws {
        version = Int(try row.integer("version"))
        kind = try row.text("kind")
        values = try RecordValues(json: row.text("values"))
        person = try row.text("person")
        time = try row.text("time")
        reason = try row.optionalText("reason")
        `case` = try row.optionalInteger("case").map(Int.init)
    }
}

/// A customer as lists show it.
public struct CustomerRow: Sendable {
    /// Its number.
    public let number: String
    /// Its name.
    public let name: String
    /// The unit that registered it.
    public let unit: String
    /// `applied`, `registered`, `rejected` or `withdrawn`.
    public let state: String
    /// The tier by the regulation.
    public let tier: String?
    /// The tier whose management applies.
    public let managedAs: String?
    /// The unit that owns it by the regulation.
    public let owner: String?
    /// How it was graded.
    public let grade: CustomerGrade?

    init(_ row: Row) throws {
        number = try row.text("number")
        name = try row.text("name")
        unit = try row.text("unit")
        state = try row.text("state")
        tier = try row.optionalText("tier")
        managedAs = try row.optionalText("managed")
        owner = try row.optionalText("owner")
        grade = try row.optionalText("grade").map { try CanonicalJSON.value(CustomerGrade.self, from: $0) }
    }
}

/// A grade as it is kept: what was found, and why.
public struct CustomerGrade: Codable, Sendable, Equatable {
    /// The tier's id.
    public let tier: String?
    /// What led to it.
    public let tierReason: String?
    /// The clause that says so, by its shorthand.
    public let tierClause: String?
    /// The tier whose management applies.
    public let managedAs: String?
    /// What led to it.
    public let managementReason: String?
    /// The clause that says so.
    public let managementClause: String?
    /// Whether the amount is the declared expectation.
    public let isExpected: Bool
    /// The amount, in 分.
    public let amount: Int64

    init(_ grade: Grade) {
        tier = grade.tier
        tierReason = grade.tierReason?.label
        tierClause = grade.tierReason?.ground.clause
        managedAs = grade.managedAs
        managementReason = grade.managementReason?.label
        managementClause = grade.managementReason?.ground.clause
        isExpected = grade.isExpected
        amount = grade.amount.fen
    }
}

extension View {
    /// A record that must be there.
    func existing(_ form: Form, _ number: String) throws -> RecordRow {
        if let record = try record(form.id, number) { return record }
        throw Refusal.unknownRecord(form, number, advice: try resembling(form, number))
    }

    /// The versions of a record, the first first.
    func versions(of record: RecordRow) throws -> [RecordVersion] {
        try snapshot.rows(
            Query(
                "versions", where: [.equals("form", .text(record.form)), .equals("number", .text(record.number))],
                order: [.ascending("version")])
        ).map(RecordVersion.init)
    }

    /// A customer, if it is there.
    func customer(_ number: String) throws -> CustomerRow? {
        try snapshot.row("customers", where: [.equals("number", .text(number))]).map(CustomerRow.init)
    }

    /// The attachments of a record, the first first.
    func attachments(of form: String, _ number: String) throws -> [AttachedFile] {
        try snapshot.rows(
            Query(
                "attachments", where: [.equals("form", .text(form)), .equals("record", .text(number))],
                order: [.ascending("id")])
        ).map(AttachedFile.init)
    }
}

extension Refusal {
    static func unknownRecord(_ form: Form, _ number: String, advice: Message? = nil) -> Refusal {
        Refusal(
            "casework.unknown-record",
            Message("没有编号为 “\(number)” 的\(form.label)", "there is no \(form.id) “\(number)”"),
            advice: advice, access: .granted)
    }
}
