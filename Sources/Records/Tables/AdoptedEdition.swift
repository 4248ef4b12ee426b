public import Store
public import Values

/// An edition of the regulation that the office adopted.
public struct AdoptedEdition: StoredRow {
    /// The number of the event that says so.
    public internal(set) var id: Int = 0
    /// The edition's name.
    public internal(set) var edition: String = ""
    /// The digest of its package.
    public internal(set) var package: String = ""
    /// When.
    public internal(set) var adopted: Timestamp = Timestamp(milliseconds: 0)
    /// Who adopted it.
    public internal(set) var person: String = ""

    /// An empty row.
    public init() {}
}

extension AdoptedEdition {
    /// The table.
    public static let table = TableShape<AdoptedEdition>(
        "editions", key: ["id"], contents: [.init("package", to: .manifest)])

    package static let id = Column<AdoptedEdition, Int>("id")
    package static let edition = Column<AdoptedEdition, String>("edition")
    package static let package = Column<AdoptedEdition, String>("package")
    package static let adopted = Column<AdoptedEdition, Timestamp>("adopted")
    package static let person = Column<AdoptedEdition, String>("person")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> AdoptedEdition { try AdoptedEdition(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == AdoptedEdition {
        try visitor.visit(Self.id, &id)
        try visitor.visit(Self.edition, &edition)
        try visitor.visit(Self.package, &package)
        try visitor.visit(Self.adopted, &adopted)
        try visitor.visit(Self.person, &person)
    }
}
