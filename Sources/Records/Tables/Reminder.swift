public import Store
public import Values

/// That someone reminded the performers of a task (催办).
public struct Reminder: StoredRow {
    /// Its number, the same for all tasks that were reminded of at once.
    public internal(set) var id: Int = 0
    /// The task.
    public internal(set) var task: Int = 0
    /// The case.
    public internal(set) var `case`: Int = 0
    /// Who reminded.
    public internal(set) var person: String = ""
    /// What was written.
    public internal(set) var text: String = ""
    /// When.
    public internal(set) var time: Timestamp = Timestamp(milliseconds: 0)

    /// An empty row.
    public init() {}
}

extension Reminder {
    /// The table.
    public static let table = TableShape<Reminder>(
        "reminders", key: ["id", "task"], indexes: [.init("task", "id"), .init("case", "person", "id")])

    package static let id = Column<Reminder, Int>("id")
    package static let task = Column<Reminder, Int>("task")
    package static let `case` = Column<Reminder, Int>("case")
    package static let person = Column<Reminder, String>("person")
    package static let text = Column<Reminder, String>("text")
    package static let time = Column<Reminder, Timestamp>("time")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> Reminder { try Reminder(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == Reminder {
        try visitor.visit(Self.id, &id)
        try visitor.visit(Self.task, &task)
        try visitor.visit(Self.case, &`case`)
        try visitor.visit(Self.person, &person)
        try visitor.visit(Self.text, &text)
        try visitor.visit(Self.time, &time)
    }
}
