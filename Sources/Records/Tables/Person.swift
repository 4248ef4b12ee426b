public import Store

/// A person of the office (人员).
public struct Person: StoredRow, Hashable {
    /// The person's code.
    public internal(set) var code: String = ""
    /// The person's name.
    public internal(set) var name: String = ""
    /// The operating system's account, if the person has one.
    public internal(set) var account: String?

    /// An empty row.
    public init() {}

    /// A person of whom only the code is known.
    package init(code: String) { self.code = code }
}

extension Person {
    /// The table.
    public static let table = TableShape<Person>("people", key: ["code"], indexes: [.init("account")])

    package static let code = Column<Person, String>("code")
    package static let name = Column<Person, String>("name")
    package static let account = Column<Person, String?>("account")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> Person { try Person(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == Person {
        try visitor.visit(Self.code, &code)
        try visitor.visit(Self.name, &name)
        try visitor.visit(Self.account, &account)
    }
}
