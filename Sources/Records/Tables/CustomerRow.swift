public import Regulations
public import Store

/// An account as lists show it (客户).
public struct CustomerRow: StoredRow {
    /// Its number.
    public internal(set) var number: String = ""
    /// Its name.
    public internal(set) var name: String = ""
    /// The unit that registered it.
    public internal(set) var unit: String = ""
    /// Its place in its life.
    public internal(set) var state: RecordState = .applied
    /// The tier by the regulation.
    public internal(set) var tier: String?
    /// The tier whose management applies.
    public internal(set) var managedAs: String?
    /// The unit that owns it by the regulation.
    public internal(set) var owner: String?
    /// How it was graded.
    public internal(set) var grade: CustomerGrade?

    /// An empty row.
    public init() {}
}

extension CustomerRow {
    /// The table.
    public static let table = TableShape<CustomerRow>(
        "customers", key: ["number"], indexes: [.init("unit", "number"), .init("owner", "number")])

    package static let number = Column<CustomerRow, String>("number")
    package static let name = Column<CustomerRow, String>("name", searchable: true)
    package static let unit = Column<CustomerRow, String>("unit")
    package static let state = Column<CustomerRow, RecordState>("state")
    package static let tier = Column<CustomerRow, String?>("tier")
    package static let managedAs = Column<CustomerRow, String?>("managed")
    package static let owner = Column<CustomerRow, String?>("owner")
    package static let grade = Column<CustomerRow, CustomerGrade?>("grade")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> CustomerRow { try CustomerRow(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == CustomerRow {
        try visitor.visit(Self.number, &number)
        try visitor.visit(Self.name, &name)
        try visitor.visit(Self.unit, &unit)
        try visitor.visit(Self.state, &state)
        try visitor.visit(Self.tier, &tier)
        try visitor.visit(Self.managedAs, &managedAs)
        try visitor.visit(Self.owner, &owner)
        try visitor.visit(Self.grade, &grade)
    }
}
