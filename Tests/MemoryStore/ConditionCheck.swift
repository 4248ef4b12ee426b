import Store

/// Conditions that were checked against a table: asks rows whether they fulfil them.
struct ConditionCheck {
    private let table: MemoryTable
    private let conditions: [Condition]

    /// Refuses conditions over unknown columns, then values of the wrong type. Throws `StoreError`.
    init(_ conditions: [Condition], of table: MemoryTable) throws(StoreError) {
        self.table = table
        self.conditions = conditions
        for condition in conditions { try Self.checkColumns(of: condition, table.declared) }
    }

    /// Refuses values of the wrong type; throws `StoreError.mismatch`.
    func checkValues() throws(StoreError) {
        for condition in conditions { try Self.checkValues(of: condition, table.declared) }
    }

    /// Whether a row fulfils all conditions.
    func holds(of row: [Value]) -> Bool {
        conditions.allSatisfy { holds($0, row) }
    }

    private func holds(_ condition: Condition, _ row: [Value]) -> Bool {
        switch condition {
        case .equals(let column, .null): value(column, row) == .null
        case .equals(let column, let other): compares(column, other, row, ==)
        case .differs(let column, let other): value(column, row) != OrderedValue(other)
        case .isOne(let column, let choices): choices.contains { compares(column, $0, row, ==) }
        case .less(let column, let other): compares(column, other, row, <)
        case .lessOrEqual(let column, let other): compares(column, other, row, <=)
        case .greater(let column, let other): compares(column, other, row, >)
        case .greaterOrEqual(let column, let other): compares(column, other, row, >=)
        case .between(let column, let low, let high):
            compares(column, low, row, >=) && compares(column, high, row, <=)
        case .hasPrefix(let column, let prefix): text(column, row)?.starts(with: prefix.utf8) ?? false
        case .contains(let column, let part): text(column, row).map { $0.contains(Array(part.utf8)) } ?? false
        case .matches(let column, let part):
            text(column, row).map { Self.words(String(decoding: $0, as: UTF8.self)).contains(phrase: part) } ?? false
        case .any(let conditions): conditions.contains { holds($0, row) }
        case .all(let conditions): conditions.allSatisfy { holds($0, row) }
        }
    }

    /// Compares a column with a value; a comparison with null never holds.
    private func compares(
        _ column: String, _ other: Value, _ row: [Value], _ comparison: (OrderedValue, OrderedValue) -> Bool
    ) -> Bool {
        let (left, right) = (value(column, row), OrderedValue(other))
        return left != .null && right != .null && comparison(left, right)
    }

    private func value(_ column: String, _ row: [Value]) -> OrderedValue {
        let place = table.declared.definition.columns.firstIndex { $0.name == column }
        return place.map { OrderedValue(row[$0]) } ?? .null
    }

    private func text(_ column: String, _ row: [Value]) -> [UInt8]? {
        if case .text(let bytes) = value(column, row) { bytes } else { nil }
    }

    /// The characters that the search finds: letters and digits in lower case.
    fileprivate static func words(_ text: String) -> [Unicode.Scalar] {
        text.lowercased().unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber, .privateUse:
                true
            default: false
            }
        }
    }
}

extension ConditionCheck {
    fileprivate static func checkColumns(of condition: Condition, _ table: DeclaredTable) throws(StoreError) {
        switch condition {
        case .equals(let column, _), .differs(let column, _), .isOne(let column, _), .less(let column, _),
            .lessOrEqual(let column, _), .greater(let column, _), .greaterOrEqual(let column, _),
            .between(let column, _, _), .hasPrefix(let column, _), .contains(let column, _):
            _ = try table.column(column)
        case .matches(let column, _): _ = try table.searchableColumn(column)
        case .any(let conditions), .all(let conditions):
            for condition in conditions { try checkColumns(of: condition, table) }
        }
    }

    fileprivate static func checkValues(of condition: Condition, _ table: DeclaredTable) throws(StoreError) {
        switch condition {
        case .equals(let column, let value), .differs(let column, let value), .less(let column, let value),
            .lessOrEqual(let column, let value), .greater(let column, let value),
            .greaterOrEqual(let column, let value):
            try check(value, column, table)
        case .between(let column, let low, let high):
            try check(low, column, table)
            try check(high, column, table)
        case .isOne(let column, let choices):
            for choice in choices { try check(choice, column, table) }
        case .hasPrefix(let column, let text), .contains(let column, let text):
            try check(.text(text), column, table)
        case .matches: break
        case .any(let conditions), .all(let conditions):
            for condition in conditions { try checkValues(of: condition, table) }
        }
    }

    private static func check(_ value: Value, _ column: String, _ table: DeclaredTable) throws(StoreError) {
        // Null may be compared with any column.
        guard value != .null else { return }
        try table.check(value, for: try table.column(column))
    }
}

extension [Unicode.Scalar] {
    /// Whether the characters of a phrase follow each other somewhere; none of an empty one do.
    fileprivate func contains(phrase: String) -> Bool {
        let words = ConditionCheck.words(phrase)
        return !words.isEmpty && contains(words)
    }
}
