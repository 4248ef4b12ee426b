extension StoredRow {
    /// A question for rows of the table.
    @inlinable
    static func question(
        _ columns: [String]? = nil, where predicates: [Predicate<Self>], order: [RowOrder<Self>] = [],
        limit: Int? = nil
    ) -> Query {
        var orderings: [Ordering] = []
        for part in order { orderings.append(part.ordering) }
        return Query(table.name, columns: columns, where: conditions(predicates), order: orderings, limit: limit)
    }

    /// The conditions of predicates.
    @inlinable
    static func conditions(_ predicates: [Predicate<Self>]) -> [Condition] {
        var conditions: [Condition] = []
        conditions.reserveCapacity(predicates.count)
        for predicate in predicates { conditions.append(predicate.condition) }
        return conditions
    }

    /// The changes that assignments make.
    @inlinable
    static func changes(_ assignments: [Assignment<Self>]) -> ColumnValues {
        var changes = ColumnValues()
        for assignment in assignments { changes.append(assignment.name, assignment.value) }
        return changes
    }

    /// Reads rows of the table; throws `StoreError.mismatch` as `read` does.
    @inlinable
    static func read(all rows: [Store.Row]) throws(StoreError) -> [Self] {
        var found: [Self] = []
        found.reserveCapacity(rows.count)
        for row in rows { found.append(try read(row)) }
        return found
    }
}

extension Column {
    /// The values in rows that hold this column alone; throws `StoreError.mismatch`.
    @inlinable
    func values(in rows: [Store.Row]) throws(StoreError) -> [Held] {
        var values: [Held] = []
        values.reserveCapacity(rows.count)
        for row in rows {
            guard let value = row.values.first, let held = Held(columnValue: value) else {
                throw .mismatch(table: Row.table.name, column: name, expected: Held.columnType)
            }
            values.append(held)
        }
        return values
    }
}
