import CSQLite
import Store

/// How every connection to an office is set.
///
/// **Journal.** The write-ahead log with `synchronous = FULL`. With it, readers and the writer never wait for each
/// other, so that a long `verify`, `backup` or export doesn't stop the office, and a commit costs one sync. With the
/// rollback journal a commit costs several syncs, and a reader of half a minute would hold up everybody's.
///
/// Measured with `Benchmarks/peers/sqlite/raw-commits.c` on a busy machine of two processors, single-row commits a
/// second, medians of seven alternating rounds: log and FULL 308; rollback journal and FULL 125 (deleted), 177
/// (truncated), 152 (persistent); rollback journal and EXTRA 112. On the same machine at rest: 3,963 with the log,
/// 1,293 without.
///
/// **The WAL-reset defect** of SQLite 3.7.0 to 3.51.2 needs a checkpoint that begins while another connection commits.
/// Here no checkpoint runs beside a writer: SQLite's automatic checkpoints are off; every write transaction holds the
/// `WriterLock`, and our checkpoint runs under the same lock; the one that SQLite makes when the last connection closes
/// runs under its exclusive lock on the file, which no open connection permits. After that last close the file alone is
/// the office again, without a log beside it.
///
/// **What was deleted** is written over with zeros (`secure_delete`). The log holds the older page until it begins
/// anew: after the next checkpoint, or when the office is closed by the last one.
///
/// **Durability.** FULL syncs the log at each commit. EXTRA differs from it only in the rollback journal, where the
/// deletion of the journal is synced too.
enum Settings {
    /// How long a writer waits for others, in milliseconds.
    static let patience: Int32 = 10_000
    /// A checkpoint is due when the log has grown by so many pages (of 4 KiB). A log that is written over costs less at
    /// each sync than one that still grows: with 8,000 pages a decision took about a third longer, with 500 it took as
    /// long.
    static let checkpointPages = 2_000

    /// Sets up a new connection to an office; throws `StoreError`.
    static func apply(to connection: Connection) throws(StoreError) {
        try connection.check(sqlite3_busy_timeout(connection.handle, patience))
        // A file may come from anywhere. Its triggers must be trusted nevertheless: in SQLite 3.40 the full-text index
        // can't be kept by untrusted ones. So no function with side effects is there for them to call.
        for (option, value) in [
            (SQLITE_DBCONFIG_DEFENSIVE, Int32(1)), (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
            (SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0), (SQLITE_DBCONFIG_ENABLE_FKEY, 1),
        ] {
            try connection.check(docket_sqlite_configure(connection.handle, option, value))
        }
        try connection.registerCharacterFunction()
        try connection.execute(
            """
            PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON; PRAGMA journal_size_limit = 16777216;
            PRAGMA secure_delete = ON
            """)
    }
}
