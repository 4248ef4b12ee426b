/// What a column of a table can hold: a type that becomes one stored value and is read from it again, exactly.
public protocol ColumnValue: Sendable {
    /// How the store keeps it.
    static var columnType: ColumnType { get }
    /// Whether null stands for a value of the type.
    static var isOptional: Bool { get }
    /// The stored value.
    var columnValue: Value { get }
    /// Reads a stored value; `nil` where it is none of the type.
    init?(columnValue: Value)
}

extension ColumnValue {
    /// Null stands for nothing unless the type says so.
    @inlinable
    public static var isOptional: Bool { false }
}

/// A column of a table, known by the row type that declares it and by the type of its values.
///
/// ```swift
/// static let status = Column<Task, Task.Status>("status")
/// ```
public struct Column<Row: StoredRow, Held: ColumnValue>: Sendable {
    /// Its name: ASCII letters, digits and `_`, beginning with a letter.
    public let name: String
    /// Whether its texts are found by any of their characters.
    public let isSearchable: Bool

    /// A column by its name.
    @inlinable
    public init(_ name: String, searchable: Bool = false) {
        self.name = name
        isSearchable = searchable
    }
}

extension String: ColumnValue {
    /// A text.
    @inlinable
    public static var columnType: ColumnType { .text }
    /// The text itself.
    @inlinable
    public var columnValue: Value { .text(self) }
    /// Reads a text.
    @inlinable
    public init?(columnValue: Value) {
        guard case .text(let text) = columnValue else { return nil }
        self = text
    }
}

extension Int: ColumnValue {
    /// An integer.
    @inlinable
    public static var columnType: ColumnType { .integer }
    /// The integer itself.
    @inlinable
    public var columnValue: Value { .integer(Int64(self)) }
    /// Reads an integer.
    @inlinable
    public init?(columnValue: Value) {
        guard case .integer(let integer) = columnValue else { return nil }
        self.init(exactly: integer)
    }
}

extension Int64: ColumnValue {
    /// An integer.
    @inlinable
    public static var columnType: ColumnType { .integer }
    /// The integer itself.
    @inlinable
    public var columnValue: Value { .integer(self) }
    /// Reads an integer.
    @inlinable
    public init?(columnValue: Value) {
        guard case .integer(let integer) = columnValue else { return nil }
        self = integer
    }
}

extension Bool: ColumnValue {
    /// 1 or 0.
    @inlinable
    public static var columnType: ColumnType { .integer }
    /// 1 for true, 0 for false.
    @inlinable
    public var columnValue: Value { Value(self) }
    /// Reads 1 or 0.
    @inlinable
    public init?(columnValue: Value) {
        switch columnValue {
        case .integer(0): self = false
        case .integer(1): self = true
        default: return nil
        }
    }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    /// As what it wraps.
    @inlinable
    public static var columnType: ColumnType { Wrapped.columnType }
    /// Null is no value.
    @inlinable
    public static var isOptional: Bool { true }
    /// What it wraps, or null.
    @inlinable
    public var columnValue: Value { self?.columnValue ?? .null }
    /// Reads what it wraps, or null.
    @inlinable
    public init?(columnValue: Value) {
        if case .null = columnValue {
            self = .none
            return
        }
        guard let wrapped = Wrapped(columnValue: columnValue) else { return nil }
        self = .some(wrapped)
    }
}

extension RawRepresentable where Self: ColumnValue, RawValue == String {
    /// A text.
    @inlinable
    public static var columnType: ColumnType { .text }
    /// The raw text.
    @inlinable
    public var columnValue: Value { .text(rawValue) }
    /// Reads a raw text that stands for a value.
    @inlinable
    public init?(columnValue: Value) {
        guard case .text(let text) = columnValue else { return nil }
        self.init(rawValue: text)
    }
}

extension Array: ColumnValue where Element == String {
    /// A text.
    @inlinable
    public static var columnType: ColumnType { .text }
    /// The words with spaces between; none of them holds one.
    @inlinable
    public var columnValue: Value { .text(joined(separator: " ")) }
    /// Reads words with spaces between.
    @inlinable
    public init?(columnValue: Value) {
        guard case .text(let text) = columnValue else { return nil }
        self = text.isEmpty ? [] : text.split(separator: " ").map(String.init)
    }
}
