public import Store
public import Values

/// That someone has read a copy (已阅).
public struct CopyReading: StoredRow {
    /// The copy.
    public internal(set) var copy: Int = 0
    /// Who read it.
    public internal(set) var person: String = ""
    /// For whom, if for someone else.
    public internal(set) var deputyFor: String?
    /// The case.
    public internal(set) var `case`: Int = 0
    /// When.
    public internal(set) var time: Timestamp = Timestamp(milliseconds: 0)

    /// An empty row.
    public init() {}
}

extension CopyReading {
    /// The table.
    public static let table = TableShape<CopyReading>("readings", key: ["copy", "person"], indexes: [.init("case")])

    package static let copy = Column<CopyReading, Int>("copy")
    package static let person = Column<CopyReading, String>("person")
    package static let deputyFor = Column<CopyReading, String?>("deputyfor")
    package static let `case` = Column<CopyReading, Int>("case")
    package static let time = Column<CopyReading, Timestamp>("time")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> CopyReading { try CopyReading(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == CopyReading {
        try visitor.visit(Self.copy, &copy)
        try visitor.visit(Self.person, &person)
        try visitor.visit(Self.deputyFor, &deputyFor)
        try visitor.visit(Self.case, &`case`)
        try visitor.visit(Self.time, &time)
    }
}
