/// A column of a table.
public struct ColumnDefinition: Sendable, Hashable {
    /// Its name: ASCII letters, digits and `_`, beginning with a letter.
    public let name: String
    /// The type of its values.
    public let type: ColumnType
    /// Whether it may be null.
    public let isOptional: Bool
    /// Whether `Condition.matches` finds its texts by any of their characters.
    public let isSearchable: Bool

    /// A column whose values may be null when `optional`, and can be searched when `searchable` (texts only).
    public init(_ name: String, _ type: ColumnType, optional: Bool = false, searchable: Bool = false) {
        self.name = name
        self.type = type
        isOptional = optional
        isSearchable = searchable
    }
}

/// An index of a table.
public struct IndexDefinition: Sendable, Hashable {
    /// The columns, the most important first.
    public let columns: [String]
    /// Whether no two rows may hold the same values (nulls differ from each other).
    public let isUnique: Bool

    /// An index over columns.
    public init(_ columns: String..., unique: Bool = false) {
        self.columns = columns
        isUnique = unique
    }
}

/// A column of texts that are the digests, in hexadecimal, of contents that the office must hold.
public struct ContentReference: Sendable, Hashable {
    /// What the digests stand for.
    public enum Content: Sendable {
        /// An attachment.
        case attachment
        /// A definition that is a `ContentManifest`: the office must hold it and all definitions that it names.
        case manifest
    }

    /// The column.
    public let column: String
    /// What its digests stand for.
    public let content: Content

    /// A reference of a column.
    public init(_ column: String, to content: Content) {
        self.column = column
        self.content = content
    }
}

/// A table of what follows from the events: declared as data, created, filled and compared by the store.
///
/// ```swift
/// TableDefinition(
///     "tasks", version: 1,
///     columns: [.init("number", .integer), .init("person", .text), .init("due", .text, optional: true)],
///     primaryKey: ["number"], indexes: [.init("person", "due")])
/// ```
/// After a change of any part, or of the meaning (then raise `version`), an existing office must be rebuilt.
public struct TableDefinition: Sendable, Hashable {
    /// Its name: ASCII letters, digits and `_`, beginning with a letter.
    public let name: String
    /// The version of what its rows mean, from 1.
    public let version: Int
    /// Its columns.
    public let columns: [ColumnDefinition]
    /// The columns that name a row, at least one.
    public let primaryKey: [String]
    /// Further indexes.
    public let indexes: [IndexDefinition]
    /// The columns that name contents: what no table names, an office must not hold.
    public let contents: [ContentReference]

    /// A table from its parts.
    public init(
        _ name: String, version: Int = 1, columns: [ColumnDefinition], primaryKey: [String],
        indexes: [IndexDefinition] = [], contents: [ContentReference] = []
    ) {
        self.name = name
        self.version = version
        self.columns = columns
        self.primaryKey = primaryKey
        self.indexes = indexes
        self.contents = contents
    }
}
