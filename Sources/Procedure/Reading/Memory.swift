import Store

/// The rows of one table that belong to a case or a task, as they were read last.
struct RowMemory<Row: StoredRow> {
    private var memory = Memory<Int, [Row]>()

    /// The rows of a case or a task; read where the table was written to since.
    mutating func rows(of number: Int, in tables: any Snapshot, _ read: () throws -> [Row]) throws -> [Row] {
        let writes = tables.writes(to: Row.self)
        if let known = memory.recall(number, since: writes) { return known }
        let rows = try read()
        memory.keep(rows, for: number)
        return rows
    }

    /// Keeps rows of a case or a task that were read just now together with others.
    mutating func keep(_ rows: [Row], of number: Int, in tables: any Snapshot) {
        _ = memory.recall(number, since: tables.writes(to: Row.self))
        memory.keep(rows, for: number)
    }
}

/// What was read of one table: one step of a command after the other asks for the same. True until the table is written
/// to.
struct Memory<Key: Hashable, Found> {
    private var writes = 0
    private var found: [Key: Found] = [:]

    /// What was read for a key, if nothing was written since.
    ///
    /// - Parameter writes: how often the table has been written to by now.
    mutating func recall(_ key: Key, since writes: Int) -> Found? {
        if writes != self.writes {
            self.writes = writes
            if !found.isEmpty { found = [:] }
        }
        return found[key]
    }

    /// Keeps what was read just now.
    mutating func keep(_ new: Found, for key: Key) {
        // A command asks for few; a list of an office goes over all.
        if found.count >= 100 { found = [:] }
        found[key] = new
    }
}
