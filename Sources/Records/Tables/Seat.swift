public import Store

/// A place among those who perform a task (席位): one voice, of whoever holds a post or of one person.
public struct Seat: StoredRow {
    /// The task.
    public internal(set) var task: Int = 0
    /// Its number within the task, from 1.
    public internal(set) var number: Int = 0
    /// The case.
    public internal(set) var `case`: Int = 0
    /// The post whose holders may speak, unless it is a person's.
    public internal(set) var post: String?
    /// The unit of that post.
    public internal(set) var unit: String?
    /// The person whose it is.
    public internal(set) var person: String?
    /// How much the voice counts.
    public internal(set) var weight: Int = 0
    /// How it came about.
    public internal(set) var origin: Origin = .chart
    /// Who gave it to its holder, for those that the chart did not make.
    public internal(set) var by: String?
    /// The seat that waits for this one.
    public internal(set) var back: Int?
    /// The number of the first of the seats that it follows by being handed on; its own, when it was not. Where one
    /// speaks after the other, that is its place in the order.
    public internal(set) var place: Int = 0
    /// Where it stands.
    public internal(set) var status: Status = .open
    /// Whether it is its turn: found by an index.
    public internal(set) var isOpen: Bool = true
    /// The opinion that it spoke by.
    public internal(set) var opinion: Int?

    /// An empty row.
    public init() {}

    /// Where a seat stands.
    public enum Status: String, Sendable, Codable, ColumnValue {
        /// It is its turn.
        case open
        /// Its turn comes later, or it waits for someone it asked.
        case waiting
        /// It has spoken.
        case spoken
        /// It was passed over: nobody is there, or whoever is need not be asked.
        case passed
        /// Someone else has it now.
        case handedOver = "handed-over"
        /// It was taken away before it spoke.
        case removed
        /// The task ended before it spoke.
        case unasked
    }

    /// How a seat came about.
    public enum Origin: String, Sendable, Codable, ColumnValue {
        /// By the chart.
        case chart
        /// Handed over (转办).
        case handedOver = "handed-over"
        /// Delegated, to come back (委派).
        case delegated
        /// A countersigner to be heard before whoever asked (前加签).
        case before
        /// A countersigner beside the others (并加签).
        case beside
        /// A countersigner after the others (后加签).
        case after
        /// Added when the task was late (督办).
        case escalated

        /// Whether it speaks for the one who asked, whose voice then counts.
        package var isAdvice: Bool { self == .delegated || self == .before }
        /// Whether it was added beyond what the chart asks for.
        package var isAdded: Bool { self == .before || self == .beside || self == .after }
    }

    /// The post in a unit whose holders may speak, unless it is a person's.
    public var holder: Holder? { post.map { Holder(post: $0, unit: unit ?? "") } }

    /// Whether it is a person's: by name, or by a post.
    package func belongs(to code: String, posts: [Holder]) -> Bool {
        if let person { return person == code }
        return holder.map(posts.contains) ?? false
    }

    /// The seat as it is when it speaks after an opinion with a number.
    package func speaking(after last: Int?) -> Seat {
        var seat = self
        seat.status = .spoken
        seat.opinion = (last ?? 0) + 1
        return seat
    }

    /// Whether it is one of those that speak one after the other where the rule says so.
    package var isInOrder: Bool { !origin.isAdded && origin != .delegated }

    /// Whether it waits for someone it asked, who has not answered.
    package func isAsking(among seats: [Seat]) -> Bool {
        status == .waiting && seats.contains { $0.back == number && $0.isSilent }
    }

    /// Whether the voice is still to come.
    package var isSilent: Bool { status == .open || status == .waiting }
}

extension Seat {
    /// The table.
    public static let table = TableShape<Seat>(
        "seats", key: ["task", "seat"],
        indexes: [.init("unit", "post", "open"), .init("person", "open"), .init("case")])

    package static let task = Column<Seat, Int>("task")
    package static let number = Column<Seat, Int>("seat")
    package static let `case` = Column<Seat, Int>("case")
    package static let post = Column<Seat, String?>("post")
    package static let unit = Column<Seat, String?>("unit")
    package static let person = Column<Seat, String?>("person")
    package static let weight = Column<Seat, Int>("weight")
    package static let origin = Column<Seat, Origin>("origin")
    package static let by = Column<Seat, String?>("by")
    package static let back = Column<Seat, Int?>("back")
    package static let place = Column<Seat, Int>("place")
    package static let status = Column<Seat, Status>("status")
    package static let isOpen = Column<Seat, Bool>("open")
    package static let opinion = Column<Seat, Int?>("opinion")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> Seat { try Seat(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == Seat {
        try visitor.visit(Self.task, &task)
        try visitor.visit(Self.number, &number)
        try visitor.visit(Self.case, &`case`)
        try visitor.visit(Self.post, &post)
        try visitor.visit(Self.unit, &unit)
        try visitor.visit(Self.person, &person)
        try visitor.visit(Self.weight, &weight)
        try visitor.visit(Self.origin, &origin)
        try visitor.visit(Self.by, &by)
        try visitor.visit(Self.back, &back)
        try visitor.visit(Self.place, &place)
        try visitor.visit(Self.status, &status)
        try visitor.visit(Self.isOpen, &isOpen)
        try visitor.visit(Self.opinion, &opinion)
    }
}
