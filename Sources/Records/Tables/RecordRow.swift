public import Regulations
public import Store
public import Values

/// A filled-in form as it is now (记录).
public struct RecordRow: StoredRow {
    /// The form.
    public internal(set) var form: String = ""
    /// Its number.
    public internal(set) var number: String = ""
    /// Its latest version, from 1.
    public internal(set) var version: Int = 0
    /// The unit that holds it.
    public internal(set) var unit: String = ""
    /// The customer that it belongs to.
    public internal(set) var customer: String?
    /// Who filled it in.
    public internal(set) var person: String = ""
    /// When.
    public internal(set) var created: Timestamp = Timestamp(milliseconds: 0)
    /// When it last changed.
    public internal(set) var updated: Timestamp = Timestamp(milliseconds: 0)
    /// Its place in its life.
    public internal(set) var state: RecordState = .recorded
    /// Its values.
    public package(set) var values: RecordValues = RecordValues()
    /// The unit that registered the customer: who sees the record is found by it in its order.
    public internal(set) var registrar: String?
    /// The unit that owns the customer.
    public internal(set) var owner: String?

    /// An empty row.
    public init() {}
}

extension RecordRow {
    /// The table.
    public static let table = TableShape<RecordRow>(
        "records", key: ["form", "number"],
        indexes: [.init("customer", "form"), .init("form", "unit"), .init("form", "registrar"), .init("form", "owner")])

    package static let form = Column<RecordRow, String>("form")
    package static let number = Column<RecordRow, String>("number")
    package static let version = Column<RecordRow, Int>("version")
    package static let unit = Column<RecordRow, String>("unit")
    package static let customer = Column<RecordRow, String?>("customer")
    package static let person = Column<RecordRow, String>("person")
    package static let created = Column<RecordRow, Timestamp>("created")
    package static let updated = Column<RecordRow, Timestamp>("updated")
    package static let state = Column<RecordRow, RecordState>("state")
    package static let values = Column<RecordRow, RecordValues>("values")
    package static let registrar = Column<RecordRow, String?>("registrar")
    package static let owner = Column<RecordRow, String?>("owner")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> RecordRow { try RecordRow(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == RecordRow {
        try visitor.visit(Self.form, &form)
        try visitor.visit(Self.number, &number)
        try visitor.visit(Self.version, &version)
        try visitor.visit(Self.unit, &unit)
        try visitor.visit(Self.customer, &customer)
        try visitor.visit(Self.person, &person)
        try visitor.visit(Self.created, &created)
        try visitor.visit(Self.updated, &updated)
        try visitor.visit(Self.state, &state)
        try visitor.visit(Self.values, &values)
        try visitor.visit(Self.registrar, &registrar)
        try visitor.visit(Self.owner, &owner)
    }
}
