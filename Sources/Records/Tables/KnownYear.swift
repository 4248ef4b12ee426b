public import Store

/// A year whose public holidays the office knows.
public struct KnownYear: StoredRow {
    /// The year.
    public internal(set) var year: Int = 0
    /// Its days off, ISO.
    public internal(set) var holidays: [String] = []
    /// The weekend days that are worked, ISO.
    public internal(set) var workdays: [String] = []
    /// The holidays by name, a line each: name, first day, last day.
    public internal(set) var names: String = ""

    /// An empty row.
    public init() {}
}

extension KnownYear {
    /// The table.
    public static let table = TableShape<KnownYear>("calendar", key: ["year"])

    package static let year = Column<KnownYear, Int>("year")
    package static let holidays = Column<KnownYear, [String]>("holidays")
    package static let workdays = Column<KnownYear, [String]>("workdays")
    package static let names = Column<KnownYear, String>("names")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> KnownYear { try KnownYear(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == KnownYear {
        try visitor.visit(Self.year, &year)
        try visitor.visit(Self.holidays, &holidays)
        try visitor.visit(Self.workdays, &workdays)
        try visitor.visit(Self.names, &names)
    }
}
