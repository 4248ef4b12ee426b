public import Store
public import Values

/// A task of a case (待办).
public struct CaseTask: StoredRow {
    /// Its number.
    public internal(set) var id: Int = 0
    /// The case.
    public internal(set) var `case`: Int = 0
    /// The state that waits.
    public internal(set) var state: String = ""
    /// Its name on papers.
    public internal(set) var label: String = ""
    /// Where it stands.
    public internal(set) var status: Status = .open
    /// When it was opened.
    public internal(set) var opened: Timestamp = Timestamp(milliseconds: 0)
    /// When it was closed.
    public internal(set) var closed: Timestamp?
    /// The people who may not decide it, because it is their own application.
    public internal(set) var barred: [String] = []
    /// The state that the case goes to when it is done, instead of where the chart leads.
    public internal(set) var resume: String?
    /// Why it passed by itself, if it did.
    public internal(set) var reason: PassReason?
    /// The action that was taken, where it passed by itself.
    public internal(set) var action: String?
    /// The numbers that were allocated when it was decided without an opinion, by series.
    public internal(set) var numbers: [String: String] = [:]

    /// An empty row.
    public init() {}

    /// Where a task stands.
    public enum Status: String, Sendable, Codable, ColumnValue {
        /// It waits for people.
        case open
        /// Someone performed it.
        case done
        /// The case moved on without it.
        case cancelled
        /// It passed by itself.
        case passed
    }
}

extension CaseTask {
    /// The table.
    public static let table = TableShape<CaseTask>("tasks", key: ["id"], indexes: [.init("case")])

    package static let id = Column<CaseTask, Int>("id")
    package static let `case` = Column<CaseTask, Int>("case")
    package static let state = Column<CaseTask, String>("state")
    package static let label = Column<CaseTask, String>("label")
    package static let status = Column<CaseTask, Status>("status")
    package static let opened = Column<CaseTask, Timestamp>("opened")
    package static let closed = Column<CaseTask, Timestamp?>("closed")
    package static let barred = Column<CaseTask, [String]>("barred")
    package static let resume = Column<CaseTask, String?>("resume")
    package static let reason = Column<CaseTask, PassReason?>("reason")
    package static let action = Column<CaseTask, String?>("action")
    package static let numbers = Column<CaseTask, [String: String]>("numbers")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> CaseTask { try CaseTask(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == CaseTask {
        try visitor.visit(Self.id, &id)
        try visitor.visit(Self.case, &`case`)
        try visitor.visit(Self.state, &state)
        try visitor.visit(Self.label, &label)
        try visitor.visit(Self.status, &status)
        try visitor.visit(Self.opened, &opened)
        try visitor.visit(Self.closed, &closed)
        try visitor.visit(Self.barred, &barred)
        try visitor.visit(Self.resume, &resume)
        try visitor.visit(Self.reason, &reason)
        try visitor.visit(Self.action, &action)
        try visitor.visit(Self.numbers, &numbers)
    }
}
