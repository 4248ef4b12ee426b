public import Store
public import Values

/// An opinion that a performer keeps for later (暂存).
public struct Draft: StoredRow {
    /// The task.
    public internal(set) var task: Int = 0
    /// Whose it is.
    public internal(set) var person: String = ""
    /// What was written.
    public internal(set) var text: String = ""
    /// When.
    public internal(set) var time: Timestamp = Timestamp(milliseconds: 0)

    /// An empty row.
    public init() {}
}

extension Draft {
    /// The table.
    public static let table = TableShape<Draft>("drafts", key: ["task", "person"])

    package static let task = Column<Draft, Int>("task")
    package static let person = Column<Draft, String>("person")
    package static let text = Column<Draft, String>("text")
    package static let time = Column<Draft, Timestamp>("time")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> Draft { try Draft(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == Draft {
        try visitor.visit(Self.task, &task)
        try visitor.visit(Self.person, &person)
        try visitor.visit(Self.text, &text)
        try visitor.visit(Self.time, &time)
    }
}
