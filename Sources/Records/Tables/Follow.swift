public import Store
public import Values

/// That someone wants to see in the inbox where a case stands (关注).
public struct Follow: StoredRow {
    /// Who.
    public internal(set) var person: String = ""
    /// The case.
    public internal(set) var `case`: Int = 0
    /// Since when.
    public internal(set) var time: Timestamp = Timestamp(milliseconds: 0)

    /// An empty row.
    public init() {}
}

extension Follow {
    /// The table.
    public static let table = TableShape<Follow>("follows", key: ["person", "case"])

    package static let person = Column<Follow, String>("person")
    package static let `case` = Column<Follow, Int>("case")
    package static let time = Column<Follow, Timestamp>("time")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> Follow { try Follow(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == Follow {
        try visitor.visit(Self.person, &person)
        try visitor.visit(Self.case, &`case`)
        try visitor.visit(Self.time, &time)
    }
}
