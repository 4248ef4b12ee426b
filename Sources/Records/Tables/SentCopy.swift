public import Store
public import Values

/// A copy of how a case stands, sent to a unit or a person (抄送).
public struct SentCopy: StoredRow {
    /// Its number.
    public internal(set) var id: Int = 0
    /// The case.
    public internal(set) var `case`: Int = 0
    /// The state that sent it; empty when a person did.
    public internal(set) var state: String = ""
    /// The unit that got it, when no person did.
    public internal(set) var unit: String?
    /// The person who got it.
    public internal(set) var person: String?
    /// Why it was sent.
    public internal(set) var occasion: CopyOccasion = .person
    /// The clause that demands it.
    public internal(set) var clause: String?
    /// Who sent it, when the chart did not.
    public internal(set) var sender: String?
    /// What the sender wrote.
    public internal(set) var note: String?
    /// The fields that whoever sent it does not see: it carries no more.
    public internal(set) var hidden: Set<String> = []
    /// When.
    public internal(set) var time: Timestamp = Timestamp(milliseconds: 0)
    /// Whether nobody has read it.
    public internal(set) var isUnread: Bool = true

    /// An empty row.
    public init() {}
}

extension SentCopy {
    /// The table.
    public static let table = TableShape<SentCopy>(
        "copies", key: ["id"], indexes: [.init("case"), .init("unit", "unread", "id"), .init("person", "unread", "id")])

    package static let id = Column<SentCopy, Int>("id")
    package static let `case` = Column<SentCopy, Int>("case")
    package static let state = Column<SentCopy, String>("state")
    package static let unit = Column<SentCopy, String?>("unit")
    package static let person = Column<SentCopy, String?>("person")
    package static let occasion = Column<SentCopy, CopyOccasion>("label")
    package static let clause = Column<SentCopy, String?>("clause")
    package static let sender = Column<SentCopy, String?>("sender")
    package static let note = Column<SentCopy, String?>("note")
    package static let hidden = Column<SentCopy, Set<String>>("hidden")
    package static let time = Column<SentCopy, Timestamp>("time")
    package static let isUnread = Column<SentCopy, Bool>("unread")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> SentCopy { try SentCopy(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == SentCopy {
        try visitor.visit(Self.id, &id)
        try visitor.visit(Self.case, &`case`)
        try visitor.visit(Self.state, &state)
        try visitor.visit(Self.unit, &unit)
        try visitor.visit(Self.person, &person)
        try visitor.visit(Self.occasion, &occasion)
        try visitor.visit(Self.clause, &clause)
        try visitor.visit(Self.sender, &sender)
        try visitor.visit(Self.note, &note)
        try visitor.visit(Self.hidden, &hidden)
        try visitor.visit(Self.time, &time)
        try visitor.visit(Self.isUnread, &isUnread)
    }
}
