/// What a row of a table must fulfil, typed by the row.
public struct Predicate<Row: StoredRow>: Sendable {
    @usableFromInline
    let condition: Condition

    @inlinable
    init(_ condition: Condition) { self.condition = condition }

    /// At least one holds; none does of an empty list.
    @inlinable
    public static func any(_ predicates: [Predicate]) -> Predicate { Predicate(.any(predicates.map { $0.condition })) }

    /// All hold.
    @inlinable
    public static func all(_ predicates: [Predicate]) -> Predicate { Predicate(.all(predicates.map { $0.condition })) }
}

/// An order of rows, typed by the row.
public struct RowOrder<Row: StoredRow>: Sendable {
    @usableFromInline
    let ordering: Ordering

    @inlinable
    init(ordering: Ordering) { self.ordering = ordering }
}

/// A column with a new value.
public struct Assignment<Row: StoredRow>: Sendable {
    @usableFromInline
    let name: String
    @usableFromInline
    let value: Value

    @inlinable
    init(name: String, value: Value) {
        self.name = name
        self.value = value
    }
}

extension Column {
    /// The column holds this value; `nil` is null.
    @inlinable
    public static func == (column: Column, value: Held) -> Predicate<Row> {
        Predicate(.equals(column.name, value.columnValue))
    }

    /// The column holds another value, or null; with `nil`, it is not null.
    @inlinable
    public static func != (column: Column, value: Held) -> Predicate<Row> {
        Predicate(.differs(column.name, value.columnValue))
    }

    /// The column's value is less.
    @inlinable
    public static func < (column: Column, value: Held) -> Predicate<Row> {
        Predicate(.less(column.name, value.columnValue))
    }

    /// The column's value is less, or this.
    @inlinable
    public static func <= (column: Column, value: Held) -> Predicate<Row> {
        Predicate(.lessOrEqual(column.name, value.columnValue))
    }

    /// The column's value is greater.
    @inlinable
    public static func > (column: Column, value: Held) -> Predicate<Row> {
        Predicate(.greater(column.name, value.columnValue))
    }

    /// The column's value is greater, or this.
    @inlinable
    public static func >= (column: Column, value: Held) -> Predicate<Row> {
        Predicate(.greaterOrEqual(column.name, value.columnValue))
    }

    /// The column holds one of these values.
    @inlinable
    public func isOne(of values: some Sequence<Held>) -> Predicate<Row> {
        Predicate(.isOne(name, of: values.map(\.columnValue)))
    }

    /// The column's value lies between two, both included.
    @inlinable
    public func isBetween(_ least: Held, _ greatest: Held) -> Predicate<Row> {
        Predicate(.between(name, least.columnValue, greatest.columnValue))
    }

    /// The least values first.
    @inlinable
    public var ascending: RowOrder<Row> { RowOrder(ordering: .ascending(name)) }

    /// The greatest values first.
    @inlinable
    public var descending: RowOrder<Row> { RowOrder(ordering: .descending(name)) }

    /// The column gets a value.
    @inlinable
    public static func <- (column: Column, value: Held) -> Assignment<Row> {
        Assignment(name: column.name, value: value.columnValue)
    }
}

extension Column where Held == String {
    /// The text begins so.
    @inlinable
    public func hasPrefix(_ prefix: String) -> Predicate<Row> { Predicate(.hasPrefix(name, prefix)) }

    /// The searchable text contains these characters one after the other, whatever their case.
    @inlinable
    public func matches(_ text: String) -> Predicate<Row> { Predicate(.matches(name, text)) }
}

infix operator <- : AssignmentPrecedence
