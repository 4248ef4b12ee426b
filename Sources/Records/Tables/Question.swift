public import Store
public import Values

/// A question about a task, asked of a person (沟通).
public struct Question: StoredRow {
    /// The case.
    public internal(set) var `case`: Int = 0
    /// Its number in the case, from 1.
    public internal(set) var number: Int = 0
    /// The task.
    public internal(set) var task: Int = 0
    /// The task's name.
    public internal(set) var label: String = ""
    /// Who asked.
    public internal(set) var asker: String = ""
    /// For whom, if for someone else.
    public internal(set) var deputyFor: String?
    /// Who was asked first.
    public internal(set) var firstAsked: String = ""
    /// Who is asked now.
    public internal(set) var asked: String = ""
    /// When it went to another.
    public internal(set) var forwarded: Timestamp?
    /// What was asked.
    public internal(set) var text: String = ""
    /// When.
    public internal(set) var time: Timestamp = Timestamp(milliseconds: 0)
    /// What was answered.
    public internal(set) var answer: String?
    /// When.
    public internal(set) var answered: Timestamp?
    /// Who answered.
    public internal(set) var answerer: String?
    /// Whether an answer is waited for.
    public internal(set) var isOpen: Bool = true

    /// An empty row.
    public init() {}

    /// Where a question stands.
    public enum Status: String, Sendable {
        /// It waits for an answer.
        case open
        /// It was answered.
        case answered
        /// Its task ended without an answer.
        case lapsed
    }

    /// Where it stands.
    public var status: Status { answer != nil ? .answered : isOpen ? .open : .lapsed }

    /// The person in whose place it was answered, if a deputy answered it.
    public var answeredFor: String? { answerer == asked ? nil : answerer.map { _ in asked } }
}

extension Question {
    /// The table.
    public static let table = TableShape<Question>(
        "questions", key: ["case", "number"], indexes: [.init("asked", "open", "time")])

    package static let `case` = Column<Question, Int>("case")
    package static let number = Column<Question, Int>("number")
    package static let task = Column<Question, Int>("task")
    package static let label = Column<Question, String>("label")
    package static let asker = Column<Question, String>("asker")
    package static let deputyFor = Column<Question, String?>("deputyfor")
    package static let firstAsked = Column<Question, String>("first")
    package static let asked = Column<Question, String>("asked")
    package static let forwarded = Column<Question, Timestamp?>("forwarded")
    package static let text = Column<Question, String>("text")
    package static let time = Column<Question, Timestamp>("time")
    package static let answer = Column<Question, String?>("answer")
    package static let answered = Column<Question, Timestamp?>("answered")
    package static let answerer = Column<Question, String?>("answerer")
    package static let isOpen = Column<Question, Bool>("open")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> Question { try Question(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == Question {
        try visitor.visit(Self.case, &`case`)
        try visitor.visit(Self.number, &number)
        try visitor.visit(Self.task, &task)
        try visitor.visit(Self.label, &label)
        try visitor.visit(Self.asker, &asker)
        try visitor.visit(Self.deputyFor, &deputyFor)
        try visitor.visit(Self.firstAsked, &firstAsked)
        try visitor.visit(Self.asked, &asked)
        try visitor.visit(Self.forwarded, &forwarded)
        try visitor.visit(Self.text, &text)
        try visitor.visit(Self.time, &time)
        try visitor.visit(Self.answer, &answer)
        try visitor.visit(Self.answered, &answered)
        try visitor.visit(Self.answerer, &answerer)
        try visitor.visit(Self.isOpen, &isOpen)
    }
}
