public import Regulations
public import Store
public import Values

/// What a performer decided and wrote (意见).
public struct Opinion: StoredRow {
    /// Its number.
    public internal(set) var id: Int = 0
    /// The case.
    public internal(set) var `case`: Int = 0
    /// The task.
    public internal(set) var task: Int = 0
    /// The state of the task.
    public internal(set) var state: String = ""
    /// The task's name.
    public internal(set) var label: String = ""
    /// The action.
    public internal(set) var action: String = ""
    /// The action's name on papers.
    public internal(set) var actionLabel: String = ""
    /// What was written.
    public internal(set) var text: String = ""
    /// Who decided.
    public internal(set) var person: String = ""
    /// For whom, if for someone else.
    public internal(set) var deputyFor: String?
    /// In which post.
    public internal(set) var post: String = ""
    /// In which unit.
    public internal(set) var unit: String = ""
    /// When.
    public internal(set) var time: Timestamp = Timestamp(milliseconds: 0)
    /// The version of the record that it was given on.
    public internal(set) var version: Int = 0
    /// The attachments that it was given on.
    public internal(set) var digests: [String] = []
    /// What the task filled in, by field, and the numbers it allocated, by series.
    public package(set) var fields: RecordValues = RecordValues()
    /// The version of the record that voids it, if any.
    public internal(set) var voidedBy: Int?
    /// When it was voided.
    public internal(set) var voidedAt: Timestamp?
    /// Whether it was taken back by who gave it, rather than voided by a revision.
    public internal(set) var isTakenBack: Bool = false
    /// Whether it speaks to a performer who asked for it, who then decides.
    public internal(set) var isAdvice: Bool = false
    /// The state that the case was returned to, where it is not the chart that says so.
    public internal(set) var target: String?

    /// An empty row.
    public init() {}
}

extension Opinion {
    /// The table.
    public static let table = TableShape<Opinion>(
        "opinions", key: ["id"], indexes: [.init("case", "id"), .init("person")])

    package static let id = Column<Opinion, Int>("id")
    package static let `case` = Column<Opinion, Int>("case")
    package static let task = Column<Opinion, Int>("task")
    package static let state = Column<Opinion, String>("state")
    package static let label = Column<Opinion, String>("label")
    package static let action = Column<Opinion, String>("action")
    package static let actionLabel = Column<Opinion, String>("actionlabel")
    package static let text = Column<Opinion, String>("text")
    package static let person = Column<Opinion, String>("person")
    package static let deputyFor = Column<Opinion, String?>("deputyfor")
    package static let post = Column<Opinion, String>("post")
    package static let unit = Column<Opinion, String>("unit")
    package static let time = Column<Opinion, Timestamp>("time")
    package static let version = Column<Opinion, Int>("version")
    package static let digests = Column<Opinion, [String]>("digests")
    package static let fields = Column<Opinion, RecordValues>("fields")
    package static let voidedBy = Column<Opinion, Int?>("voidedby")
    package static let voidedAt = Column<Opinion, Timestamp?>("voidedat")
    package static let isTakenBack = Column<Opinion, Bool>("takenback")
    package static let isAdvice = Column<Opinion, Bool>("advice")
    package static let target = Column<Opinion, String?>("target")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> Opinion { try Opinion(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == Opinion {
        try visitor.visit(Self.id, &id)
        try visitor.visit(Self.case, &`case`)
        try visitor.visit(Self.task, &task)
        try visitor.visit(Self.state, &state)
        try visitor.visit(Self.label, &label)
        try visitor.visit(Self.action, &action)
        try visitor.visit(Self.actionLabel, &actionLabel)
        try visitor.visit(Self.text, &text)
        try visitor.visit(Self.person, &person)
        try visitor.visit(Self.deputyFor, &deputyFor)
        try visitor.visit(Self.post, &post)
        try visitor.visit(Self.unit, &unit)
        try visitor.visit(Self.time, &time)
        try visitor.visit(Self.version, &version)
        try visitor.visit(Self.digests, &digests)
        try visitor.visit(Self.fields, &fields)
        try visitor.visit(Self.voidedBy, &voidedBy)
        try visitor.visit(Self.voidedAt, &voidedAt)
        try visitor.visit(Self.isTakenBack, &isTakenBack)
        try visitor.visit(Self.isAdvice, &isAdvice)
        try visitor.visit(Self.target, &target)
    }
}
