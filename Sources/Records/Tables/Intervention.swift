public import Store
public import Values

/// Something done about a case other than deciding a task, such as handing a task over.
public struct Intervention: StoredRow {
    /// Its number.
    public internal(set) var id: Int = 0
    /// The case.
    public internal(set) var `case`: Int = 0
    /// What was done.
    public internal(set) var kind: Kind = .handOver
    /// The task it was about, if about one.
    public internal(set) var task: Int?
    /// The state of the task, or the one that the case went back to.
    public internal(set) var state: String?
    /// Who did it.
    public internal(set) var person: String = ""
    /// For whom, if for someone else.
    public internal(set) var deputyFor: String?
    /// The person it concerns, if another than who did it.
    public internal(set) var concerns: String?
    /// What was written.
    public internal(set) var text: String = ""
    /// When.
    public internal(set) var time: Timestamp = Timestamp(milliseconds: 0)

    /// An empty row.
    public init() {}

    /// What was done.
    public enum Kind: String, Codable, Sendable, ColumnValue {
        /// Handed over for good (转办).
        case handOver = "hand-over"
        /// Delegated, to come back (委派).
        case delegate
        /// Took the task back before the other had given an opinion (取回委派).
        case callBack = "call-back"
        /// Added a countersigner (加签).
        case addCountersigner = "add-countersigner"
        /// Removed a countersigner (减签).
        case removeCountersigner = "remove-countersigner"
        /// The applicant took the case back while nobody had acted (撤回).
        case recall
        /// The applicant ended the case (撤销).
        case cancel
        /// A performer took a decision back (拿回).
        case takeBack = "take-back"
        /// The work of someone who leaves went to a successor (离职转办).
        case forward
        /// The case went over to another edition of its chain (迁移); an event of its own says so.
        case migrate
    }

    /// Whether somebody acted on the case by it: what an administrator arranges for others does not count.
    package var isActing: Bool { kind != .forward && kind != .migrate }
}

extension Intervention {
    /// The table.
    public static let table = TableShape<Intervention>("interventions", key: ["id"], indexes: [.init("case", "id")])

    package static let id = Column<Intervention, Int>("id")
    package static let `case` = Column<Intervention, Int>("case")
    package static let kind = Column<Intervention, Kind>("kind")
    package static let task = Column<Intervention, Int?>("task")
    package static let state = Column<Intervention, String?>("state")
    package static let person = Column<Intervention, String>("person")
    package static let deputyFor = Column<Intervention, String?>("deputyfor")
    package static let concerns = Column<Intervention, String?>("concerns")
    package static let text = Column<Intervention, String>("text")
    package static let time = Column<Intervention, Timestamp>("time")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> Intervention { try Intervention(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == Intervention {
        try visitor.visit(Self.id, &id)
        try visitor.visit(Self.case, &`case`)
        try visitor.visit(Self.kind, &kind)
        try visitor.visit(Self.task, &task)
        try visitor.visit(Self.state, &state)
        try visitor.visit(Self.person, &person)
        try visitor.visit(Self.deputyFor, &deputyFor)
        try visitor.visit(Self.concerns, &concerns)
        try visitor.visit(Self.text, &text)
        try visitor.visit(Self.time, &time)
    }
}
