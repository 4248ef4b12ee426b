public import Store
public import Values

/// A key by which a person signs commands: asked for by the person, then certified by the office's root key.
public struct PersonKey: StoredRow {
    /// Its number.
    public internal(set) var id: Int = 0
    /// Whose it is.
    public internal(set) var person: String = ""
    /// The public key, 64 hexadecimal digits.
    public internal(set) var key: String = ""
    /// When it was asked for.
    public internal(set) var requested: Timestamp = Timestamp(milliseconds: 0)
    /// What may be signed with it, once it is certified.
    public internal(set) var purpose: Purpose = .all
    /// The first day of its validity; `nil` until it is certified.
    public internal(set) var from: CalendarDate?
    /// The last day of its validity; `nil` for no end.
    public internal(set) var to: CalendarDate?
    /// The root key that certified it, 64 hexadecimal digits.
    public internal(set) var root: String?
    /// When it was certified.
    public internal(set) var certified: Timestamp?
    /// When it was revoked.
    public internal(set) var revoked: Timestamp?
    /// Why it was revoked.
    public internal(set) var reason: String?

    /// An empty row.
    public init() {}

    /// What may be signed with a key.
    public enum Purpose: String, Sendable, Codable, CaseIterable, ColumnValue {
        /// Any command.
        case all
        /// Rounds of the clock and nothing else: the key of a service that nobody watches.
        case tick
    }

    /// Whether it is certified, not revoked, and within its validity at a time.
    public func isValid(at time: Timestamp) -> Bool {
        guard let from, certified != nil, revoked == nil else { return false }
        return from <= time.day && to.map { time.day <= $0 } ?? true
    }
}

extension PersonKey {
    /// The table.
    public static let table = TableShape<PersonKey>(
        "person_keys", key: ["id"], indexes: [.init("person"), .init("key")])

    package static let id = Column<PersonKey, Int>("id")
    package static let person = Column<PersonKey, String>("person")
    package static let key = Column<PersonKey, String>("key")
    package static let requested = Column<PersonKey, Timestamp>("requested")
    package static let purpose = Column<PersonKey, Purpose>("purpose")
    package static let from = Column<PersonKey, CalendarDate?>("from")
    package static let to = Column<PersonKey, CalendarDate?>("to")
    package static let root = Column<PersonKey, String?>("root")
    package static let certified = Column<PersonKey, Timestamp?>("certified")
    package static let revoked = Column<PersonKey, Timestamp?>("revoked")
    package static let reason = Column<PersonKey, String?>("reason")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> PersonKey { try PersonKey(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == PersonKey {
        try visitor.visit(Self.id, &id)
        try visitor.visit(Self.person, &person)
        try visitor.visit(Self.key, &key)
        try visitor.visit(Self.requested, &requested)
        try visitor.visit(Self.purpose, &purpose)
        try visitor.visit(Self.from, &from)
        try visitor.visit(Self.to, &to)
        try visitor.visit(Self.root, &root)
        try visitor.visit(Self.certified, &certified)
        try visitor.visit(Self.revoked, &revoked)
        try visitor.visit(Self.reason, &reason)
    }
}
