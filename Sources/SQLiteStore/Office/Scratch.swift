import CSQLite
import Digest
import Store

extension OfficeFile {
    /// Does something in one transaction of an empty office that is in memory alone and gone afterwards. Throws what
    /// `body` throws, and `StoreError`.
    static func scratch<Answer>(
        tables: [TableDefinition], _ body: (any Transaction) throws -> Answer
    ) throws -> Answer {
        let set = try TableSet(tables)
        let connection = try Connection(
            path: ":memory:", flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY)
        try Settings.apply(to: connection)
        try connection.execute("BEGIN IMMEDIATE")
        defer { connection.rollBack() }
        try Schema.migrate(connection, from: 0)
        for table in set.tables { try declare(table, in: connection) }
        return try body(
            Session(
                connection, tables: set, identity: .random(), writer: EventWriter(form: .latest), plans: Plans()))
    }
}
