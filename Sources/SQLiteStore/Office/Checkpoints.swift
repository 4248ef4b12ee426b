import CSQLite
import Store

extension Connection {
    /// Whether a transaction runs.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Throws `StoreError.refused` within a transaction: it must not be ended, or its lock released, by an inner one.
    func refuseNesting() throws(StoreError) {
        guard !isInTransaction else { throw .nestedTransaction }
    }

    /// Takes back the running transaction, if there is one.
    ///
    /// It can't fail in a way that matters: SQLite takes back by itself whatever isn't committed when an error has
    /// ended the transaction already, or when the connection closes.
    func rollBack() {
        guard isInTransaction else { return }
        sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
    }
}

/// Decides when the write-ahead log is copied into the file.
struct CheckpointPace {
    private var due = Settings.checkpointPages
    private var pagesBefore = 0
    /// Whether the log holds values that were erased since.
    private var holdsErased = false

    /// Makes a checkpoint when one is due. The caller holds the `WriterLock`; readers are not disturbed.
    ///
    /// A checkpoint that fails is no failure of the commit: it stands in the log, and the next one tries again.
    mutating func afterCommit(_ connection: Connection, erasing: Bool) {
        if erasing { holdsErased = true }
        if holdsErased { clear(connection) }
        let pages = connection.logPages
        if pages < pagesBefore { due = Settings.checkpointPages }
        pagesBefore = pages
        guard pages >= due else { return }
        due = pages + Settings.checkpointPages
        sqlite3_wal_checkpoint_v2(connection.handle, "main", SQLITE_CHECKPOINT_PASSIVE, nil, nil)
    }

    /// Empties the log. Whoever still reads from it holds that up; then the next commit tries again, and whoever closes
    /// the office last removes the log in any case.
    private mutating func clear(_ connection: Connection) {
        let code = sqlite3_wal_checkpoint_v2(connection.handle, "main", SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
        holdsErased = code != SQLITE_OK
    }
}
