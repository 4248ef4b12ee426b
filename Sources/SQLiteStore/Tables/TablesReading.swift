import Store

extension Tables {
    func rows(_ query: Query) throws(StoreError) -> [Row] {
        let (plan, values) = try question(query)
        return try answer(try connection.cursor(plan.text, values), shape: plan.shape)
    }

    func forEachRow(_ query: Query, _ body: (Row) throws -> Void) throws {
        let (plan, values) = try question(query)
        var cursor = try connection.cursor(plan.text, values)
        while try cursor.next() {
            try body(Row(shape: plan.shape, values: try cursor.values()))
        }
    }

    private func question(_ query: Query) throws(StoreError) -> (Plan, [Value]) {
        let plan = try plans.plan(of: query) { () throws(StoreError) in try self.plan(of: query) }
        var values = try values(of: query.conditions, by: plan)
        if query.isLimited {
            values.append(.integer(Int64(query.limit ?? -1)))
            values.append(.integer(Int64(query.offset)))
        }
        return (plan, values)
    }

    private func plan(of query: Query) throws(StoreError) -> Plan {
        let table = try set[query.table]
        let clause = try ConditionSQL(query.conditions, of: table, in: schema)
        let columns = try query.columns.map { columns throws(StoreError) in try list(columns, of: table) }
        let order = query.order.isEmpty ? table.keyOrder : try ordering(query.order, of: table)
        let limit = query.isLimited ? " LIMIT ? OFFSET ?" : ""
        return Plan(
            table,
            "SELECT \(columns ?? table.allColumns) FROM \(schema).\(table.name)\(clause.text) ORDER BY \(order)\(limit)",
            parameters: clause.parameters,
            shape: query.columns.map { Row.Shape(table: query.table, columns: $0) })
    }

    func count(_ table: String, where conditions: [Condition]) throws(StoreError) -> Int {
        let table = try set[table]
        let clause = try ConditionSQL(conditions, of: table, in: schema)
        let sql = "SELECT count(*) FROM \(schema).\(table.name)\(clause.text)"
        return Int(try connection.integer(sql, try values(of: conditions, clause, table)) ?? 0)
    }

    func figures(_ aggregation: Aggregation) throws(StoreError) -> [Row] {
        let table = try set[aggregation.table]
        let clause = try ConditionSQL(aggregation.conditions, of: table, in: schema)
        let groups = try list(aggregation.groups, of: table)
        var wanted = groups.isEmpty ? [] : [groups]
        for (_, measure) in aggregation.measures {
            wanted.append(try sql(measure, of: table))
        }
        let grouping = groups.isEmpty ? "" : " GROUP BY \(groups) ORDER BY \(groups)"
        let columns = aggregation.groups + aggregation.measures.map(\.name)
        let sql = "SELECT \(wanted.joined(separator: ", ")) FROM \(schema).\(table.name)\(clause.text)\(grouping)"
        let values = try values(of: aggregation.conditions, clause, table)
        return try answer(
            try connection.cursor(sql, values), shape: Row.Shape(table: aggregation.table, columns: columns))
    }

    func standings(_ ranking: Ranking) throws(StoreError) -> [Standing] {
        let table = try set[ranking.table]
        let columns = ranking.group + ranking.subject.filter { !ranking.group.contains($0) }
        let names = try list(columns, of: table)
        let clause = try ConditionSQL(ranking.conditions, of: table, in: schema)
        let only = try ConditionSQL(ranking.only, of: table, in: schema)
        let groups = try list(ranking.group, of: table)
        let partition = groups.isEmpty ? "" : "PARTITION BY \(groups)"
        let sql = """
            WITH figures AS (SELECT \(names), \(try sql(ranking.measure, of: table)) AS figure \
            FROM \(schema).\(table.name)\(clause.text) GROUP BY \(names)), \
            places AS (SELECT \(names), figure, rank() OVER (\(partition) ORDER BY figure DESC) AS place, \
            count(*) OVER (\(partition)) AS population, sum(figure) OVER (\(partition)) AS total FROM figures) \
            SELECT \(names), figure, place, population, total FROM places\(only.text) \
            ORDER BY \(groups.isEmpty ? "" : "\(groups), ")place, \(names)
            """
        let shape = Row.Shape(table: ranking.table, columns: columns)
        var standings: [Standing] = []
        let values =
            try values(of: ranking.conditions, clause, table) + self.values(of: ranking.only, only, table)
        var cursor = try connection.cursor(sql, values)
        while try cursor.next() {
            let values = try cursor.values()
            let figures = Int32(columns.count)
            standings.append(
                Standing(
                    row: Row(shape: shape, values: Array(values[..<columns.count])),
                    figure: cursor.integer(figures), place: Int(cursor.integer(figures + 1)),
                    population: Int(cursor.integer(figures + 2)), total: cursor.integer(figures + 3)))
        }
        return standings
    }

    /// The values of conditions that are asked rarely, so that their SQL is not kept.
    private func values(
        of conditions: [Condition], _ clause: ConditionSQL, _ table: TableSQL
    ) throws(StoreError) -> [Value] {
        try values(of: conditions, by: Plan(table, clause.text, parameters: clause.parameters))
    }

    private func answer(_ cursor: consuming Cursor, shape: Row.Shape) throws(StoreError) -> [Row] {
        var rows: [Row] = []
        while try cursor.next() {
            rows.append(Row(shape: shape, values: try cursor.values()))
        }
        return rows
    }

    private func list(_ columns: [String], of table: TableSQL) throws(StoreError) -> String {
        for column in columns { _ = try table.declared.column(column) }
        return TableSQL.list(columns)
    }

    private func ordering(_ order: [Ordering], of table: TableSQL) throws(StoreError) -> String {
        var parts: [String] = []
        for part in order {
            switch part {
            case .ascending(let column): parts.append(try table.quoted(column))
            case .descending(let column): parts.append("\(try table.quoted(column)) DESC")
            }
        }
        return parts.joined(separator: ", ")
    }

    private func sql(_ measure: Measure, of table: TableSQL) throws(StoreError) -> String {
        switch measure {
        case .count: return "count(*)"
        case .sum(let column):
            guard try table.declared.column(column).type == .integer else {
                throw .mismatch(table: table.definition.name, column: column, expected: .integer)
            }
            return "coalesce(sum(\(try table.quoted(column))), 0)"
        case .minimum(let column): return "min(\(try table.quoted(column)))"
        case .maximum(let column): return "max(\(try table.quoted(column)))"
        }
    }
}
