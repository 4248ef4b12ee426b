import Store

/// What a question or a change says in SQL, apart from its values.
final class Plan {
    let table: TableSQL
    let text: PreparedText
    /// What the rows of the answer share.
    let shape: Row.Shape
    /// For each parameter the column that its value must fit; `nil` where it need not.
    private let parameters: [ColumnDefinition?]

    init(_ table: TableSQL, _ sql: String, parameters: [ColumnDefinition?], shape: Row.Shape? = nil) {
        self.table = table
        text = PreparedText(sql)
        self.shape = shape ?? table.declared.shape
        self.parameters = parameters
    }

    /// Refuses values that do not fit their columns; null may be compared with any. Throws `StoreError.mismatch`.
    func check(_ values: [Value], from first: Int = 0) throws(StoreError) {
        for position in first..<values.count {
            guard let column = parameters[position], !values[position].isNull else { continue }
            try table.declared.check(values[position], for: column)
        }
    }

    /// Refuses values that cannot be put into their columns; throws `StoreError.mismatch` or `.missingValue`.
    func checkAssigned(_ values: [Value]) throws(StoreError) {
        for position in values.indices {
            guard let column = parameters[position] else { continue }
            try table.declared.check(values[position], for: column)
        }
    }
}

/// The plans of an office: it asks the same few questions over and over, so that each is put into SQL once.
final class Plans {
    private var questions: [QuestionForm: Plan] = [:]
    private var changes: [ChangeForm: Plan] = [:]
    private var insertions: [String: PreparedText] = [:]
    private var replacements: [String: PreparedText] = [:]

    init() {}

    /// The statement that adds a row; written by `make` the first time.
    func insertion(into table: TableSQL, _ make: () -> String) -> PreparedText {
        Self.text(of: table, in: &insertions, make)
    }

    /// The statement that adds a row or replaces the one with its key; written by `make` the first time.
    func replacement(in table: TableSQL, _ make: () -> String) -> PreparedText {
        Self.text(of: table, in: &replacements, make)
    }

    private static func text(
        of table: TableSQL, in texts: inout [String: PreparedText], _ make: () -> String
    ) -> PreparedText {
        if let text = texts[table.definition.name] { return text }
        let text = PreparedText(make())
        texts[table.definition.name] = text
        return text
    }

    /// The plan of a question; made by `make` the first time.
    func plan(of query: Query, _ make: () throws(StoreError) -> Plan) throws(StoreError) -> Plan {
        let form = QuestionForm(query: query)
        if let plan = questions[form] { return plan }
        let plan = try make()
        if questions.count >= Self.limit { questions.removeAll() }
        questions[form] = plan
        return plan
    }

    /// The plan of a change of some columns; made by `make` the first time.
    func plan(
        of columns: [String], in table: String, where conditions: [Condition], _ make: () throws(StoreError) -> Plan
    ) throws(StoreError) -> Plan {
        let form = ChangeForm(table: table, columns: columns, conditions: conditions)
        if let plan = changes[form] { return plan }
        let plan = try make()
        if changes.count >= Self.limit { changes.removeAll() }
        changes[form] = plan
        return plan
    }

    /// Far more than an office asks; a bound only so that generated questions can't use up memory.
    private static let limit = 500
}

/// What questions have in common that are the same apart from their values.
private struct QuestionForm: Hashable {
    let query: Query

    static func == (left: Self, right: Self) -> Bool {
        left.query.table == right.query.table && left.query.columns == right.query.columns
            && left.query.order == right.query.order && left.isLimited == right.isLimited
            && left.query.conditions.haveSameForm(as: right.query.conditions)
    }

    private var isLimited: Bool { query.isLimited }

    func hash(into hasher: inout Hasher) {
        hasher.combine(query.table)
        for condition in query.conditions { condition.hashForm(into: &hasher) }
    }
}

/// What changes have in common that are the same apart from their values.
private struct ChangeForm: Hashable {
    let table: String
    /// The columns that are set, in order.
    let columns: [String]
    let conditions: [Condition]

    static func == (left: Self, right: Self) -> Bool {
        left.table == right.table && left.columns == right.columns
            && left.conditions.haveSameForm(as: right.conditions)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(table)
        for column in columns { hasher.combine(column) }
    }
}

extension Query {
    /// Whether it asks for a part of the rows only.
    var isLimited: Bool { limit != nil || offset > 0 }
}
