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

    /// Runs statements as if there were no triggers.
    func run(_ statements: [String]) throws {
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
            var form = try connection.integer("SELECT first_form FROM office") == 1 ? ChainForm.first : .second
            var chain = EventChain()
            var canonical = CanonicalEvent()
            var cursor = try connection.cursor("\(Session.selection) ORDER BY number")
            while try cursor.next() {
                canonical.write(RecordedEvent(cursor))
                previous = chain.digest(of: canonical, after: previous, in: form)
                if try cursor.text(2) == ChainForm.changeKind { form = .second }
                digests.append((cursor.integer(0), previous.bytes))
            }
        }
        try run(
            digests.map { number, digest in
                "UPDATE events SET digest = x'\(hexadecimal(digest))' WHERE number = \(number)"
            })
    }

    /// Adds events as the version did that knew the first form only.
    func append(_ drafts: EventDraft...) throws {
        var chain = EventChain()
        for draft in drafts {
            var head: [UInt8] = []
            var number = 0
            do {
                var cursor = try connection.cursor(
                    "SELECT number, digest FROM events UNION SELECT 0, identity FROM office ORDER BY 1 DESC LIMIT 1")
                while try cursor.next() { (number, head) = (Int(cursor.integer(0)) + 1, cursor.blob(1)) }
            }
            guard let previous = SHA256Digest(bytes: head) else { throw StoreError.damagedEvent(number: number) }
            let digest = chain.digest(of: draft, number: number, after: previous, in: .first)
            try connection.run(
                "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    Value(number), .text(draft.time), .text(draft.kind), Value(draft.version), .text(draft.person),
                    Value(draft.deputyFor), .text(draft.command), Value(draft.cause), .text(draft.subject),
                    .text(draft.payload), .blob(digest.bytes),
                ])
        }
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
