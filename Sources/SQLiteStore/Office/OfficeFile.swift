import CSQLite
import Digest
import Glibc
import Store

/// An office in one SQLite file.
///
/// ```swift
/// let office = try OfficeFile.open(at: "district.office", tables: tables)
/// let number = try office.write { transaction in
///     let event = try transaction.append(draft)
///     try transaction.insert(into: "tasks", row)
///     return event.number
/// }
/// ```
/// It is used by one thread; other threads and processes open the file for themselves.
public final class OfficeFile: Office {
    /// The file, with symbolic links resolved.
    public let path: String
    /// What the first event continues from: 32 bytes that name this office and no other.
    public let identity: SHA256Digest
    /// The declared tables that an earlier declaration made; reading and writing is refused until `rebuild`.
    public internal(set) var staleTables: [String]

    let connection: Connection
    let tables: TableSet
    let lock: WriterLock
    private let reach: OfficeReach
    /// Whether this process may change the office, as far as the system lets it.
    public var mayWrite: Bool { reach.mayWrite }
    private var checkpoints = CheckpointPace()
    /// The form of the first event.
    let firstForm: ChainForm
    /// The event since which time only goes forward.
    let orderedFrom: Int
    private let writer: EventWriter
    private let plans = Plans()

    /// Makes a new office with mode 0600. `identity` is random unless it is given.
    ///
    /// Throws `StoreError.exists` when the file is there, or any other `StoreError`; then there is no new file.
    public static func create(
        at path: String, tables: [TableDefinition], identity: SHA256Digest = .random()
    ) throws(StoreError) -> OfficeFile {
        try create(at: path, tables: tables, identity: identity, form: .latest)
    }

    static func create(
        at path: String, tables: [TableDefinition], identity: SHA256Digest, form: ChainForm
    ) throws(StoreError) -> OfficeFile {
        let set = try TableSet(tables)
        let file = try NewFile(for: path, companions: Self.companions)
        try fill(file.path, tables: set, identity: identity, form: form)
        try file.publish()
        return try open(at: path, tables: tables)
    }

    /// Opens an office, brings its schema up to date, and collects what interrupted stagings left.
    ///
    /// Throws `StoreError.missing`, `.notAnOffice`, `.newer`, `.unreadable`, `.damaged` or any other.
    public static func open(at path: String, tables: [TableDefinition]) throws(StoreError) -> OfficeFile {
        let set = try TableSet(tables)
        let office = try OfficeFile(path: resolved(path), tables: set, migrations: Schema.migrations)
        if office.mayWrite { try office.collectStagings() }
        return office
    }

    init(path: String, tables: TableSet, migrations: [String]) throws(StoreError) {
        self.path = path
        self.tables = tables
        lock = WriterLock(officePath: path)
        reach = try OfficeReach(of: path)
        connection = try Connection(path: path, flags: SQLITE_OPEN_READWRITE, isStill: reach.isStill)
        try Settings.apply(to: connection)
        let version = try Self.version(of: connection, known: migrations.count)
        if reach.mayWrite { try connection.execute("PRAGMA journal_mode = WAL") }
        if version < migrations.count {
            try reach.requireWriting(path)
            try Self.update(connection, under: lock, by: migrations)
        }
        (identity, firstForm, orderedFrom) = try Self.beginning(in: connection)
        writer = EventWriter(form: firstForm)
        staleTables = try Self.staleTables(in: connection, tables)
        try reach.requireStill(path)
    }

    /// Reads a consistent state while others write. Throws what `body` throws, and `StoreError`: `.busy` where only a
    /// file without a log may be read and it was changed meanwhile.
    public func read<Answer>(_ body: (any Snapshot) throws -> Answer) throws -> Answer {
        try refuseStaleTables()
        return try reading(body)
    }

    func reading<Answer>(_ body: (Session) throws -> Answer) throws -> Answer {
        try connection.refuseNesting()
        try connection.run("BEGIN")
        defer { connection.rollBack() }
        let outcome = Result { try body(session()) }
        try reach.requireStill(path)
        return try outcome.get()
    }

    /// Decides and appends in one transaction; nothing is changed when `body` throws. Waits up to 10 seconds for
    /// others, then throws `StoreError.busy`. When this returns, the change outlives a crash.
    @discardableResult
    public func write<Answer>(_ body: (any Transaction) throws -> Answer) throws -> Answer {
        try refuseStaleTables()
        return try writing(body)
    }

    func writing<Answer>(_ body: (Session) throws -> Answer) throws -> Answer {
        try exclusively {
            let session = session()
            let answer = try body(session)
            try connection.run("COMMIT")
            writer.form = session.form
            writer.eventForms = session.notedForms
            checkpoints.afterCommit(connection, erasing: session.hasErased)
            return answer
        }
    }

    /// The forms of all events but those about the chain itself. Throws `StoreError`.
    public func eventForms() throws -> Set<EventForm> { try reading { try $0.eventForms() } }

    /// Does what `write` does, then takes everything back.
    public func rehearse<Answer>(_ body: (any Transaction) throws -> Answer) throws -> Answer {
        try refuseStaleTables()
        return try exclusively { try body(session()) }
    }

    /// Runs in a transaction that nobody else's overlaps; what isn't committed at the end is taken back.
    private func exclusively<Answer>(_ body: () throws -> Answer) throws -> Answer {
        try connection.refuseNesting()
        try reach.requireWriting(path)
        try lock.acquire(patience: Settings.patience)
        defer { lock.release() }
        try connection.run("BEGIN IMMEDIATE")
        defer { connection.rollBack() }
        return try body()
    }

    private func session() -> Session {
        Session(connection, tables: tables, identity: identity, writer: writer, plans: plans)
    }

    private func refuseStaleTables() throws(StoreError) {
        guard staleTables.isEmpty else { throw .stale(tables: staleTables) }
    }
}
