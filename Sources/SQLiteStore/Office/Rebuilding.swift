import Store

extension OfficeFile {
    /// Makes the tables anew from the events, in one transaction. Throws what `apply` throws, and `StoreError`.
    public func rebuild(_ apply: (Event, any TableWriting) throws -> Void) throws {
        try writing { session in
            for name in try declaredNames() {
                for statement in TableSQL.deletion(of: name, in: "main") {
                    try connection.execute(statement)
                }
            }
            try connection.run("DELETE FROM declarations")
            for table in tables.tables {
                try Self.declare(table, in: connection)
            }
            try session.forEachEvent(EventQuery()) { event in
                if !event.isAboutChain { try apply(event, session.tables) }
            }
        }
        staleTables = []
    }

    private func declaredNames() throws(StoreError) -> [String] {
        var names: [String] = []
        var cursor = try connection.cursor("SELECT name FROM declarations")
        while try cursor.next() {
            let name = try cursor.text(0)
            // The name goes into statements, and the file may come from anywhere.
            guard DeclaredTable.isName(name) else { throw .damaged(path: path, code: 0) }
            names.append(name)
        }
        return names
    }
}
