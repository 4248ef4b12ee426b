public import Store
public import Values

/// A post in a unit that a person holds from a day on, and until another if it is known.
public struct HeldPost: StoredRow {
    /// Its number.
    public internal(set) var id: Int = 0
    /// Who holds it.
    public internal(set) var person: String = ""
    /// The post.
    public internal(set) var post: String = ""
    /// The unit.
    public internal(set) var unit: String = ""
    /// The first day.
    public internal(set) var from: CalendarDate = .first
    /// The last day, if it is known.
    public internal(set) var to: CalendarDate?

    /// An empty row.
    public init() {}

    /// The post in its unit.
    package var holder: Holder { Holder(post: post, unit: unit) }

    /// Whether it has not ended before a day.
    package func lasts(until day: CalendarDate) -> Bool { to.map { $0 >= day } ?? true }
}

extension HeldPost {
    /// The table.
    public static let table = TableShape<HeldPost>(
        "posts", key: ["id"], indexes: [.init("person"), .init("unit", "post")])

    package static let id = Column<HeldPost, Int>("id")
    package static let person = Column<HeldPost, String>("person")
    package static let post = Column<HeldPost, String>("post")
    package static let unit = Column<HeldPost, String>("unit")
    package static let from = Column<HeldPost, CalendarDate>("from")
    package static let to = Column<HeldPost, CalendarDate?>("to")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> HeldPost { try HeldPost(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == HeldPost {
        try visitor.visit(Self.id, &id)
        try visitor.visit(Self.person, &person)
        try visitor.visit(Self.post, &post)
        try visitor.visit(Self.unit, &unit)
        try visitor.visit(Self.from, &from)
        try visitor.visit(Self.to, &to)
    }
}
