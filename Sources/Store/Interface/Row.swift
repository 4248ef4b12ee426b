import Synchronization

/// A row of a query's answer: values by column name.
///
/// ```swift
/// let due = try row.text("due")            // throws when the column is null or holds another type
/// let deputy = try row.optionalText("deputy")
/// ```
public struct Row: Sendable, Hashable {
    /// What the rows of one answer share.
    package final class Shape: Sendable {
        package let table: String
        package let columns: [String]
        /// The place after the column that was asked for last: whoever reads a row mostly goes on from there.
        private let next = Atomic(0)

        package init(table: String, columns: [String]) {
            self.table = table
            self.columns = columns
        }

        func place(of column: String) -> Int? {
            let likely = next.load(ordering: .relaxed)
            let isThere = columns.indices.contains(likely) && columns[likely] == column
            guard let place = isThere ? likely : columns.firstIndex(of: column) else { return nil }
            next.store(place + 1, ordering: .relaxed)
            return place
        }
    }

    private let shape: Shape
    /// The values, in the order of `columns`.
    public let values: [Value]

    package init(shape: Shape, values: [Value]) {
        self.shape = shape
        self.values = values
    }

    /// The table that was asked.
    public var table: String { shape.table }
    /// The names of the columns.
    public var columns: [String] { shape.columns }

    /// The value of a column; `nil` when the answer has no such column.
    public subscript(column: String) -> Value? {
        shape.place(of: column).map { values[$0] }
    }

    /// A text that must be there; throws `StoreError.mismatch` or `.unknownColumn`.
    public func text(_ column: String) throws(StoreError) -> String {
        guard case .text(let text) = try value(column) else { throw mismatch(column, .text) }
        return text
    }

    /// An integer that must be there; throws `StoreError.mismatch` or `.unknownColumn`.
    public func integer(_ column: String) throws(StoreError) -> Int64 {
        guard case .integer(let integer) = try value(column) else { throw mismatch(column, .integer) }
        return integer
    }

    /// Bytes that must be there; throws `StoreError.mismatch` or `.unknownColumn`.
    public func blob(_ column: String) throws(StoreError) -> [UInt8] {
        guard case .blob(let bytes) = try value(column) else { throw mismatch(column, .blob) }
        return bytes
    }

    /// Whether an integer that must be there is not 0; throws `StoreError.mismatch` or `.unknownColumn`.
    public func truth(_ column: String) throws(StoreError) -> Bool {
        try integer(column) != 0
    }

    /// A text, or `nil` for null; throws `StoreError.mismatch` or `.unknownColumn`.
    public func optionalText(_ column: String) throws(StoreError) -> String? {
        try value(column) == .null ? nil : text(column)
    }

    /// An integer, or `nil` for null; throws `StoreError.mismatch` or `.unknownColumn`.
    public func optionalInteger(_ column: String) throws(StoreError) -> Int64? {
        try value(column) == .null ? nil : integer(column)
    }

    /// Rows are equal when they name the same columns and hold the same values.
    public static func == (left: Row, right: Row) -> Bool {
        left.values == right.values && left.columns == right.columns
    }

    /// By values.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(values)
    }

    private func value(_ column: String) throws(StoreError) -> Value {
        guard let value = self[column] else { throw .unknownColumn(table: table, column: column) }
        return value
    }

    private func mismatch(_ column: String, _ expected: ColumnType) -> StoreError {
        .mismatch(table: table, column: column, expected: expected)
    }
}
