public import Store

/// One of the few things that hold for the whole office, such as its name.
public struct Setting: StoredRow {
    /// What it is.
    public internal(set) var name: Name = .name
    /// Its value.
    public internal(set) var value: String = ""

    /// An empty row.
    public init() {}

    /// A setting.
    init(_ name: Name, _ value: String) {
        self.name = name
        self.value = value
    }

    /// What there is to set.
    public enum Name: String, Sendable, ColumnValue {
        /// The office's name.
        case name
        /// Whether the office was opened for demonstration: `true` or `false`.
        case demonstration
        /// When it was opened, ISO.
        case opened
        /// The digest of the package that new cases run by.
        case package
        /// The id of its regulation.
        case regulation
        /// The public root key that certifies the keys of people, 64 hexadecimal digits.
        case root
        /// Since when every command needs its person's signature, ISO.
        case signedOnly = "signed-only"
        /// The day on which all accounts were graded last, ISO.
        case graded
    }
}

extension Setting {
    /// The table.
    public static let table = TableShape<Setting>("settings", key: ["name"])

    package static let name = Column<Setting, Name>("name")
    package static let value = Column<Setting, String>("value")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> Setting { try Setting(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == Setting {
        try visitor.visit(Self.name, &name)
        try visitor.visit(Self.value, &value)
    }
}
