public import Store
public import Values

/// Something that will happen to a task or a case at a time.
public struct CaseTimer: StoredRow {
    /// Its number.
    public internal(set) var id: Int = 0
    /// The case.
    public internal(set) var `case`: Int = 0
    /// The task; `nil` for the whole case.
    public internal(set) var task: Int?
    /// What will happen.
    public internal(set) var kind: Kind = .due
    /// Where it stands.
    public internal(set) var state: State = .set
    /// When; while it stands still, when it would have been.
    public internal(set) var due: Timestamp = Timestamp(milliseconds: 0)
    /// Whether it counts working time.
    public internal(set) var isWorkingTime: Bool = false
    /// What is left of it while it stands still, in milliseconds.
    public internal(set) var remaining: Int64?
    /// Since when it stands still, or stood still last.
    public internal(set) var paused: Timestamp?
    /// How long before or after the due time of its deadline it comes; `nil` at that time.
    public internal(set) var limit: TimeLimit?
    /// The action that the clock takes.
    public internal(set) var action: String?
    /// The post of whom it escalates to.
    public internal(set) var post: String?
    /// The unit of that post.
    public internal(set) var unit: String?
    /// When it fired.
    public internal(set) var fired: Timestamp?

    /// An empty row.
    public init() {}

    /// What will happen.
    public enum Kind: String, Codable, Sendable, ColumnValue {
        /// The performers are reminded that it is nearly due.
        case remind
        /// It is due; from then on it is late.
        case due
        /// Someone above is told, and may perform it too.
        case escalate
        /// It is decided by the clock.
        case automatic
    }

    /// Where it stands.
    public enum State: String, Sendable, CaseIterable, ColumnValue {
        /// Its time will come.
        case set
        /// It stands still while the case waits for its applicant.
        case paused
        /// Its time came.
        case fired
        /// What it was of has ended, before or after its time came.
        case ended
    }

    /// Whom it escalates to.
    package var holder: Holder? { post.map { Holder(post: $0, unit: unit ?? "") } }
}

extension CaseTimer {
    /// The table.
    public static let table = TableShape<CaseTimer>(
        "timers", key: ["id"], indexes: [.init("state", "due"), .init("case"), .init("task")])

    package static let id = Column<CaseTimer, Int>("id")
    package static let `case` = Column<CaseTimer, Int>("case")
    package static let task = Column<CaseTimer, Int?>("task")
    package static let kind = Column<CaseTimer, Kind>("kind")
    package static let state = Column<CaseTimer, State>("state")
    package static let due = Column<CaseTimer, Timestamp>("due")
    package static let isWorkingTime = Column<CaseTimer, Bool>("working")
    package static let remaining = Column<CaseTimer, Int64?>("remaining")
    package static let paused = Column<CaseTimer, Timestamp?>("paused")
    package static let limit = Column<CaseTimer, TimeLimit?>("limit")
    package static let action = Column<CaseTimer, String?>("action")
    package static let post = Column<CaseTimer, String?>("post")
    package static let unit = Column<CaseTimer, String?>("unit")
    package static let fired = Column<CaseTimer, Timestamp?>("fired")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> CaseTimer { try CaseTimer(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == CaseTimer {
        try visitor.visit(Self.id, &id)
        try visitor.visit(Self.case, &`case`)
        try visitor.visit(Self.task, &task)
        try visitor.visit(Self.kind, &kind)
        try visitor.visit(Self.state, &state)
        try visitor.visit(Self.due, &due)
        try visitor.visit(Self.isWorkingTime, &isWorkingTime)
        try visitor.visit(Self.remaining, &remaining)
        try visitor.visit(Self.paused, &paused)
        try visitor.visit(Self.limit, &limit)
        try visitor.visit(Self.action, &action)
        try visitor.visit(Self.post, &post)
        try visitor.visit(Self.unit, &unit)
        try visitor.visit(Self.fired, &fired)
    }
}
