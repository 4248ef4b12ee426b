import CSQLite
import Store

/// A connection to a database file, used from one thread.
final class Connection {
    let handle: OpaquePointer
    /// The file as the user named it, for errors.
    let path: String
    /// The number of pages in the write-ahead log after the last commit.
    private let log = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    private var statements: [String: Statement] = [:]

    /// Opens an existing file; throws `StoreError`.
    ///
    /// - Parameter isStill: whether the file is read without locks and a log, as one that nobody changes.
    init(path: String, flags: Int32, isStill: Bool = false) throws(StoreError) {
        _ = Self.spare
        var handle: OpaquePointer?
        let name = isStill ? Self.stillName(of: path) : path
        let kind = isStill ? flags | SQLITE_OPEN_URI : flags
        let code = sqlite3_open_v2(name, &handle, kind | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard let handle else { throw .refused(code: code, explanation: "out of memory") }
        guard code == SQLITE_OK else {
            let error = StoreError(code: code, handle: handle, path: path)
            sqlite3_close_v2(handle)
            throw error
        }
        self.handle = handle
        self.path = path
        log.initialize(to: 0)
        // Our own hook also takes the place of SQLite's automatic checkpoints.
        sqlite3_wal_hook(
            handle,
            { context, _, _, pages in
                context?.assumingMemoryBound(to: Int32.self).pointee = pages
                return SQLITE_OK
            }, log)
    }

    /// The name by which SQLite takes a file for one that nobody changes.
    private static func stillName(of path: String) -> String {
        let special: [Character: String] = ["%": "%25", "?": "%3f", "#": "%23"]
        return "file:" + path.map { special[$0] ?? String($0) }.joined() + "?immutable=1"
    }

    /// Statistics of memory cost a lock at each allocation, and nobody reads them. A library that is in use already
    /// stays as it is.
    private static let spare = docket_sqlite_without_memory_statistics()

    deinit {
        statements.removeAll()
        sqlite3_close_v2(handle)
        log.deallocate()
    }

    /// The number of pages that the last commit left in the write-ahead log.
    var logPages: Int { Int(log.pointee) }

    /// Runs statements without values and without an answer; throws `StoreError`.
    func execute(_ sql: String) throws(StoreError) {
        try check(sqlite3_exec(handle, sql, nil, nil, nil))
    }

    /// Runs one statement to its end; throws `StoreError`.
    func run(_ sql: String, _ values: [Value] = []) throws(StoreError) {
        var cursor = try cursor(sql, values)
        while try cursor.next() {}
    }

    /// The number of rows that the last statement changed.
    var changes: Int { Int(sqlite3_changes64(handle)) }

    /// Asks; the rows come from the cursor. Throws `StoreError`.
    func cursor(_ sql: String, _ values: [Value] = []) throws(StoreError) -> Cursor {
        try cursor(try statement(sql), values)
    }

    /// Asks by a prepared statement that is not in use; throws `StoreError`.
    func cursor(_ statement: Statement, _ values: [Value]) throws(StoreError) -> Cursor {
        let cursor = Cursor(statement, of: self)
        for (position, value) in values.enumerated() {
            try check(statement.bind(value, at: Int32(position + 1)))
        }
        return cursor
    }

    /// The integer in the first column of the first row; throws `StoreError`.
    func integer(_ sql: String, _ values: [Value] = []) throws(StoreError) -> Int64? {
        var cursor = try cursor(sql, values)
        return try cursor.next() && !cursor.isNull(0) ? cursor.integer(0) : nil
    }

    /// Throws `StoreError` unless SQLite succeeded.
    func check(_ code: Int32) throws(StoreError) {
        guard code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE else { throw error(code) }
    }

    /// Empties the cache, so that no statement refers to an attached database any more.
    func forgetStatements() {
        statements.removeAll()
    }

    /// The error that a result code stands for.
    func error(_ code: Int32) -> StoreError {
        StoreError(code: code, handle: handle, path: path)
    }

    /// A prepared statement, from the cache unless the cached one is still handing out rows.
    func statement(_ sql: String) throws(StoreError) -> Statement {
        if let statement = statements[sql], !statement.isInUse { return statement }
        var handle: OpaquePointer?
        try check(sqlite3_prepare_v3(self.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil))
        guard let handle else { throw .refused(code: SQLITE_MISUSE, explanation: "empty statement") }
        let statement = Statement(handle)
        if statements[sql] == nil {
            if statements.count >= Self.cacheSize { statements.removeAll() }
            statements[sql] = statement
        }
        return statement
    }

    /// Far more than an office asks; a bound only so that generated questions can't use up memory.
    private static let cacheSize = 500
}
