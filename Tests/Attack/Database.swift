import CSQLite

/// The office's file in the hands of somebody who has SQLite and may write it.
final class Database {
    private let handle: OpaquePointer

    init(_ path: String) throws {
        var opened: OpaquePointer?
        guard sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK, let opened else {
            throw Broken(reason: "\(path) can't be opened")
        }
        handle = opened
    }

    deinit { sqlite3_close_v2(handle) }

    /// How many rows were changed so far.
    var changes: Int { Int(sqlite3_total_changes(handle)) }

    /// Runs statements; throws `Broken` with what SQLite says.
    func run(_ statements: String) throws {
        guard sqlite3_exec(handle, statements, nil, nil, nil) == SQLITE_OK else {
            throw Broken(reason: String(cString: sqlite3_errmsg(handle)))
        }
    }

    /// The rows of a question, as texts.
    func rows(_ question: String) throws -> [[String]] {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, question, -1, &statement, nil) == SQLITE_OK else {
            throw Broken(reason: String(cString: sqlite3_errmsg(handle)))
        }
        defer { sqlite3_finalize(statement) }
        var rows: [[String]] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            rows.append(
                (0..<sqlite3_column_count(statement)).map { column in
                    sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
                })
        }
        return rows
    }

    /// Runs statements with all triggers put aside, and makes them again as they were.
    func runWithoutTriggers(_ statements: String) throws {
        let triggers = try rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        try run("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE")
        for trigger in triggers { try run("DROP TRIGGER \"\(trigger[0])\"") }
        try run(statements)
        for trigger in triggers { try run(trigger[1]) }
        try run("COMMIT")
    }
}
