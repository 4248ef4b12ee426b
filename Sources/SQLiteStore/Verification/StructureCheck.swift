import CSQLite
import Store

/// Checks the file as SQLite sees it, and that its schema is the one this version makes.
enum StructureCheck {
    /// What SQLite's own check finds, at most ten entries, and rows that refer to nothing; throws `StoreError`.
    static func file(_ connection: Connection) throws(StoreError) -> [VerificationProblem] {
        var problems: [VerificationProblem] = []
        do {
            var cursor = try connection.cursor("PRAGMA main.integrity_check(10)")
            while try cursor.next() {
                let text = try cursor.text(0)
                if text != "ok" { problems.append(.file(text)) }
            }
        }
        var cursor = try connection.cursor("PRAGMA main.foreign_key_check")
        while try cursor.next() {
            let problem = VerificationProblem.reference(table: try cursor.text(0))
            if !problems.contains(problem) { problems.append(problem) }
        }
        return problems
    }

    /// Tables, indexes and triggers that are missing, different or surplus, by name; throws `StoreError`.
    static func schema(_ connection: Connection, tables: TableSet) throws(StoreError) -> [VerificationProblem] {
        let expected = try objects(of: model(tables))
        let found = try objects(of: connection)
        var problems: [VerificationProblem] = []
        for (name, sql) in expected.sorted(by: { $0.key < $1.key }) where found[name] != sql {
            problems.append(.structure(name: name, found[name] == nil ? .missing : .different))
        }
        for name in found.keys.sorted() where expected[name] == nil {
            problems.append(.structure(name: name, .surplus))
        }
        return problems
    }

    /// An empty office in memory, made as every office is.
    private static func model(_ tables: TableSet) throws(StoreError) -> Connection {
        let model = try Connection(path: ":memory:", flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY)
        try Settings.apply(to: model)
        try Schema.migrate(model, from: 0)
        for table in tables.tables {
            try OfficeFile.declare(table, in: model)
        }
        return model
    }

    /// The statements of a schema by the names of what they make; SQLite's own objects left out.
    private static func objects(of connection: Connection) throws(StoreError) -> [String: String] {
        var objects: [String: String] = [:]
        var cursor = try connection.cursor(
            "SELECT name, type || ' ' || tbl_name || ' ' || ifnull(sql, '') FROM main.sqlite_schema "
                + "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
        while try cursor.next() {
            objects[try cursor.text(0)] = try cursor.text(1)
        }
        return objects
    }
}
