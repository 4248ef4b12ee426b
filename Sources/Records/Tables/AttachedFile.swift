public import Store
public import Values

/// A file attached to a record.
public struct AttachedFile: StoredRow {
    /// Its number.
    public internal(set) var id: Int = 0
    /// The form of the record.
    public internal(set) var form: String = ""
    /// The number of the record.
    public internal(set) var record: String = ""
    /// The name that it had.
    public internal(set) var name: String = ""
    /// The role it was given, such as `signed-copy`.
    public internal(set) var role: String?
    /// SHA-256 in hexadecimal.
    public internal(set) var digest: String = ""
    /// Its size in bytes.
    public internal(set) var size: Int = 0
    /// Who attached it.
    public internal(set) var person: String = ""
    /// When.
    public internal(set) var time: Timestamp = Timestamp(milliseconds: 0)

    /// An empty row.
    public init() {}
}

extension AttachedFile {
    /// The table.
    public static let table = TableShape<AttachedFile>(
        "attachments", key: ["id"], indexes: [.init("form", "record")], contents: [.init("digest", to: .attachment)])

    package static let id = Column<AttachedFile, Int>("id")
    package static let form = Column<AttachedFile, String>("form")
    package static let record = Column<AttachedFile, String>("record")
    package static let name = Column<AttachedFile, String>("name")
    package static let role = Column<AttachedFile, String?>("role")
    package static let digest = Column<AttachedFile, String>("digest")
    package static let size = Column<AttachedFile, Int>("size")
    package static let person = Column<AttachedFile, String>("person")
    package static let time = Column<AttachedFile, Timestamp>("time")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> AttachedFile { try AttachedFile(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == AttachedFile {
        try visitor.visit(Self.id, &id)
        try visitor.visit(Self.form, &form)
        try visitor.visit(Self.record, &record)
        try visitor.visit(Self.name, &name)
        try visitor.visit(Self.role, &role)
        try visitor.visit(Self.digest, &digest)
        try visitor.visit(Self.size, &size)
        try visitor.visit(Self.person, &person)
        try visitor.visit(Self.time, &time)
    }
}
