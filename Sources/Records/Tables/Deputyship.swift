public import Store
public import Values

/// Someone who acts for another for some days (代理).
public struct Deputyship: StoredRow {
    /// Its number.
    public internal(set) var id: Int = 0
    /// Who is represented.
    public internal(set) var person: String = ""
    /// Who acts.
    public internal(set) var deputy: String = ""
    /// The first day.
    public internal(set) var from: CalendarDate = .first
    /// The last day.
    public internal(set) var to: CalendarDate = .first
    /// The chains for which it holds; empty for all.
    public internal(set) var chains: [String] = []
    /// Who said so.
    public internal(set) var by: String = ""
    /// When it was ended before its time.
    public internal(set) var ended: Timestamp?

    /// An empty row.
    public init() {}

    /// Whether it holds on some day of a period.
    package func overlaps(from: CalendarDate, to: CalendarDate) -> Bool {
        ended == nil && self.from <= to && from <= self.to
    }

    /// Whether it and another may concern the same chain.
    package func concerns(_ others: [String]) -> Bool {
        chains.isEmpty || others.isEmpty || chains.contains(where: others.contains)
    }
}

extension Deputyship {
    /// The table.
    public static let table = TableShape<Deputyship>(
        "deputies", key: ["id"], indexes: [.init("person"), .init("deputy")])

    package static let id = Column<Deputyship, Int>("id")
    package static let person = Column<Deputyship, String>("person")
    package static let deputy = Column<Deputyship, String>("deputy")
    package static let from = Column<Deputyship, CalendarDate>("from")
    package static let to = Column<Deputyship, CalendarDate>("to")
    package static let chains = Column<Deputyship, [String]>("chains")
    package static let by = Column<Deputyship, String>("by")
    package static let ended = Column<Deputyship, Timestamp?>("ended")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> Deputyship { try Deputyship(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == Deputyship {
        try visitor.visit(Self.id, &id)
        try visitor.visit(Self.person, &person)
        try visitor.visit(Self.deputy, &deputy)
        try visitor.visit(Self.from, &from)
        try visitor.visit(Self.to, &to)
        try visitor.visit(Self.chains, &chains)
        try visitor.visit(Self.by, &by)
        try visitor.visit(Self.ended, &ended)
    }
}
