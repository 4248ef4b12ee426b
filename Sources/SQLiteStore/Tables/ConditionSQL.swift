import Store

/// Conditions as SQL, with a parameter for each value that `Condition.values` gives.
struct ConditionSQL {
    private let table: TableSQL
    private let schema: String
    private(set) var text = ""
    /// The columns whose values the parameters are compared with; `nil` where a parameter need not be of their type.
    private(set) var parameters: [ColumnDefinition?] = []

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
        case .equals(let column, .null): return "\(try table.quoted(column)) IS NULL"
        case .equals(let column, _): return try comparison(column, "=")
        case .differs(let column, _): return try comparison(column, "IS NOT")
        case .less(let column, _): return try comparison(column, "<")
        case .lessOrEqual(let column, _): return try comparison(column, "<=")
        case .greater(let column, _): return try comparison(column, ">")
        case .greaterOrEqual(let column, _): return try comparison(column, ">=")
        case .between(let column, _, _):
            return try "(\(comparison(column, ">=")) AND \(comparison(column, "<=")))"
        case .isOne(let column, let choices):
            let places = try choices.map { (_) throws(StoreError) in try parameter(of: column) }
            return "\(try table.quoted(column)) IN (\(places.joined(separator: ", ")))"
        case .hasPrefix(let column, _): return try beginning(column)
        case .contains(let column, _):
            return "instr(\(try table.quoted(column)), \(try parameter(of: column))) > 0"
        case .matches(let column, _): return try match(column)
        case .any(let conditions): return try joined(conditions, " OR ", none: "0")
        case .all(let conditions): return try joined(conditions, " AND ", none: "1")
        }
    }

    private mutating func comparison(_ column: String, _ sign: String) throws(StoreError) -> String {
        "\(try table.quoted(column)) \(sign) \(try parameter(of: column))"
    }

    /// A range, so that an index answers it; the empty prefix begins every text.
    private mutating func beginning(_ column: String) throws(StoreError) -> String {
        let name = try table.quoted(column)
        let start = try parameter(of: column)
        parameters.append(nil)
        return "(\(name) >= \(start) AND \(name) < CAST(? AS TEXT))"
    }

    private mutating func match(_ column: String) throws(StoreError) -> String {
        _ = try table.declared.searchableColumn(column)
        parameters.append(nil)
        let search = table.searchName
        return "\(table.rowNumber) IN (SELECT rowid FROM \(schema).\(search) WHERE \(search) MATCH ?)"
    }

    private mutating func parameter(of column: String) throws(StoreError) -> String {
        parameters.append(try table.declared.column(column))
        return "?"
    }
}

extension Condition {
    /// The values of its parameters, in the order of its SQL.
    func values(into values: inout [Value]) {
        switch self {
        case .equals(_, .null): return
        case .equals(_, let value), .differs(_, let value), .less(_, let value), .lessOrEqual(_, let value),
            .greater(_, let value), .greaterOrEqual(_, let value):
            values.append(value)
        case .between(_, let low, let high):
            values.append(low)
            values.append(high)
        case .isOne(_, let choices): values += choices
        case .hasPrefix(_, let prefix):
            values.append(.text(prefix))
            // No UTF-8 text has a byte above F4.
            values.append(.blob(Array(prefix.utf8) + [0xFF]))
        case .contains(_, let part): values.append(.text(part))
        case .matches(let column, let part): values.append(.text(searchPhrase(part, column: column)))
        case .any(let conditions), .all(let conditions):
            for condition in conditions { condition.values(into: &values) }
        }
    }

    /// Whether its SQL is that of another condition, whatever the values.
    func hasSameForm(as other: Condition) -> Bool {
        switch (self, other) {
        case (.equals(let column, let value), .equals(let otherColumn, let otherValue)):
            column == otherColumn && value.isNull == otherValue.isNull
        case (.isOne(let column, let choices), .isOne(let otherColumn, let otherChoices)):
            column == otherColumn && choices.count == otherChoices.count
        case (.differs(let column, _), .differs(let otherColumn, _)), (.less(let column, _), .less(let otherColumn, _)),
            (.lessOrEqual(let column, _), .lessOrEqual(let otherColumn, _)),
            (.greater(let column, _), .greater(let otherColumn, _)),
            (.greaterOrEqual(let column, _), .greaterOrEqual(let otherColumn, _)),
            (.between(let column, _, _), .between(let otherColumn, _, _)),
            (.hasPrefix(let column, _), .hasPrefix(let otherColumn, _)),
            (.contains(let column, _), .contains(let otherColumn, _)),
            (.matches(let column, _), .matches(let otherColumn, _)):
            column == otherColumn
        case (.any(let conditions), .any(let others)), (.all(let conditions), .all(let others)):
            conditions.haveSameForm(as: others)
        default: false
        }
    }

    /// Adds what tells most forms apart.
    func hashForm(into hasher: inout Hasher) {
        switch self {
        case .equals(let column, _), .isOne(let column, _), .differs(let column, _), .less(let column, _),
            .lessOrEqual(let column, _), .greater(let column, _), .greaterOrEqual(let column, _),
            .between(let column, _, _), .hasPrefix(let column, _), .contains(let column, _), .matches(let column, _):
            hasher.combine(column)
        case .any(let conditions), .all(let conditions): hasher.combine(conditions.count)
        }
    }
}

extension [Condition] {
    /// Whether their SQL is that of other conditions, whatever the values.
    func haveSameForm(as others: [Condition]) -> Bool {
        count == others.count && zip(self, others).allSatisfy { $0.hasSameForm(as: $1) }
    }
}

extension Value {
    /// Whether it is null.
    var isNull: Bool {
        if case .null = self { true } else { false }
    }
}
