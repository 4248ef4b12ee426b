public import Store
public import Values

/// The class of an account in one classification, with what it followed from (分类结果).
public struct AccountClass: StoredRow {
    /// The account.
    public internal(set) var account: String = ""
    /// The classification.
    public internal(set) var classification: String = ""
    /// The class that applies.
    public internal(set) var applied: String = ""
    /// The class that it is in of itself, where an override applies another.
    public internal(set) var ofItself: String?
    /// What led to the class that applies.
    public internal(set) var reason: String = ""
    /// The clause that says so, by its shorthand.
    public internal(set) var clause: String?
    /// The values of the measures that it followed from, by id, exact: a decimal number, or `n/d`.
    public internal(set) var figures: [String: String] = [:]
    /// Since when.
    public internal(set) var since: Timestamp = Timestamp(milliseconds: 0)

    /// An empty row.
    public init() {}
}

extension AccountClass {
    /// The table.
    public static let table = TableShape<AccountClass>(
        "classes", key: ["account", "classification"], indexes: [.init("classification", "applied")])

    package static let account = Column<AccountClass, String>("account")
    package static let classification = Column<AccountClass, String>("classification")
    package static let applied = Column<AccountClass, String>("applied")
    package static let ofItself = Column<AccountClass, String?>("of_itself")
    package static let reason = Column<AccountClass, String>("reason")
    package static let clause = Column<AccountClass, String?>("clause")
    package static let figures = Column<AccountClass, [String: String]>("figures")
    package static let since = Column<AccountClass, Timestamp>("since")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> AccountClass { try AccountClass(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == AccountClass {
        try visitor.visit(Self.account, &account)
        try visitor.visit(Self.classification, &classification)
        try visitor.visit(Self.applied, &applied)
        try visitor.visit(Self.ofItself, &ofItself)
        try visitor.visit(Self.reason, &reason)
        try visitor.visit(Self.clause, &clause)
        try visitor.visit(Self.figures, &figures)
        try visitor.visit(Self.since, &since)
    }
}
