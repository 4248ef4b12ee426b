import Digest
import Store

/// The SQL of a declared table: its creation and the parts that questions are put together from.
final class TableSQL: Sendable {
    let declared: DeclaredTable

    /// Checks a declaration; throws `StoreError.invalidTable`.
    init(_ definition: TableDefinition) throws(StoreError) {
        declared = try DeclaredTable(definition)
    }

    var definition: TableDefinition { declared.definition }
    var name: String { StoredName.table(definition.name) }
    var searchName: String { StoredName.search(definition.name) }
    var searchableColumns: [String] { definition.columns.filter(\.isSearchable).map(\.name) }
    var columnNames: [String] { definition.columns.map(\.name) }

    /// A column's name in quotes; throws `StoreError.unknownColumn`.
    func quoted(_ column: String) throws(StoreError) -> String {
        "\"\(try declared.column(column).name)\""
    }
}

// What plans are made of. A plan is made once for each question, and a command asks of few tables: made when asked for.
extension TableSQL {
    /// What a question for whole rows in the order of their keys says.
    var allColumns: String { Self.list(columnNames) }
    var keyOrder: String { Self.list(definition.primaryKey) }

    /// What follows the name of the table to insert a whole row.
    var insertion: String { "(\(allColumns)) VALUES (\(columnNames.map { _ in "?" }.joined(separator: ", ")))" }

    /// What follows the name of the table to insert a row or replace the one with the same key.
    var replacement: String {
        let others = columnNames.filter { !definition.primaryKey.contains($0) }
        let changed = others.map { "\"\($0)\" = excluded.\"\($0)\"" }
        let resolution = changed.isEmpty ? "NOTHING" : "UPDATE SET \(changed.joined(separator: ", "))"
        return "\(insertion) ON CONFLICT (\(keyOrder)) DO \(resolution)"
    }
}

extension TableSQL {
    /// The statements that create the table with its indexes and its search in a schema (`main` or a shadow).
    func creation(in schema: String) -> [String] {
        var statements = [
            "CREATE TABLE \(schema).\(name) (\(tableBody)) STRICT\(needsRowNumbers ? "" : ", WITHOUT ROWID")"
        ]
        for (position, index) in definition.indexes.enumerated() {
            let unique = index.isUnique ? "UNIQUE " : ""
            statements.append(
                "CREATE \(unique)INDEX \(schema).\(name)_\(position + 1) ON \(name) (\(Self.list(index.columns)))"
                    + indexed(by: index))
        }
        return statements + (searchableColumns.isEmpty ? [] : searchCreation(in: schema))
    }

    /// Which rows an index holds: those that have something in its first column, where that may be empty. Nobody looks
    /// for rows by what they don't have, and a change of such a row then writes no page of the index.
    private func indexed(by index: IndexDefinition) -> String {
        guard let first = index.columns.first, definition.columns.contains(where: { $0.name == first && $0.isOptional })
        else { return "" }
        return " WHERE \"\(first)\" IS NOT NULL"
    }

    /// The statements that delete it again.
    func deletion(in schema: String) -> [String] {
        Self.deletion(of: definition.name, in: schema)
    }

    /// The statements that delete the table of this declared name, whatever its declaration was.
    static func deletion(of declaredName: String, in schema: String) -> [String] {
        [
            "DROP TABLE IF EXISTS \(schema).\(StoredName.search(declaredName))",
            "DROP TABLE IF EXISTS \(schema).\(StoredName.table(declaredName))",
        ]
    }

    /// What changes when the table must be made anew.
    var fingerprint: SHA256Digest {
        SHA256Digest(of: (["\(definition.version)"] + creation(in: "main")).joined(separator: "\n").utf8)
    }

    static func list(_ columns: [String]) -> String {
        columns.map { "\"\($0)\"" }.joined(separator: ", ")
    }

    /// The search refers to rows by number; a hidden one outlives whatever SQLite does to its own row numbers.
    private var needsRowNumbers: Bool { !searchableColumns.isEmpty || hasNumberKey }

    private var hasNumberKey: Bool {
        let key = definition.primaryKey
        return key.count == 1 && definition.columns.contains { $0.name == key[0] && $0.type == .integer }
    }

    /// The column that numbers the rows of a searchable table.
    var rowNumber: String { hasNumberKey ? "\"\(definition.primaryKey[0])\"" : "\"row number\"" }

    private var tableBody: String {
        var parts = definition.columns.map { column in
            "\"\(column.name)\" \(column.type.rawValue)\(column.isOptional ? "" : " NOT NULL")"
        }
        if !searchableColumns.isEmpty, !hasNumberKey {
            parts.insert("\(rowNumber) INTEGER PRIMARY KEY", at: 0)
            parts.append("UNIQUE (\(Self.list(definition.primaryKey)))")
        } else {
            parts.append("PRIMARY KEY (\(Self.list(definition.primaryKey)))")
        }
        return parts.joined(separator: ", ")
    }

    /// A full-text index over the texts' characters, each a word of its own, kept by triggers.
    private func searchCreation(in schema: String) -> [String] {
        let list = Self.list(searchableColumns)
        let new = searchableColumns.map { "\(characterFunction)(new.\"\($0)\")" }.joined(separator: ", ")
        let insertion = "INSERT INTO \(searchName) (rowid, \(list)) VALUES (new.\(rowNumber), \(new))"
        let deletion = "DELETE FROM \(searchName) WHERE rowid = old.\(rowNumber)"
        let watched = Self.list(searchableColumns + (hasNumberKey ? definition.primaryKey : []))
        return [
            "CREATE VIRTUAL TABLE \(schema).\(searchName) USING fts5 "
                + "(\(list), tokenize = 'unicode61 remove_diacritics 0', detail = full)",
            "CREATE TRIGGER \(schema).\(name)_added AFTER INSERT ON \(name) BEGIN \(insertion); END",
            "CREATE TRIGGER \(schema).\(name)_changed AFTER UPDATE OF \(watched) ON \(name) "
                + "BEGIN \(deletion); \(insertion); END",
            "CREATE TRIGGER \(schema).\(name)_deleted AFTER DELETE ON \(name) BEGIN \(deletion); END",
        ]
    }
}
