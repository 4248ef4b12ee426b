import Store

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
    /// What was put into SQL before, for the tables of this schema.
    let plans: Plans

    func insert(into table: String, _ row: ColumnValues) throws(StoreError) {
        let table = try set[table]
        let text = plans.insertion(into: table) { "INSERT INTO \(schema).\(table.name) \(table.insertion)" }
        try connection.run(text, try table.declared.values(row))
    }

    func put(into table: String, _ row: ColumnValues) throws(StoreError) {
        let table = try set[table]
        let text = plans.replacement(in: table) { "INSERT INTO \(schema).\(table.name) \(table.replacement)" }
        try connection.run(text, try table.declared.values(row))
    }

    func update(_ table: String, set changes: ColumnValues, where conditions: [Condition]) throws(StoreError) -> Int {
        let table = try set[table]
        guard !changes.pairs.isEmpty else { return try count(table.definition.name, where: conditions) }
        let columns = changes.pairs.map(\.name)
        let plan = try plans.plan(of: columns, in: table.definition.name, where: conditions) { () throws(StoreError) in
            try change(columns, of: table, where: conditions)
        }
        var values = changes.pairs.map(\.value)
        try plan.checkAssigned(values)
        for condition in conditions { condition.values(into: &values) }
        try plan.check(values, from: columns.count)
        try connection.run(plan.text, values)
        return connection.changes
    }

    private func change(
        _ columns: [String], of table: TableSQL, where conditions: [Condition]
    ) throws(StoreError) -> Plan {
        let clause = try ConditionSQL(conditions, of: table, in: schema)
        let assignments = try columns.map { (column) throws(StoreError) in "\(try table.quoted(column)) = ?" }
        let assigned = try columns.map { (column) throws(StoreError) in try table.declared.column(column) }
        return Plan(
            table, "UPDATE \(schema).\(table.name) SET \(assignments.joined(separator: ", "))\(clause.text)",
            parameters: assigned + clause.parameters)
    }

    func delete(from table: String, where conditions: [Condition]) throws(StoreError) -> Int {
        let table = try set[table]
        // A deletion changes no column.
        let plan = try plans.plan(of: [], in: table.definition.name, where: conditions) { () throws(StoreError) in
            let clause = try ConditionSQL(conditions, of: table, in: schema)
            return Plan(table, "DELETE FROM \(schema).\(table.name)\(clause.text)", parameters: clause.parameters)
        }
        try connection.run(plan.text, try values(of: conditions, by: plan))
        return connection.changes
    }

    /// The values of conditions, which must fit the columns of a plan.
    func values(of conditions: [Condition], by plan: Plan) throws(StoreError) -> [Value] {
        var values: [Value] = []
        for condition in conditions { condition.values(into: &values) }
        try plan.check(values)
        return values
    }
}
