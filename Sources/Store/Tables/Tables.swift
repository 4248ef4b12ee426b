/// The declared tables of an office, by name.
struct TableSet: Sendable {
    /// In the order of their declaration.
    let tables: [TableSQL]
    private let byName: [String: TableSQL]

    /// Checks all declarations; throws `StoreError.invalidTable`.
    init(_ definitions: [TableDefinition]) throws(StoreError) {
        var tables: [TableSQL] = []
        var byName: [String: TableSQL] = [:]
        for definition in definitions {
            let table = try TableSQL(definition)
            guard byName.updateValue(table, forKey: definition.name) == nil else {
                throw .invalidTable(table: definition.name, reason: .twice(definition.name))
            }
            tables.append(table)
        }
        self.tables = tables
        self.byName = byName
    }

    subscript(name: String) -> TableSQL {
        get throws(StoreError) {
            guard let table = byName[name] else { throw .unknownTable(name) }
            return table
        }
    }
}

/// Reads and writes the declared tables in one schema of a connection: the kept ones, or shadows of them.
struct Tables: TableWriting {
    let connection: Connection
    let set: TableSet
    /// `main` for the kept tables.
    let schema: String

    func insert(into table: String, _ row: [String: Value]) throws(StoreError) {
        let table = try set[table]
        try connection.run("INSERT INTO \(schema).\(table.name) \(table.insertion)", try values(row, of: table))
    }

    func put(into table: String, _ row: [String: Value]) throws(StoreError) {
        let table = try set[table]
        try connection.run("INSERT INTO \(schema).\(table.name) \(table.replacement)", try values(row, of: table))
    }

    func update(_ table: String, set changes: [String: Value], where conditions: [Condition]) throws(StoreError) -> Int
    {
        let table = try set[table]
        guard !changes.isEmpty else { return try count(table.definition.name, where: conditions) }
        var assignments: [String] = []
        var values: [Value] = []
        // In one order, so that equal changes share a prepared statement.
        for (name, value) in changes.sorted(by: { $0.key < $1.key }) {
            assignments.append("\(try table.quoted(name)) = ?")
            values.append(try table.checked(value, for: try table.column(name)))
        }
        let clause = try ConditionSQL(conditions, of: table, in: schema)
        let sql = "UPDATE \(schema).\(table.name) SET \(assignments.joined(separator: ", "))\(clause.text)"
        try connection.run(sql, values + clause.values)
        return connection.changes
    }

    func delete(from table: String, where conditions: [Condition]) throws(StoreError) -> Int {
        let table = try set[table]
        let clause = try ConditionSQL(conditions, of: table, in: schema)
        try connection.run("DELETE FROM \(schema).\(table.name)\(clause.text)", clause.values)
        return connection.changes
    }

    /// The values of all columns in the order of the declaration.
    private func values(_ row: [String: Value], of table: TableSQL) throws(StoreError) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(table.definition.columns.count)
        var used = 0
        for column in table.definition.columns {
            let value = row[column.name]
            if value != nil { used += 1 }
            values.append(try table.checked(value ?? .null, for: column))
        }
        if used < row.count {
            for name in row.keys.sorted() { _ = try table.column(name) }
        }
        return values
    }
}
