/// Each table × insert, update of each column, delete, replace, emptied, dropped.
struct TableAttacks {
    private let table: String
    private let columns: [(name: String, isKey: Bool)]
    private let creation: String

    /// The attacks on all tables of an office.
    static func all(_ office: Database) throws -> [Attack] {
        let names = try office.rows(
            "SELECT name, ifnull(sql, '') FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
                + "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
        return try names.flatMap { row in
            let columns = try office.rows("SELECT name, pk FROM pragma_table_info('\(row[0])')")
            return TableAttacks(
                table: row[0], columns: columns.map { ($0[0], $0[1] != "0") }, creation: row[1]
            ).attacks
        }
    }

    private var attacks: [Attack] {
        var attacks = [
            change("a row inserted", "INSERT INTO \(table) SELECT \(list(changingKeys: true)) FROM \(table) LIMIT 1"),
            change("a row deleted", "DELETE FROM \(table) WHERE \(key) = (SELECT min(\(key)) FROM \(table))"),
            change("the last row deleted", "DELETE FROM \(table) WHERE \(key) = (SELECT max(\(key)) FROM \(table))"),
            change("emptied", "DELETE FROM \(table)"),
            Attack(table, "rows replaced past the triggers", by: finder(of: "rows replaced past the triggers")) {
                path in
                guard columns.contains(where: { !$0.isKey }) else { throw Idle() }
                let database = try Database(path)
                try database.run(
                    "PRAGMA recursive_triggers = OFF; REPLACE INTO \(table) "
                        + "SELECT \(list(changingKeys: false)) FROM \(table)")
                if database.changes == 0 { throw Idle() }
            },
            Attack(table, "dropped") { try Database($0).run("PRAGMA foreign_keys = OFF; DROP TABLE \(table)") },
            Attack(table, "a column more") { try Database($0).run("ALTER TABLE \(table) ADD COLUMN extra TEXT") },
            Attack(table, "a view in its place") {
                try Database($0).run(
                    "PRAGMA foreign_keys = OFF; DROP TABLE \(table); CREATE VIEW \(table) AS SELECT 1 AS a")
            },
        ]
        for column in columns {
            attacks.append(change("\(column.name) changed", "UPDATE \(table) SET \(assignment(column.name))"))
        }
        return attacks
    }

    private func change(_ deed: String, _ statement: String) -> Attack {
        Attack(table, deed, by: finder(of: deed)) { path in
            let database = try Database(path)
            try database.runWithoutTriggers(statement)
            if database.changes == 0 { throw Idle() }
        }
    }

    private var key: String { columns.first(where: \.isKey).map { "\"\($0.name)\"" } ?? "rowid" }

    private func list(changingKeys: Bool) -> String {
        columns.map { $0.isKey == changingKeys ? changed($0.name) : "\"\($0.name)\"" }.joined(separator: ", ")
    }

    private func assignment(_ column: String) -> String { "\"\(column)\" = \(changed(column))" }

    private func changed(_ column: String) -> String {
        "CASE typeof(\"\(column)\") WHEN 'integer' THEN \"\(column)\" + 1000 WHEN 'text' THEN \"\(column)\" || '1' "
            + "WHEN 'blob' THEN zeroblob(length(\"\(column)\")) ELSE '1' END"
    }

    /// What must find a deed: the exceptions are what the security page says of seals and of erased values.
    private func finder(of deed: String) -> Attack.Finder {
        switch (table, deed) {
        case ("accesses", "emptied"), ("accesses", "the last row deleted"): .seal
        case ("pieces", "id changed"):
            .nothing(reason: "a number that nothing refers to")
        case ("search_customers_data", "a row inserted"):
            .nothing(reason: "a page of the search index that no other page names is never read")
        case ("office", "ordered_from changed"):
            .nothing(reason: "the note from which event on time goes forward is in no chain")
        case ("search_customers_idx", _):
            .nothing(reason: "the search still finds every row: each word of the index was looked up")
        case ("stagings", _):
            .nothing(
                reason: "what a process that is gone was taking in: removed when the office is opened, and never read")
        case ("personal", "emptied"), ("personal", "a row deleted"), ("personal", "the last row deleted"),
            ("personal_digests", "a row inserted"):
            .nothing(reason: "values may be erased: nobody can tell an erased one from a missing one")
        default: .verification
        }
    }
}

/// There was nothing to change.
struct Idle: Error {}
