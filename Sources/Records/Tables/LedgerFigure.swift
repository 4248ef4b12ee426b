public import Store
public import Values

/// A figure of an account in a month of a ledger (统计台账).
public struct LedgerFigure: StoredRow {
    /// The ledger.
    public internal(set) var ledger: String = ""
    /// The account.
    public internal(set) var customer: String = ""
    /// The month.
    public internal(set) var month: YearMonth = YearMonth(year: 1, month: 1)
    /// The unit that holds the account.
    public internal(set) var unit: String = ""
    /// The figure.
    public internal(set) var amount: Money = Money(fen: 0)

    /// An empty row.
    public init() {}
}

extension LedgerFigure {
    /// The table.
    public static let table = TableShape<LedgerFigure>(
        "revenue", key: ["ledger", "customer", "month"], indexes: [.init("ledger", "month")])

    package static let ledger = Column<LedgerFigure, String>("ledger")
    package static let customer = Column<LedgerFigure, String>("customer")
    package static let month = Column<LedgerFigure, YearMonth>("month")
    package static let unit = Column<LedgerFigure, String>("unit")
    package static let amount = Column<LedgerFigure, Money>("amount")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> LedgerFigure { try LedgerFigure(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == LedgerFigure {
        try visitor.visit(Self.ledger, &ledger)
        try visitor.visit(Self.customer, &customer)
        try visitor.visit(Self.month, &month)
        try visitor.visit(Self.unit, &unit)
        try visitor.visit(Self.amount, &amount)
    }
}
