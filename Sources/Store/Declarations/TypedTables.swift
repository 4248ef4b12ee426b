extension TableReading {
    /// The rows that fulfil all predicates, by primary key unless an order is given; throws `StoreError`.
    @inlinable
    public func all<Row: StoredRow>(
        _ type: Row.Type = Row.self, where predicates: [Predicate<Row>] = [], order: [RowOrder<Row>] = [],
        limit: Int? = nil
    ) throws(StoreError) -> [Row] {
        let rows = try rows(
            Query(
                Row.table.name, where: predicates.map { $0.condition }, order: order.map { $0.ordering }, limit: limit))
        var found: [Row] = []
        found.reserveCapacity(rows.count)
        for row in rows { found.append(try Row.read(row)) }
        return found
    }

    /// The first row that fulfils all predicates, by primary key; throws `StoreError`.
    @inlinable
    public func first<Row: StoredRow>(
        _ type: Row.Type = Row.self, where predicates: [Predicate<Row>]
    ) throws(StoreError) -> Row? {
        try all(type, where: predicates, limit: 1).first
    }

    /// Hands over the rows that fulfil all predicates one by one, so that memory doesn't grow with their number.
    @inlinable
    public func forEach<Row: StoredRow>(
        _ type: Row.Type = Row.self, where predicates: [Predicate<Row>] = [], _ body: (Row) throws -> Void
    ) throws {
        try forEachRow(Query(Row.table.name, where: predicates.map { $0.condition })) { try body(Row.read($0)) }
    }

    /// The values of one column in the rows that fulfil all predicates; throws `StoreError`.
    @inlinable
    public func values<Row: StoredRow, Held: ColumnValue>(
        _ column: Column<Row, Held>, where predicates: [Predicate<Row>] = [], order: [RowOrder<Row>] = [],
        limit: Int? = nil
    ) throws(StoreError) -> [Held] {
        let rows = try rows(
            Query(
                Row.table.name, columns: [column.name], where: predicates.map { $0.condition },
                order: order.map { $0.ordering }, limit: limit))
        var values: [Held] = []
        values.reserveCapacity(rows.count)
        for row in rows {
            guard let value = row.values.first, let held = Held(columnValue: value) else {
                throw .mismatch(table: Row.table.name, column: column.name, expected: Held.columnType)
            }
            values.append(held)
        }
        return values
    }

    /// The number of rows that fulfil all predicates; throws `StoreError`.
    @inlinable
    public func count<Row: StoredRow>(
        _ type: Row.Type = Row.self, where predicates: [Predicate<Row>] = []
    ) throws(StoreError) -> Int {
        try count(Row.table.name, where: predicates.map { $0.condition })
    }

    /// The number of rows for each value of a column, in the order of the values; throws `StoreError`.
    @inlinable
    public func counts<Row: StoredRow, Held: ColumnValue>(
        by column: Column<Row, Held>, where predicates: [Predicate<Row>] = []
    ) throws(StoreError) -> [(value: Held, count: Int)] {
        let figures = try figures(
            Aggregation(
                Row.table.name, [("count", .count)], by: [column.name], where: predicates.map { $0.condition }))
        var counts: [(value: Held, count: Int)] = []
        for row in figures {
            guard let value = row[column.name], let held = Held(columnValue: value) else {
                throw .mismatch(table: Row.table.name, column: column.name, expected: Held.columnType)
            }
            counts.append((held, Int(try row.integer("count"))))
        }
        return counts
    }

    /// The greatest value of an integer column, `nil` without rows: what a series of numbers goes on from.
    @inlinable
    public func greatest<Row: StoredRow>(
        _ column: Column<Row, Int>, where predicates: [Predicate<Row>] = []
    ) throws(StoreError) -> Int? {
        try greatest(column.name, in: Row.table.name, where: predicates.map { $0.condition }).map(Int.init)
    }
}

extension TableWriting {
    /// Adds a row. Throws `StoreError.duplicate` when its key is taken.
    @inlinable
    public func insert(_ row: some StoredRow) throws(StoreError) {
        try insert(into: type(of: row).table.name, row.written())
    }

    /// Adds a row or replaces the one with the same primary key.
    @inlinable
    public func put(_ row: some StoredRow) throws(StoreError) {
        try put(into: type(of: row).table.name, row.written())
    }

    /// Sets columns of all rows that fulfil all predicates; returns the number of such rows.
    @discardableResult
    @inlinable
    public func update<Row: StoredRow>(
        _ assignments: [Assignment<Row>], where predicates: [Predicate<Row>]
    ) throws(StoreError) -> Int {
        var changes = ColumnValues()
        for assignment in assignments { changes.append(assignment.name, assignment.value) }
        return try update(Row.table.name, set: changes, where: predicates.map { $0.condition })
    }

    /// Deletes all rows that fulfil all predicates; returns their number.
    @discardableResult
    @inlinable
    public func delete<Row: StoredRow>(
        where predicates: [Predicate<Row>]
    ) throws(StoreError) -> Int {
        try delete(from: Row.table.name, where: predicates.map { $0.condition })
    }
}

extension Snapshot {
    /// How often the table of a row was written to within this.
    @inlinable
    public func writes<Row: StoredRow>(to type: Row.Type) -> Int { writes(to: Row.table.name) }
}
