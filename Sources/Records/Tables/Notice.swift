public import Store
public import Values

/// What whoever submitted a case wants to know of it and has not yet read: that it ended, or came back (办理结果、退回).
public struct Notice: StoredRow {
    /// Its number: that of the event that gave rise to it.
    public internal(set) var id: Int = 0
    /// The case.
    public internal(set) var `case`: Int = 0
    /// Who submitted the case.
    public internal(set) var person: String = ""
    /// What became of the case.
    public internal(set) var kind: Kind = .result
    /// When.
    public internal(set) var time: Timestamp = Timestamp(milliseconds: 0)
    /// Whether it has not been read.
    public internal(set) var isUnread: Bool = true

    /// An empty row.
    public init() {}

    /// What became of a case.
    public enum Kind: String, Sendable, ColumnValue {
        /// It ended.
        case result
        /// Somebody returned it.
        case returned
    }
}

extension Notice {
    /// The table.
    public static let table = TableShape<Notice>(
        "notices", key: ["id"], indexes: [.init("person", "unread", "id"), .init("case")])

    package static let id = Column<Notice, Int>("id")
    package static let `case` = Column<Notice, Int>("case")
    package static let person = Column<Notice, String>("person")
    package static let kind = Column<Notice, Kind>("kind")
    package static let time = Column<Notice, Timestamp>("time")
    package static let isUnread = Column<Notice, Bool>("unread")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> Notice { try Notice(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == Notice {
        try visitor.visit(Self.id, &id)
        try visitor.visit(Self.case, &`case`)
        try visitor.visit(Self.person, &person)
        try visitor.visit(Self.kind, &kind)
        try visitor.visit(Self.time, &time)
        try visitor.visit(Self.isUnread, &isUnread)
    }
}
