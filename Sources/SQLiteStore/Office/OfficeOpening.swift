import CSQLite
import Digest
import Glibc
import Store

extension OfficeFile {
    /// What the names of the files beside an office add to its own.
    static let companions = ["-journal", "-wal", "-shm", "-lock"]

    /// The path with symbolic links resolved, so that everybody finds the same files beside the office.
    static func resolved(_ path: String) throws(StoreError) -> String {
        guard let resolved = realpath(path, nil) else {
            throw errno == ENOENT || errno == ENOTDIR ? .missing(path: path) : .unreadable(path: path, code: errno)
        }
        defer { free(resolved) }
        var status = stat()
        guard stat(resolved, &status) == 0 else { throw .unreadable(path: path, code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { throw .notAnOffice(path: path) }
        return String(cString: resolved)
    }

    /// Writes the schema, the identity and the declared tables to an empty file.
    static func fill(
        _ path: String, tables: TableSet, identity: SHA256Digest, form: ChainForm
    ) throws(StoreError) {
        let connection = try Connection(path: path, flags: SQLITE_OPEN_READWRITE)
        try Settings.apply(to: connection)
        try connection.execute("PRAGMA application_id = \(Schema.applicationID); BEGIN IMMEDIATE")
        try Schema.migrate(connection, from: 0)
        try connection.run(
            "INSERT INTO office (only, identity, first_form) VALUES (1, ?, ?)",
            [.blob(identity.bytes), .integer(Int64(form.rawValue))])
        for table in tables.tables {
            try declare(table, in: connection)
        }
        try connection.execute("COMMIT; PRAGMA journal_mode = WAL")
    }

    /// Creates a table and remembers its declaration.
    static func declare(_ table: TableSQL, in connection: Connection) throws(StoreError) {
        for statement in table.creation(in: "main") {
            try connection.execute(statement)
        }
        try connection.run(
            "INSERT INTO declarations (name, fingerprint) VALUES (?, ?)",
            [.text(table.definition.name), .blob(table.fingerprint.bytes)])
    }

    /// The schema version of an office; throws `StoreError.notAnOffice` or `.newer`.
    static func version(of connection: Connection, known: Int) throws(StoreError) -> Int {
        guard try connection.integer("PRAGMA application_id") == Int64(Schema.applicationID) else {
            throw .notAnOffice(path: connection.path)
        }
        let version = Int(try connection.integer("PRAGMA user_version") ?? 0)
        guard version <= known else { throw .newer(path: connection.path, version: version) }
        guard version > 0 else { throw .notAnOffice(path: connection.path) }
        return version
    }

    /// Migrates under the lock, after looking again: somebody else may have done it meanwhile.
    static func update(_ connection: Connection, under lock: WriterLock, by migrations: [String]) throws(StoreError) {
        try lock.acquire(patience: Settings.patience)
        defer { lock.release() }
        try connection.execute("BEGIN IMMEDIATE")
        defer { connection.rollBack() }
        let version = try version(of: connection, known: migrations.count)
        try Schema.migrate(connection, from: version, by: migrations)
        try connection.execute("COMMIT")
    }

    /// What the first event continues from, its form, and the event since which time only goes forward.
    static func beginning(in connection: Connection) throws(StoreError) -> (SHA256Digest, ChainForm, Int) {
        var cursor = try connection.cursor("SELECT identity, first_form, ordered_from FROM office")
        guard try cursor.next(), let identity = SHA256Digest(bytes: cursor.blob(0)),
            let form = ChainForm(rawValue: Int(cursor.integer(1)))
        else { throw .damaged(path: connection.path, code: 0) }
        return (identity, form, Int(cursor.integer(2)))
    }

    /// The tables whose declaration differs from the one they were made by, that are declared no more, or that are
    /// gone.
    static func staleTables(in connection: Connection, _ tables: TableSet) throws(StoreError) -> [String] {
        var made: [String: [UInt8]] = [:]
        var cursor = try connection.cursor("SELECT name, fingerprint FROM declarations")
        while try cursor.next() {
            made[try cursor.text(0)] = cursor.blob(1)
        }
        var stale: [String] = []
        let present = try presentTables(in: connection)
        for table in tables.tables {
            let isCurrent = made.removeValue(forKey: table.definition.name) == table.fingerprint.bytes
            let isThere =
                present.contains(table.name)
                && (table.searchableColumns.isEmpty || present.contains(table.searchName))
            if !isCurrent || !isThere { stale.append(table.definition.name) }
        }
        return stale + made.keys.sorted()
    }

    private static func presentTables(in connection: Connection) throws(StoreError) -> Set<String> {
        var names: Set<String> = []
        var cursor = try connection.cursor("SELECT name FROM main.sqlite_schema WHERE type = 'table'")
        while try cursor.next() { names.insert(try cursor.text(0)) }
        return names
    }
}
