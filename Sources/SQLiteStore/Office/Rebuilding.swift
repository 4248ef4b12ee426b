import Store

extension OfficeFile {
    /// Makes the tables anew from the events, in one transaction, whatever became of them and of their declarations.
    /// Throws what `apply` throws, and `StoreError`.
    public func rebuild(_ apply: (Event, any TableWriting) throws -> Void) throws {
        try writing { session in
            try dropTables()
            try connection.run("DELETE FROM declarations")
            try connection.run("DELETE FROM event_forms")
            try connection.run(Schema.eventForms)
            session.notedForms = nil
            for table in tables.tables {
                try Self.declare(table, in: connection)
            }
            try session.forEachEvent(EventQuery()) { event in
                if !event.isAboutChain { try apply(event, session.tables) }
            }
        }
        staleTables = []
    }

    /// Drops whatever stands under the names of declared tables: those, and what somebody put in their place.
    private func dropTables() throws(StoreError) {
        // A full-text index takes its own tables with it, whose names are longer.
        for (kind, name) in try madeObjects().sorted(by: { $0.name.utf8.count < $1.name.utf8.count }) {
            try connection.execute("DROP \(kind) IF EXISTS main.\"\(name.replacing("\"", with: "\"\""))\"")
        }
    }

    private func madeObjects() throws(StoreError) -> [(kind: String, name: String)] {
        var objects: [(kind: String, name: String)] = []
        var cursor = try connection.cursor(
            "SELECT type, name FROM main.sqlite_schema WHERE type IN ('table', 'view') ORDER BY type DESC, name")
        while try cursor.next() {
            let (kind, name) = (try cursor.text(0), try cursor.text(1))
            if StoredName.isMade(name) { objects.append((kind == "view" ? "VIEW" : "TABLE", name)) }
        }
        return objects
    }
}
