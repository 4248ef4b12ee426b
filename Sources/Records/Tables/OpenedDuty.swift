public import Store
public import Values

/// One duty about one thing in one period (定期工作): what became of it.
public struct OpenedDuty: StoredRow {
    /// Its number.
    public internal(set) var id: Int = 0
    /// The id of the duty in the regulation.
    public internal(set) var duty: String = ""
    /// Its name on papers.
    public internal(set) var label: String = ""
    /// The form of the record that it is about; empty where it is about a unit.
    public internal(set) var form: String = ""
    /// The number of that record, or the unit's code.
    public internal(set) var number: String = ""
    /// The account that it belongs to.
    public internal(set) var account: String?
    /// Its first day.
    public internal(set) var from: CalendarDate = .first
    /// Its last day.
    public internal(set) var to: CalendarDate = .first
    /// The day by which it is due.
    public internal(set) var due: CalendarDate = .first
    /// The post that has it.
    public internal(set) var post: String = ""
    /// The unit of that post.
    public internal(set) var unit: String = ""
    /// The person to whom it was handed over.
    public internal(set) var person: String?
    /// The form that discharges it.
    public internal(set) var submits: String?
    /// The chain that discharges it.
    public internal(set) var chain: String?
    /// The clause that demands it, by its shorthand.
    public internal(set) var clause: String?
    /// The post that is told when it is late, and may do it then.
    public internal(set) var escalationPost: String?
    /// The unit of that post.
    public internal(set) var escalationUnit: String?
    /// From which day on.
    public internal(set) var escalation: CalendarDate?
    /// Where it stands.
    public internal(set) var state: State = .open
    /// When it was opened; of one that had passed before anybody looked, when that was found.
    public internal(set) var opened: Timestamp = Timestamp(milliseconds: 0)
    /// When it was discharged, waived, missed or lapsed.
    public internal(set) var closed: Timestamp?
    /// Who discharged or waived it.
    public internal(set) var by: String?
    /// For whom, by a deputy.
    public internal(set) var principal: String?
    /// The number of the record that discharged it.
    public internal(set) var record: String?
    /// The case that discharged it.
    public internal(set) var `case`: Int?
    /// Why it was waived.
    public internal(set) var reason: String?

    /// An empty row.
    public init() {}

    /// Where it stands.
    public enum State: String, Sendable, Codable, CaseIterable, ColumnValue {
        /// It is to be done.
        case open
        /// It was done in time or late.
        case discharged
        /// Its period passed and nobody did it.
        case missed
        /// Somebody said that it need not be done.
        case waived
        /// What it hung on ceased to hold within its period.
        case lapsed
    }

    /// The post in its unit.
    package var holder: Holder { Holder(post: post, unit: unit) }

    /// Who is told when it is late, with the day from which on.
    package var escalated: (holder: Holder, from: CalendarDate)? {
        guard let escalationPost, let escalation else { return nil }
        return (Holder(post: escalationPost, unit: escalationUnit ?? ""), escalation)
    }

    /// The day on which it was closed; `nil` while it is open.
    public var closedOn: CalendarDate? { closed?.day }

    /// Whether it was not done by its due day, as of a day.
    public func isLate(on day: CalendarDate) -> Bool {
        switch state {
        case .open: day > due
        case .discharged: (closedOn ?? due) > due
        case .missed: true
        case .waived, .lapsed: false
        }
    }
}

extension OpenedDuty {
    /// The table.
    public static let table = TableShape<OpenedDuty>(
        "duties", key: ["id"],
        indexes: [
            .init("state", "unit", "post"), .init("duty", "from"), .init("form", "number"), .init("account"),
            .init("person"),
        ])

    package static let id = Column<OpenedDuty, Int>("id")
    package static let duty = Column<OpenedDuty, String>("duty")
    package static let label = Column<OpenedDuty, String>("label")
    package static let form = Column<OpenedDuty, String>("form")
    package static let number = Column<OpenedDuty, String>("number")
    package static let account = Column<OpenedDuty, String?>("account")
    package static let from = Column<OpenedDuty, CalendarDate>("from")
    package static let to = Column<OpenedDuty, CalendarDate>("to")
    package static let due = Column<OpenedDuty, CalendarDate>("due")
    package static let post = Column<OpenedDuty, String>("post")
    package static let unit = Column<OpenedDuty, String>("unit")
    package static let person = Column<OpenedDuty, String?>("person")
    package static let submits = Column<OpenedDuty, String?>("submits")
    package static let chain = Column<OpenedDuty, String?>("chain")
    package static let clause = Column<OpenedDuty, String?>("clause")
    package static let escalationPost = Column<OpenedDuty, String?>("escalation_post")
    package static let escalationUnit = Column<OpenedDuty, String?>("escalation_unit")
    package static let escalation = Column<OpenedDuty, CalendarDate?>("escalation")
    package static let state = Column<OpenedDuty, State>("state")
    package static let opened = Column<OpenedDuty, Timestamp>("opened")
    package static let closed = Column<OpenedDuty, Timestamp?>("closed")
    package static let by = Column<OpenedDuty, String?>("by")
    package static let principal = Column<OpenedDuty, String?>("principal")
    package static let record = Column<OpenedDuty, String?>("record")
    package static let `case` = Column<OpenedDuty, Int?>("case")
    package static let reason = Column<OpenedDuty, String?>("reason")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> OpenedDuty { try OpenedDuty(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == OpenedDuty {
        try visitor.visit(Self.id, &id)
        try visitor.visit(Self.duty, &duty)
        try visitor.visit(Self.label, &label)
        try visitor.visit(Self.form, &form)
        try visitor.visit(Self.number, &number)
        try visitor.visit(Self.account, &account)
        try visitor.visit(Self.from, &from)
        try visitor.visit(Self.to, &to)
        try visitor.visit(Self.due, &due)
        try visitor.visit(Self.post, &post)
        try visitor.visit(Self.unit, &unit)
        try visitor.visit(Self.person, &person)
        try visitor.visit(Self.submits, &submits)
        try visitor.visit(Self.chain, &chain)
        try visitor.visit(Self.clause, &clause)
        try visitor.visit(Self.escalationPost, &escalationPost)
        try visitor.visit(Self.escalationUnit, &escalationUnit)
        try visitor.visit(Self.escalation, &escalation)
        try visitor.visit(Self.state, &state)
        try visitor.visit(Self.opened, &opened)
        try visitor.visit(Self.closed, &closed)
        try visitor.visit(Self.by, &by)
        try visitor.visit(Self.principal, &principal)
        try visitor.visit(Self.record, &record)
        try visitor.visit(Self.case, &`case`)
        try visitor.visit(Self.reason, &reason)
    }
}
