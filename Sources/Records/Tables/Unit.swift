public import Store

/// A unit of the office (单位/部门).
public struct Unit: StoredRow, Codable, Hashable {
    /// Its code.
    public internal(set) var code: String = ""
    /// Its name on papers.
    public internal(set) var name: String = ""
    /// Its kind in the regulation.
    public internal(set) var kind: String = ""
    /// The code of the unit above it.
    public internal(set) var parent: String?
    /// What its official letters begin with, such as 甲.
    public internal(set) var prefix: String?
    /// What grading may ask of it, such as its revenue group.
    public internal(set) var attributes: [String: String] = [:]

    /// An empty row.
    public init() {}

    /// A unit from its parts.
    package init(
        code: String, name: String, kind: String, parent: String?, prefix: String?, attributes: [String: String]
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.parent = parent
        self.prefix = prefix
        self.attributes = attributes
    }
}

extension Unit {
    /// The table.
    public static let table = TableShape<Unit>("units", key: ["code"])

    package static let code = Column<Unit, String>("code")
    package static let name = Column<Unit, String>("name")
    package static let kind = Column<Unit, String>("kind")
    package static let parent = Column<Unit, String?>("parent")
    package static let prefix = Column<Unit, String?>("prefix")
    package static let attributes = Column<Unit, [String: String]>("attributes")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> Unit { try Unit(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == Unit {
        try visitor.visit(Self.code, &code)
        try visitor.visit(Self.name, &name)
        try visitor.visit(Self.kind, &kind)
        try visitor.visit(Self.parent, &parent)
        try visitor.visit(Self.prefix, &prefix)
        try visitor.visit(Self.attributes, &attributes)
    }
}
