/// Each trigger dropped and changed, each index dropped, things added, what the file says of itself changed.
enum SchemaAttacks {
    static func all(_ office: Database) throws -> [Attack] {
        let triggers = try office.rows(
            "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
        let indexes = try office.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'index' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
        )
        return triggers.flatMap { trigger in
            [
                statements(trigger[0], "dropped", "DROP TRIGGER \(trigger[0])"),
                statements(
                    trigger[0], "changed",
                    "DROP TRIGGER \(trigger[0]); CREATE TRIGGER \(trigger[0]) AFTER INSERT ON \(trigger[1]) "
                        + "BEGIN SELECT 1; END"),
            ]
        } + indexes.map { statements($0[0], "dropped", "DROP INDEX \($0[0])") } + others
    }

    private static var others: [Attack] {
        [
            statements("the schema", "a table more", "CREATE TABLE more (a)"),
            statements("the schema", "a view more", "CREATE VIEW more AS SELECT * FROM events"),
            statements("the schema", "an index more", "CREATE INDEX more ON events (person)"),
            statements(
                "the schema", "a trigger more",
                "CREATE TRIGGER more AFTER INSERT ON events BEGIN DELETE FROM stagings; END"),
            statements("the file", "user_version lowered", "PRAGMA user_version = 1"),
            statements("the file", "user_version raised", "PRAGMA user_version = 99"),
            statements("the file", "user_version 0", "PRAGMA user_version = 0"),
            statements("the file", "application_id changed", "PRAGMA application_id = 1"),
        ]
    }

    private static func statements(_ subject: String, _ deed: String, _ statements: String) -> Attack {
        Attack(subject, deed) { try Database($0).run(statements) }
    }
}
