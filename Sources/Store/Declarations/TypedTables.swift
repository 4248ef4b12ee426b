// Tables are asked through protocols, and of a generic method of a protocol the compiler makes no version for each row
// type: it would look up the types at each call. So the methods here are put into their callers, and what they do with
// rows stands in functions of the row type alone.
extension TableReading {
    /// The rows that fulfil all predicates, by primary key unless an order is given; throws `StoreError`.
    @inlinable @inline(__always)
    public func all<Row: StoredRow>(
        _ type: Row.Type = Row.self, where predicates: [Predicate<Row>] = [], order: [RowOrder<Row>] = [],
        limit: Int? = nil
    ) throws(StoreError) -> [Row] {
        try Row.read(all: rows(Row.question(where: predicates, order: order, limit: limit)))
    }

    /// The first row that fulfils all predicates, by primary key; throws `StoreError`.
    @inlinable @inline(__always)
    public func first<Row: StoredRow>(
        _ type: Row.Type = Row.self, where predicates: [Predicate<Row>]
    ) throws(StoreError) -> Row? {
        try all(type, where: predicates, limit: 1).first
    }

    /// Hands over the rows that fulfil all predicates one by one, so that memory doesn't grow with their number.
    @inlinable @inline(__always)
    public func forEach<Row: StoredRow>(
        _ type: Row.Type = Row.self, where predicates: [Predicate<Row>] = [], _ body: (Row) throws -> Void
    ) throws {
        try forEachRow(Row.question(where: predicates)) { try body(Row.read($0)) }
    }

    /// The values of one column in the rows that fulfil all predicates; throws `StoreError`.
    @inlinable @inline(__always)
    public func values<Row: StoredRow, Held: ColumnValue>(
        _ column: Column<Row, Held>, where predicates: [Predicate<Row>] = [], order: [RowOrder<Row>] = [],
        limit: Int? = nil
    ) throws(StoreError) -> [Held] {
        try column.values(
            in: rows(Row.question([column.name], where: predicates, order: order, limit: limit)))
    }

    /// The number of rows that fulfil all predicates; throws `StoreError`.
    @inlinable @inline(__always)
    public func count<Row: StoredRow>(
        _ type: Row.Type = Row.self, where predicates: [Predicate<Row>] = []
    ) throws(StoreError) -> Int {
        try count(Row.table.name, where: Row.conditions(predicates))
    }

    /// The number of rows for each value of a column, in the order of the values; throws `StoreError`.
    @inlinable
    public func counts<Row: StoredRow, Held: ColumnValue>(
        by column: Column<Row, Held>, where predicates: [Predicate<Row>] = []
    ) throws(StoreError) -> [(value: Held, count: Int)] {
        let figures = try figures(
            Aggregation(
                Row.table.name, [("count", .count)], by: [column.name], where: Row.conditions(predicates)))
        var counts: [(value: Held, count: Int)] = []
        for row in figures {
            guard let value = row[column.name], let held = Held(columnValue: value) else {
                throw .mismatch(table: Row.table.name, column: column.name, expected: Held.columnType)
            }
            counts.append((held, Int(try row.integer("count"))))
        }
        return counts
    }

    /// The sum of an integer column for each value of another, in the order of the values; throws `StoreError`.
    @inlinable
    public func sums<Row: StoredRow, Held: ColumnValue, Summed: ColumnValue>(
        of summed: Column<Row, Summed>, by column: Column<Row, Held>, where predicates: [Predicate<Row>] = []
    ) throws(StoreError) -> [(value: Held, sum: Int64)] {
        let figures = try figures(
            Aggregation(
                Row.table.name, [("sum", .sum(summed.name))], by: [column.name], where: Row.conditions(predicates)))
        var sums: [(value: Held, sum: Int64)] = []
        for row in figures {
            guard let value = row[column.name], let held = Held(columnValue: value) else {
                throw .mismatch(table: Row.table.name, column: column.name, expected: Held.columnType)
            }
            sums.append((held, try row.integer("sum")))
        }
        return sums
    }

    /// The greatest value of an integer column, `nil` without rows: what a series of numbers goes on from.
    @inlinable @inline(__always)
    public func greatest<Row: StoredRow>(
        _ column: Column<Row, Int>, where predicates: [Predicate<Row>] = []
    ) throws(StoreError) -> Int? {
        try greatest(column.name, in: Row.table.name, where: Row.conditions(predicates)).map(Int.init)
    }
}

extension TableWriting {
    /// Adds a row. Throws `StoreError.duplicate` when its key is taken.
    @inlinable @inline(__always)
    public func insert<Row: StoredRow>(_ row: Row) throws(StoreError) {
        try insert(into: Row.table.name, row.written())
    }

    /// Adds a row or replaces the one with the same primary key.
    @inlinable @inline(__always)
    public func put<Row: StoredRow>(_ row: Row) throws(StoreError) {
        try put(into: Row.table.name, row.written())
    }

    /// Sets columns of all rows that fulfil all predicates; returns the number of such rows.
    @discardableResult
    @inlinable @inline(__always)
    public func update<Row: StoredRow>(
        _ assignments: [Assignment<Row>], where predicates: [Predicate<Row>]
    ) throws(StoreError) -> Int {
        try update(Row.table.name, set: Row.changes(assignments), where: Row.conditions(predicates))
    }

    /// Deletes all rows that fulfil all predicates; returns their number.
    @discardableResult
    @inlinable @inline(__always)
    public func delete<Row: StoredRow>(
        where predicates: [Predicate<Row>]
    ) throws(StoreError) -> Int {
        try delete(from: Row.table.name, where: Row.conditions(predicates))
    }
}

extension Snapshot {
    /// How often the table of a row was written to within this.
    @inlinable @inline(__always)
    public func writes<Row: StoredRow>(to type: Row.Type) -> Int { writes(to: Row.table.name) }
}
