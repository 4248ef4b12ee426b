public import Store

/// A figure of an account in a period of a ledger (统计台账).
public struct LedgerFigure: StoredRow {
    /// The ledger.
    public internal(set) var ledger: String = ""
    /// The account.
    public internal(set) var customer: String = ""
    /// The day, week or month, ISO: those of one ledger are in the order of time.
    public internal(set) var period: String = ""
    /// The unit that holds the account.
    public internal(set) var unit: String = ""
    /// The figure, in units of the ledger's last decimal: 分 of a ledger of money.
    public internal(set) var figure: Int64 = 0
    /// How many decimals that are.
    public internal(set) var decimals: Int = 0

    /// An empty row.
    public init() {}
}

extension LedgerFigure {
    /// The table.
    public static let table = TableShape<LedgerFigure>(
        "figures", key: ["ledger", "customer", "period"], indexes: [.init("ledger", "period")])

    package static let ledger = Column<LedgerFigure, String>("ledger")
    package static let customer = Column<LedgerFigure, String>("customer")
    package static let period = Column<LedgerFigure, String>("period")
    package static let unit = Column<LedgerFigure, String>("unit")
    package static let figure = Column<LedgerFigure, Int64>("figure")
    package static let decimals = Column<LedgerFigure, Int>("decimals")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> LedgerFigure { try LedgerFigure(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == LedgerFigure {
        try visitor.visit(Self.ledger, &ledger)
        try visitor.visit(Self.customer, &customer)
        try visitor.visit(Self.period, &period)
        try visitor.visit(Self.unit, &unit)
        try visitor.visit(Self.figure, &figure)
        try visitor.visit(Self.decimals, &decimals)
    }
}
