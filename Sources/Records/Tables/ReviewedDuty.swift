public import Store
public import Values

/// When all that a duty of the regulation concerns was looked at last.
public struct ReviewedDuty: StoredRow {
    /// The id of the duty.
    public internal(set) var duty: String = ""
    /// The day.
    public internal(set) var day: CalendarDate = .first
    /// The package of the edition that said what the duty is.
    public internal(set) var package: String = ""

    /// An empty row.
    public init() {}
}

extension ReviewedDuty {
    /// The table.
    public static let table = TableShape<ReviewedDuty>("reviewed_duties", key: ["duty"])

    package static let duty = Column<ReviewedDuty, String>("duty")
    package static let day = Column<ReviewedDuty, CalendarDate>("day")
    package static let package = Column<ReviewedDuty, String>("package")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> ReviewedDuty { try ReviewedDuty(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == ReviewedDuty {
        try visitor.visit(Self.duty, &duty)
        try visitor.visit(Self.day, &day)
        try visitor.visit(Self.package, &package)
    }
}
