import Digest
import Store

/// What a running transaction reads and writes: events, contents and the kept tables.
final class Session: Transaction {
    let connection: Connection
    let identity: SHA256Digest
    let tables: Tables
    let writer: EventWriter
    /// The forms of events that are noted within this transaction; `nil` until they are needed.
    var notedForms: Set<EventForm>?
    /// The head, once it is known; nobody else changes it within the transaction.
    var knownHead: Head?
    /// The time of the last event, once it is known together with the head; `nil` where there is none.
    var lastTime: String?
    /// The form of the next event, unless the chain of an older office has changed it.
    var form: ChainForm
    /// Whether values were erased, of which the log must keep no trace either.
    var hasErased = false
    private var writes: [String: Int] = [:]
    private var takenBack = 0

    init(_ connection: Connection, tables: TableSet, identity: SHA256Digest, writer: EventWriter, plans: Plans) {
        self.connection = connection
        self.writer = writer
        form = writer.form
        notedForms = writer.eventForms
        self.identity = identity
        self.tables = Tables(connection: connection, set: tables, schema: "main", plans: plans)
    }

    func rows(_ query: Query) throws(StoreError) -> [Row] {
        try tables.rows(query)
    }

    func forEachRow(_ query: Query, _ body: (Row) throws -> Void) throws {
        try tables.forEachRow(query, body)
    }

    func count(_ table: String, where conditions: [Condition]) throws(StoreError) -> Int {
        try tables.count(table, where: conditions)
    }

    func figures(_ aggregation: Aggregation) throws(StoreError) -> [Row] {
        try tables.figures(aggregation)
    }

    func standings(_ ranking: Ranking) throws(StoreError) -> [Standing] {
        try tables.standings(ranking)
    }

    // What is taken back changes every table.
    func writes(to table: String) -> Int { takenBack + (writes[table] ?? 0) }

    func attempt<Answer>(_ body: () throws -> Answer) throws -> Answer {
        try connection.run("SAVEPOINT attempt")
        do {
            let answer = try body()
            try connection.run("RELEASE attempt")
            return answer
        } catch {
            knownHead = nil
            form = writer.form
            notedForms = writer.eventForms
            takenBack += 1
            // SQLite may have ended the whole transaction by itself; then there is nothing more to take back.
            guard connection.isInTransaction else { throw error }
            try connection.run("ROLLBACK TO attempt")
            try connection.run("RELEASE attempt")
            throw error
        }
    }

    func insert(into table: String, _ row: ColumnValues) throws(StoreError) {
        writes[table, default: 0] += 1
        try tables.insert(into: table, row)
    }

    func put(into table: String, _ row: ColumnValues) throws(StoreError) {
        writes[table, default: 0] += 1
        try tables.put(into: table, row)
    }

    func update(_ table: String, set changes: ColumnValues, where conditions: [Condition]) throws(StoreError) -> Int {
        writes[table, default: 0] += 1
        return try tables.update(table, set: changes, where: conditions)
    }

    func delete(from table: String, where conditions: [Condition]) throws(StoreError) -> Int {
        writes[table, default: 0] += 1
        return try tables.delete(from: table, where: conditions)
    }
}
