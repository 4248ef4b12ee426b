/// A row of a table as a type: its columns are named once, and the schema, writing and reading follow from that.
///
/// ```swift
/// struct Follow: StoredRow {
///     static let table = TableShape<Follow>("follows", key: ["person", "case"])
///     static let person = Column<Follow, String>("person")
///     static let number = Column<Follow, Int>("case")
///
///     var person = ""
///     var number = 0
///
///     static func read(_ row: Row) throws(StoreError) -> Follow { try Follow(row) }
///
///     func written() throws(StoreError) -> ColumnValues { try columnValues }
///
///     mutating func columns(_ visitor: inout some ColumnVisitor<Follow>) throws(StoreError) {
///         try visitor.visit(Self.person, &person)
///         try visitor.visit(Self.number, &number)
///     }
/// }
/// ```
public protocol StoredRow: Sendable {
    /// What the table is called, what names a row, what is indexed.
    static var table: TableShape<Self> { get }
    /// A row of which nothing has been read yet.
    init()
    /// Reads a row of the table; `try Self(row)`, which the row's own module makes fast.
    ///
    /// - Throws: `StoreError.mismatch` for a value that is none of its column.
    static func read(_ row: Store.Row) throws(StoreError) -> Self
    /// The values of all columns, in the order of the table; `try columnValues`, as above.
    func written() throws(StoreError) -> ColumnValues
    /// Shows a visitor all columns, in the order of the table.
    mutating func columns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(StoreError)
    where Visitor.Row == Self
}

/// What goes over the columns of a row: to declare them, to write them, to read them.
public protocol ColumnVisitor<Row> {
    /// The row whose columns are visited.
    associatedtype Row: StoredRow
    /// One column with the place of its value in the row.
    mutating func visit<Held: ColumnValue>(_ column: Column<Row, Held>, _ value: inout Held) throws(StoreError)
}

/// A table apart from its columns.
public struct TableShape<Row: StoredRow>: Sendable {
    /// Its name.
    public let name: String
    /// The version of what its rows mean, from 1.
    public let version: Int
    /// The columns that name a row.
    public let key: [String]
    /// Further indexes.
    public let indexes: [IndexDefinition]
    /// The columns that name contents.
    public let contents: [ContentReference]

    /// A table from its parts.
    public init(
        _ name: String, version: Int = 1, key: [String], indexes: [IndexDefinition] = [],
        contents: [ContentReference] = []
    ) {
        self.name = name
        self.version = version
        self.key = key
        self.indexes = indexes
        self.contents = contents
    }
}

extension StoredRow {
    /// The table as the store makes it.
    public static var definition: TableDefinition {
        var declaration = ColumnDeclaration<Self>()
        var empty = Self()
        // Declaring neither reads nor writes anything that could be missing.
        try? empty.columns(&declaration)
        return TableDefinition(
            table.name, version: table.version, columns: declaration.columns, primaryKey: table.key,
            indexes: table.indexes, contents: table.contents)
    }

    /// The values of all columns, in the order of the table.
    @inlinable
    public var columnValues: ColumnValues {
        get throws(StoreError) {
            var writer = ColumnWriter<Self>()
            var row = self
            try row.columns(&writer)
            return writer.values
        }
    }

    /// Reads a row of the table.
    ///
    /// - Throws: `StoreError.mismatch` for a value that is none of its column.
    @inlinable
    public init(_ row: Row) throws(StoreError) {
        var reader = ColumnReader<Self>(values: row.values)
        self.init()
        try columns(&reader)
    }
}

private struct ColumnDeclaration<Row: StoredRow>: ColumnVisitor {
    var columns: [ColumnDefinition] = []

    mutating func visit<Held: ColumnValue>(_ column: Column<Row, Held>, _ value: inout Held) throws(StoreError) {
        columns.append(
            ColumnDefinition(
                column.name, Held.columnType, optional: Held.isOptional, searchable: column.isSearchable))
    }
}

@usableFromInline
struct ColumnWriter<Row: StoredRow>: ColumnVisitor {
    @usableFromInline
    var values = ColumnValues()

    @inlinable
    init() {}

    @inlinable
    mutating func visit<Held: ColumnValue>(_ column: Column<Row, Held>, _ value: inout Held) throws(StoreError) {
        values.append(column.name, value.columnValue)
    }
}

@usableFromInline
struct ColumnReader<Row: StoredRow>: ColumnVisitor {
    @usableFromInline
    let values: [Value]
    @usableFromInline
    var position = 0

    @inlinable
    init(values: [Value]) { self.values = values }

    @inlinable
    mutating func visit<Held: ColumnValue>(_ column: Column<Row, Held>, _ value: inout Held) throws(StoreError) {
        guard position < values.count else {
            throw .unknownColumn(table: Row.table.name, column: column.name)
        }
        guard let held = Held(columnValue: values[position]) else {
            throw .mismatch(table: Row.table.name, column: column.name, expected: Held.columnType)
        }
        value = held
        position += 1
    }
}
