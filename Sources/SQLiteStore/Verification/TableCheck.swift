import CSQLite
import Store

/// Makes the tables anew in a temporary database and compares them with the kept ones.
struct TableCheck {
    let connection: Connection
    let tables: TableSet

    private static let schema = "shadow"

    /// Attaches the temporary database, outside any transaction; it vanishes with `end`.
    func begin() throws(StoreError) {
        try connection.execute("ATTACH '' AS \(Self.schema); PRAGMA \(Self.schema).synchronous = OFF")
        for table in tables.tables {
            for statement in table.creation(in: Self.schema) + vocabularies(of: table) {
                try connection.execute(statement)
            }
        }
    }

    /// Detaches the temporary database, outside any transaction.
    func end() throws(StoreError) {
        connection.forgetStatements()
        for table in tables.tables where !table.searchableColumns.isEmpty {
            for schema in ["main", Self.schema] {
                try connection.execute("DROP TABLE IF EXISTS temp.\(vocabulary(of: table, in: schema))")
            }
        }
        try connection.execute("DETACH \(Self.schema)")
    }

    /// The first difference of each table; throws `StoreError` when the office can't be read.
    func run(
        _ session: Session, _ apply: Applying, progress: (Int) -> Void
    ) throws -> [VerificationProblem] {
        let shadow = Tables(connection: connection, set: tables, schema: Self.schema, plans: Plans())
        var number = 0
        var forms: Set<EventForm> = []
        do {
            try session.forEachEvent(EventQuery()) { event in
                number = event.number
                if !event.isAboutChain {
                    try apply(event, shadow)
                    forms.insert(EventForm(kind: event.kind, version: event.version))
                }
                if number.isMultiple(of: 10_000) { progress(number) }
            }
        } catch let error as StoreError where error.isDamage {
            throw error
        } catch {
            return [.replay(number: number)]
        }
        // What the events name decides which contents there should be, whatever the kept tables say.
        var problems = try NamedContentCheck(connection: connection, tables: tables, schema: Self.schema).run()
        if try session.eventForms() != forms { problems.append(.eventForms) }
        for table in tables.tables {
            if let problem = try difference(in: table) { problems.append(problem) }
            if try !isSearchSound(table) { problems.append(.search(table: table.definition.name)) }
        }
        return problems
    }

    /// Walks both tables in the order of the primary key.
    private func difference(in table: TableSQL) throws(StoreError) -> VerificationProblem? {
        let key = table.definition.primaryKey
        let columns = TableSQL.list(key + table.columnNames.filter { !key.contains($0) })
        let order = TableSQL.list(key)
        var kept = try connection.cursor("SELECT \(columns) FROM main.\(table.name) ORDER BY \(order)")
        var made = try connection.cursor("SELECT \(columns) FROM \(Self.schema).\(table.name) ORDER BY \(order)")
        while true {
            switch (try kept.next(), try made.next()) {
            case (false, false): return nil
            case (true, false): return try problem(table, kept, .surplus)
            case (false, true): return try problem(table, made, .missing)
            case (true, true):
                if kept.holdsSame(as: made) { continue }
                switch try compareKeys(kept, made, key.count) {
                case 0: return try problem(table, kept, .different)
                case ..<0: return try problem(table, kept, .surplus)
                default: return try problem(table, made, .missing)
                }
            }
        }
    }

    private func problem(
        _ table: TableSQL, _ row: borrowing Cursor, _ fault: VerificationProblem.RowFault
    ) throws(StoreError) -> VerificationProblem {
        var key: [String] = []
        for column in 0..<Int32(table.definition.primaryKey.count) {
            key.append(try row.value(column).spelling)
        }
        return .row(table: table.definition.name, key: key.joined(separator: " "), fault)
    }

    private func compareKeys(
        _ left: borrowing Cursor, _ right: borrowing Cursor, _ count: Int
    ) throws(StoreError) -> Int {
        for column in 0..<Int32(count) {
            let (one, other) = (try left.value(column), try right.value(column))
            if one != other { return one.sorts(before: other) ? -1 : 1 }
        }
        return 0
    }
}

extension TableCheck {
    /// Whether the search holds the characters of the kept rows, and its index the words that the events give.
    fileprivate func isSearchSound(_ table: TableSQL) throws(StoreError) -> Bool {
        guard !table.searchableColumns.isEmpty else { return true }
        let search = "main.\(table.searchName)"
        let differs = table.searchableColumns.map { "s.\"\($0)\" IS NOT \(characterFunction)(t.\"\($0)\")" }
        let wrong = try connection.integer(
            """
            SELECT (SELECT count(*) FROM main.\(table.name) AS t LEFT JOIN \(search) AS s \
            ON s.rowid = t.\(table.rowNumber) WHERE s.rowid IS NULL OR \(differs.joined(separator: " OR "))) \
            + abs((SELECT count(*) FROM \(search)) - (SELECT count(*) FROM main.\(table.name)))
            """)
        guard wrong == 0 else { return false }
        let words = ["main", Self.schema].map { schema in
            "SELECT term, doc, cnt FROM temp.\(vocabulary(of: table, in: schema))"
        }
        guard try isSame(words[0], words[1]), try isIndexSame(table) else { return false }
        return try findsAll(table)
    }

    /// Whether what the index keeps of its own (settings, totals, lengths) is what the events give.
    private func isIndexSame(_ table: TableSQL) throws(StoreError) -> Bool {
        let stray = try connection.integer(
            "SELECT count(*) FROM main.\(table.searchName)_docsize "
                + "WHERE id NOT IN (SELECT \(table.rowNumber) FROM main.\(table.name))")
        guard stray == 0 else { return false }
        for part in ["config ORDER BY k", "data WHERE id = 1"] {
            let question = "SELECT * FROM %.\(table.searchName)_\(part)"
            guard try isSameInBoth(question) else { return false }
        }
        return try isSameInBoth("SELECT sz FROM %.\(table.searchName)_docsize ORDER BY sz")
    }

    /// Whether every word of the index leads to all rows that hold it.
    private func findsAll(_ table: TableSQL) throws(StoreError) -> Bool {
        let question = "SELECT count(*) FROM main.\(table.searchName) WHERE \(table.searchName) MATCH ?"
        var words = try connection.cursor("SELECT term, doc FROM temp.\(vocabulary(of: table, in: "main"))")
        while try words.next() {
            let phrase = "\"\(try words.text(0).replacing("\"", with: "\"\""))\""
            var found = try connection.cursor(question, [.text(phrase)])
            guard try found.next(), found.integer(0) == words.integer(1) else { return false }
        }
        return true
    }

    /// Whether a question has the same answer for the kept tables and for those made anew; `%` stands for either.
    private func isSameInBoth(_ question: String) throws(StoreError) -> Bool {
        try isSame(
            question.replacing("%", with: "main", maxReplacements: 1),
            question.replacing("%", with: Self.schema, maxReplacements: 1))
    }

    private func isSame(_ one: String, _ other: String) throws(StoreError) -> Bool {
        var kept = try connection.cursor(one)
        var made = try connection.cursor(other)
        while try kept.next() {
            guard try made.next(), kept.holdsSame(as: made) else { return false }
        }
        return try !made.next()
    }

    /// Views of the words in the full-text indexes, kept and made anew.
    fileprivate func vocabularies(of table: TableSQL) -> [String] {
        guard !table.searchableColumns.isEmpty else { return [] }
        return ["main", Self.schema].map { schema in
            "CREATE VIRTUAL TABLE temp.\(vocabulary(of: table, in: schema)) "
                + "USING fts5vocab(\(schema), \(table.searchName), row)"
        }
    }

    fileprivate func vocabulary(of table: TableSQL, in schema: String) -> String {
        "words_\(schema)_\(table.definition.name)"
    }
}

extension Value {
    /// The order of SQLite for values of one column.
    fileprivate func sorts(before other: Value) -> Bool {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): left < right
        case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.blob(let left), .blob(let right)): left.lexicographicallyPrecedes(right)
        default: false
        }
    }
}
