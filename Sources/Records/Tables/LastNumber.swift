public import Store

/// The number that a series gave last.
public struct LastNumber: StoredRow {
    /// The series.
    public internal(set) var series: String = ""
    /// The unit, where each has its own numbers; empty otherwise.
    public internal(set) var unit: String = ""
    /// The year, where each begins anew; empty otherwise.
    public internal(set) var year: String = ""
    /// The number.
    public internal(set) var last: Int = 0

    /// An empty row.
    public init() {}
}

extension LastNumber {
    /// The table.
    public static let table = TableShape<LastNumber>("numbers", key: ["series", "unit", "year"])

    package static let series = Column<LastNumber, String>("series")
    package static let unit = Column<LastNumber, String>("unit")
    package static let year = Column<LastNumber, String>("year")
    package static let last = Column<LastNumber, Int>("last")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> LastNumber { try LastNumber(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == LastNumber {
        try visitor.visit(Self.series, &series)
        try visitor.visit(Self.unit, &unit)
        try visitor.visit(Self.year, &year)
        try visitor.visit(Self.last, &last)
    }
}
