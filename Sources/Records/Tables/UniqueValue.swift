public import Store

/// A value that no other record of its form may have.
public struct UniqueValue: StoredRow {
    /// The form.
    public internal(set) var form: String = ""
    /// The field.
    public internal(set) var field: String = ""
    /// The value.
    public internal(set) var value: String = ""
    /// The value as it is compared; that of a personal value is its digest.
    public internal(set) var compared: String = ""
    /// The record that has it.
    public internal(set) var number: String = ""

    /// An empty row.
    public init() {}
}

extension UniqueValue {
    /// The table.
    public static let table = TableShape<UniqueValue>(
        "uniques", key: ["form", "field", "value"],
        indexes: [.init("form", "number"), .init("form", "field", "compared")])

    package static let form = Column<UniqueValue, String>("form")
    package static let field = Column<UniqueValue, String>("field")
    package static let value = Column<UniqueValue, String>("value")
    package static let compared = Column<UniqueValue, String>("compared")
    package static let number = Column<UniqueValue, String>("number")

    /// Reads a row of the table.
    public static func read(_ row: Row) throws(StoreError) -> UniqueValue { try UniqueValue(row) }

    /// The values of all columns.
    public func written() throws(StoreError) -> ColumnValues { try columnValues }

    /// Shows a visitor all columns.
    public mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == UniqueValue {
        try visitor.visit(Self.form, &form)
        try visitor.visit(Self.field, &field)
        try visitor.visit(Self.value, &value)
        try visitor.visit(Self.compared, &compared)
        try visitor.visit(Self.number, &number)
    }
}
