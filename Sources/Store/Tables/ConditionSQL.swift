/// Conditions as SQL, their values apart.
struct ConditionSQL {
    private let table: TableSQL
    private let schema: String
    private(set) var text = ""
    private(set) var values: [Value] = []

    /// The clause ` WHERE …`, empty without conditions; throws `StoreError`.
    init(_ conditions: [Condition], of table: TableSQL, in schema: String) throws(StoreError) {
        self.table = table
        self.schema = schema
        guard !conditions.isEmpty else { return }
        let clause = try joined(conditions, " AND ", none: "1")
        text = " WHERE \(clause)"
    }

    private mutating func joined(_ conditions: [Condition], _ word: String, none: String) throws(StoreError) -> String {
        guard !conditions.isEmpty else { return none }
        var joined = "("
        for (position, condition) in conditions.enumerated() {
            if position > 0 { joined += word }
            joined += try sql(condition)
        }
        return joined + ")"
    }

    private mutating func sql(_ condition: Condition) throws(StoreError) -> String {
        switch condition {
        case .equals(let column, let value): return try comparison(column, "=", value)
        case .differs(let column, let value): return try comparison(column, "IS NOT", value)
        case .less(let column, let value): return try comparison(column, "<", value)
        case .lessOrEqual(let column, let value): return try comparison(column, "<=", value)
        case .greater(let column, let value): return try comparison(column, ">", value)
        case .greaterOrEqual(let column, let value): return try comparison(column, ">=", value)
        case .between(let column, let low, let high):
            return try "(\(comparison(column, ">=", low)) AND \(comparison(column, "<=", high)))"
        case .isOne(let column, let choices):
            let name = try table.quoted(column)
            for choice in choices { try take(choice, for: column) }
            return "\(name) IN (\(choices.map { _ in "?" }.joined(separator: ", ")))"
        case .hasPrefix(let column, let prefix): return try beginning(column, prefix)
        case .contains(let column, let part):
            let name = try table.quoted(column)
            try take(.text(part), for: column)
            return "instr(\(name), ?) > 0"
        case .matches(let column, let part): return try match(column, part)
        case .any(let conditions): return try joined(conditions, " OR ", none: "0")
        case .all(let conditions): return try joined(conditions, " AND ", none: "1")
        }
    }

    private mutating func comparison(_ column: String, _ sign: String, _ value: Value) throws(StoreError) -> String {
        let name = try table.quoted(column)
        if sign == "=", value == .null { return "\(name) IS NULL" }
        try take(value, for: column)
        return "\(name) \(sign) ?"
    }

    /// A range, so that an index answers it; the empty prefix begins every text.
    private mutating func beginning(_ column: String, _ prefix: String) throws(StoreError) -> String {
        let name = try table.quoted(column)
        try take(.text(prefix), for: column)
        // No UTF-8 text has a byte above F4.
        values.append(.blob(Array(prefix.utf8) + [0xFF]))
        return "(\(name) >= ? AND \(name) < CAST(? AS TEXT))"
    }

    private mutating func match(_ column: String, _ part: String) throws(StoreError) -> String {
        guard try table.column(column).isSearchable else {
            throw .invalidTable(table: table.definition.name, reason: .search(column))
        }
        values.append(.text(searchPhrase(part, column: column)))
        let search = table.searchName
        return "\(table.rowNumber) IN (SELECT rowid FROM \(schema).\(search) WHERE \(search) MATCH ?)"
    }

    /// Null may be compared with any column; other values must be of its type.
    private mutating func take(_ value: Value, for column: String) throws(StoreError) {
        let definition = try table.column(column)
        values.append(value == .null ? value : try table.checked(value, for: definition))
    }
}
