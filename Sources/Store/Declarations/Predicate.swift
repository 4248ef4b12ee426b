/// What a row of a table must fulfil, typed by the row.
public struct Predicate<Row: StoredRow>: Sendable {
    let condition: Condition

    init(_ condition: Condition) { self.condition = condition }

    /// At least one holds; none does of an empty list.
    public static func any(_ predicates: [Predicate]) -> Predicate { Predicate(.any(predicates.map(\.condition))) }

    /// All hold.
    public static func all(_ predicates: [Predicate]) -> Predicate { Predicate(.all(predicates.map(\.condition))) }
}

/// An order of rows, typed by the row.
public struct RowOrder<Row: StoredRow>: Sendable {
    let ordering: Ordering
}

/// A column with a new value.
public struct Assignment<Row: StoredRow>: Sendable {
    let name: String
    let value: Value
}

extension Column {
    /// The column holds this value; `nil` is null.
    public static func == (column: Column, value: Held) -> Predicate<Row> {
        Predicate(.equals(column.name, value.columnValue))
    }

    /// The column holds another value, or null; with `nil`, it is not null.
    public static func != (column: Column, value: Held) -> Predicate<Row> {
        Predicate(.differs(column.name, value.columnValue))
    }

    /// The column's value is less.
    public static func < (column: Column, value: Held) -> Predicate<Row> {
        Predicate(.less(column.name, value.columnValue))
    }

    /// The column's value is less, or this.
    public static func <= (column: Column, value: Held) -> Predicate<Row> {
        Predicate(.lessOrEqual(column.name, value.columnValue))
    }

    /// The column's value is greater.
    public static func > (column: Column, value: Held) -> Predicate<Row> {
        Predicate(.greater(column.name, value.columnValue))
    }

    /// The column's value is greater, or this.
    public static func >= (column: Column, value: Held) -> Predicate<Row> {
        Predicate(.greaterOrEqual(column.name, value.columnValue))
    }

    /// The column holds one of these values.
    public func isOne(of values: some Sequence<Held>) -> Predicate<Row> {
        Predicate(.isOne(name, of: values.map(\.columnValue)))
    }

    /// The column's value lies between two, both included.
    public func isBetween(_ least: Held, _ greatest: Held) -> Predicate<Row> {
        Predicate(.between(name, least.columnValue, greatest.columnValue))
    }

    /// The least values first.
    public var ascending: RowOrder<Row> { RowOrder(ordering: .ascending(name)) }

    /// The greatest values first.
    public var descending: RowOrder<Row> { RowOrder(ordering: .descending(name)) }

    /// The column gets a value.
    public static func <- (column: Column, value: Held) -> Assignment<Row> {
        Assignment(name: column.name, value: value.columnValue)
    }
}

extension Column where Held == String {
    /// The text begins so.
    public func hasPrefix(_ prefix: String) -> Predicate<Row> { Predicate(.hasPrefix(name, prefix)) }

    /// The searchable text contains these characters one after the other, whatever their case.
    public func matches(_ text: String) -> Predicate<Row> { Predicate(.matches(name, text)) }
}

infix operator <- : AssignmentPrecedence
