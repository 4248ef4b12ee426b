public import Regulations
public import Store
public import Values

/// One version of a record.
public struct RecordVersion: StoredRow {
    /// The form.
    public internal(set) var form: String = ""
    /// The number of the record.
    public internal(set) var number: String = ""
    /// The version, from 1.
    public internal(set) var version: Int = 0
    /// Why there is one.
    public internal(set) var kind: Kind = .created
    /// Its values.
    public package(set) var values: RecordValues = RecordValues()
    /// Who made it.
    public internal(set) var person: String = ""
    /// When.
    public internal(set) var time: Timestamp = Timestamp(milliseconds: 0)
    /// Why, for corrections.
    public internal(set) var reason: String?
    /// In which case, if in one.
    public internal(set) var `case`: Int?

    /// An empty row.
    public init() {}

    /// Why there is a version.
    public enum Kind: String, Sendable, ColumnValue {
        /// The record was filled in.
        case created
        /// Its submitter changed it at a step of the chain.
        case revised
        /// A mistake was corrected.
        case corrected
    }
}

extension RecordVersion {
    /// The table.
    public static let table = TableShape<RecordVersion>("versions", key: ["form", "number", "version"])

    package static let form = Column<RecordVersion, String>("form")
    package static let number = Column<RecordVersion, String>("number")
    package static let version = Column<RecordVersion, Int>("version")
    package static let kind = Column<RecordVersion, Kind>("kind")
    package static let values = Column<RecordVersion, RecordValues>("values")
    package static let person = Column<RecordVersion, String>("person")
    package static let time = Column<RecordVersion, Timestamp>("time")
    package static let reason = Column<RecordVersion, String?>("reason")
    package static let `case` = Column<RecordVersion, Int?>("case")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> RecordVersion { try RecordVersion(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == RecordVersion {
        try visitor.visit(Self.form, &form)
        try visitor.visit(Self.number, &number)
        try visitor.visit(Self.version, &version)
        try visitor.visit(Self.kind, &kind)
        try visitor.visit(Self.values, &values)
        try visitor.visit(Self.person, &person)
        try visitor.visit(Self.time, &time)
        try visitor.visit(Self.reason, &reason)
        try visitor.visit(Self.case, &`case`)
    }
}
