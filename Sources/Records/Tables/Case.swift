public import Store
public import Values

/// One running or closed case (事项).
public struct Case: StoredRow {
    /// Its number.
    public internal(set) var number: Int = 0
    /// The chain's id.
    public internal(set) var chain: String = ""
    /// The form of its subject.
    public internal(set) var form: String = ""
    /// The number of its subject record.
    public internal(set) var record: String = ""
    /// The unit that submitted.
    public internal(set) var unit: String = ""
    /// The person who submitted.
    public internal(set) var submitter: String = ""
    /// The package that it runs under.
    public internal(set) var package: String = ""
    /// The chart's path in the package.
    public internal(set) var chart: String = ""
    /// The number of the official letter, if any.
    public internal(set) var letter: String?
    /// When it was opened.
    public internal(set) var opened: Timestamp = Timestamp(milliseconds: 0)
    /// When it was closed.
    public internal(set) var closed: Timestamp?
    /// Whether it runs, or how it ended.
    public internal(set) var state: State = .open
    /// How it ended, as papers name it.
    public internal(set) var outcome: String?
    /// The active states without active children.
    public internal(set) var active: [String] = []
    /// The machine's state as XML.
    public internal(set) var snapshot: String = ""
    /// When the chart's next delayed event is due.
    public internal(set) var due: Timestamp?

    /// An empty row.
    public init() {}

    /// Whether a case runs, or how it ended.
    public enum State: String, Codable, Sendable, ColumnValue {
        /// It runs.
        case open
        /// It ended as it was asked for.
        case approved
        /// It ended with a refusal.
        case rejected
        /// It was taken back.
        case withdrawn
    }

    /// Whether it still runs.
    public var isOpen: Bool { state == .open }
}

extension Case {
    /// The table.
    public static let table = TableShape<Case>(
        "cases", key: ["number"],
        indexes: [
            .init("due"), .init("form", "record"), .init("state", "number"), .init("submitter", "form", "record"),
        ])

    package static let number = Column<Case, Int>("number")
    package static let chain = Column<Case, String>("chain")
    package static let form = Column<Case, String>("form")
    package static let record = Column<Case, String>("record")
    package static let unit = Column<Case, String>("unit")
    package static let submitter = Column<Case, String>("submitter")
    package static let package = Column<Case, String>("package")
    package static let chart = Column<Case, String>("chart")
    package static let letter = Column<Case, String?>("letter")
    package static let opened = Column<Case, Timestamp>("opened")
    package static let closed = Column<Case, Timestamp?>("closed")
    package static let state = Column<Case, State>("state")
    package static let outcome = Column<Case, String?>("outcome")
    package static let active = Column<Case, [String]>("active")
    package static let snapshot = Column<Case, String>("snapshot")
    package static let due = Column<Case, Timestamp?>("due")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> Case { try Case(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == Case {
        try visitor.visit(Self.number, &number)
        try visitor.visit(Self.chain, &chain)
        try visitor.visit(Self.form, &form)
        try visitor.visit(Self.record, &record)
        try visitor.visit(Self.unit, &unit)
        try visitor.visit(Self.submitter, &submitter)
        try visitor.visit(Self.package, &package)
        try visitor.visit(Self.chart, &chart)
        try visitor.visit(Self.letter, &letter)
        try visitor.visit(Self.opened, &opened)
        try visitor.visit(Self.closed, &closed)
        try visitor.visit(Self.state, &state)
        try visitor.visit(Self.outcome, &outcome)
        try visitor.visit(Self.active, &active)
        try visitor.visit(Self.snapshot, &snapshot)
        try visitor.visit(Self.due, &due)
    }
}
