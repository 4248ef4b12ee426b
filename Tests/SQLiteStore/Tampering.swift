import Digest

@testable import SQLiteStore
@testable import Store

/// A dishonest hand: changes an office file with plain SQL, the store's triggers put aside and back.
struct Tampering {
    let connection: Connection

    init(path: String) throws {
        connection = try Connection(path: path, flags: 2)
        try connection.registerCharacterFunction()
    }

    /// Runs statements as if there were no triggers, then makes the triggers again as they were.
    func run(_ statements: String...) throws { try run(statements) }

    private func run(_ statements: [String]) throws {
        let triggers = try self.triggers()
        try connection.execute("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE")
        for name in triggers.keys { try connection.execute("DROP TRIGGER \(name)") }
        for statement in statements { try connection.execute(statement) }
        for sql in triggers.values { try connection.execute(sql) }
        try connection.execute("COMMIT")
    }

    /// Computes all digests anew, as one who wants the chain to look whole.
    func rebuildChain(identity: SHA256Digest) throws {
        var digests: [(Int64, [UInt8])] = []
        do {
            var previous = identity
            let chain = EventChain()
            var canonical = CanonicalEvent()
            var cursor = try connection.cursor("\(Session.selection) ORDER BY number")
            while try cursor.next() {
                canonical.write(RecordedEvent(cursor))
                previous = chain.digest(of: canonical, after: previous)
                digests.append((cursor.integer(0), previous.bytes))
            }
        }
        try run(
            digests.map { number, digest in
                "UPDATE events SET digest = x'\(hexadecimal(digest))' WHERE number = \(number)"
            })
    }

    private func triggers() throws -> [String: String] {
        var triggers: [String: String] = [:]
        var cursor = try connection.cursor("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        while try cursor.next() {
            triggers[try cursor.text(0)] = try cursor.text(1)
        }
        return triggers
    }
}
