import CSQLite
import Store

/// A prepared statement, kept by the cache of its connection.
final class Statement {
    let handle: OpaquePointer
    fileprivate(set) var isInUse = false

    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// Binds a value to a parameter, counted from 1; SQLite copies it.
    func bind(_ value: Value, at position: Int32) -> Int32 {
        switch value {
        case .null:
            sqlite3_bind_null(handle, position)
        case .integer(let integer):
            sqlite3_bind_int64(handle, position, integer)
        case .text(var text):
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text64(
                        handle, position, $0.baseAddress, UInt64($0.count), docket_sqlite_transient(),
                        UInt8(SQLITE_UTF8))
                }
            }
        case .blob(let bytes):
            // A null pointer would bind null instead of the empty blob.
            bytes.isEmpty
                ? sqlite3_bind_zeroblob(handle, position, 0)
                : sqlite3_bind_blob64(handle, position, bytes, UInt64(bytes.count), docket_sqlite_transient())
        }
    }
}

/// A statement's text, and the statement while the cache of the connection keeps it: spares finding it by its text.
final class PreparedText {
    let sql: String
    fileprivate(set) weak var statement: Statement?

    init(_ sql: String) {
        self.sql = sql
    }
}

extension Connection {
    /// Asks as the text says; the rows come from the cursor. Throws `StoreError`.
    func cursor(_ text: PreparedText, _ values: [Value]) throws(StoreError) -> Cursor {
        if let statement = text.statement, !statement.isInUse { return try cursor(statement, values) }
        let statement = try statement(text.sql)
        text.statement = statement
        return try cursor(statement, values)
    }

    /// Runs one statement to its end; throws `StoreError`.
    func run(_ text: PreparedText, _ values: [Value]) throws(StoreError) {
        var cursor = try cursor(text, values)
        while try cursor.next() {}
    }
}

/// A running statement; it goes back to the cache when the cursor goes out of use.
struct Cursor: ~Copyable {
    private let statement: Statement
    private let connection: Connection

    init(_ statement: Statement, of connection: Connection) {
        self.statement = statement
        self.connection = connection
        statement.isInUse = true
    }

    deinit {
        sqlite3_reset(statement.handle)
        sqlite3_clear_bindings(statement.handle)
        statement.isInUse = false
    }

    /// Goes to the next row; false after the last one. Throws `StoreError`.
    mutating func next() throws(StoreError) -> Bool {
        switch sqlite3_step(statement.handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw connection.error(code)
        }
    }

    var columnCount: Int { Int(sqlite3_column_count(statement.handle)) }

    func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(statement.handle, column) == SQLITE_NULL
    }

    func integer(_ column: Int32) -> Int64 {
        sqlite3_column_int64(statement.handle, column)
    }

    /// The text of a column; throws `StoreError.damaged` when it isn't UTF-8.
    func text(_ column: Int32) throws(StoreError) -> String {
        let bytes = bytes(column)
        // Repairing is quicker than validating, and shows what it repaired.
        var text = String(decoding: bytes, as: UTF8.self)
        guard text.withUTF8({ $0.equals(bytes) }) else { throw .damaged(path: connection.path, code: 0) }
        return text
    }

    func optionalText(_ column: Int32) throws(StoreError) -> String? {
        isNull(column) ? nil : try text(column)
    }

    func blob(_ column: Int32) -> [UInt8] {
        Array(bytes(column))
    }

    /// The bytes of a text or blob, valid until the next step.
    func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
        let start = sqlite3_column_blob(statement.handle, column)?.assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement.handle, column)))
    }

    func value(_ column: Int32) throws(StoreError) -> Value {
        switch sqlite3_column_type(statement.handle, column) {
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_TEXT: .text(try text(column))
        case SQLITE_BLOB: .blob(blob(column))
        case SQLITE_NULL: .null
        // Tables are STRICT, and no column is REAL.
        default: throw .damaged(path: connection.path, code: 0)
        }
    }

    /// Whether another cursor's row holds the same values, byte by byte.
    func holdsSame(as other: borrowing Cursor) -> Bool {
        guard columnCount == other.columnCount else { return false }
        for column in 0..<Int32(columnCount) {
            let type = sqlite3_column_type(statement.handle, column)
            guard type == sqlite3_column_type(other.statement.handle, column) else { return false }
            switch type {
            case SQLITE_NULL: continue
            case SQLITE_INTEGER: guard integer(column) == other.integer(column) else { return false }
            default: guard bytes(column).equals(other.bytes(column)) else { return false }
            }
        }
        return true
    }

    func values() throws(StoreError) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(columnCount)
        for column in 0..<Int32(columnCount) {
            values.append(try value(column))
        }
        return values
    }
}
