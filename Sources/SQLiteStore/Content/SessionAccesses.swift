import Digest
import Store

extension Session {
    func forEachAccess(_ body: (RecordedAccess) throws -> Void) throws {
        for access in try earlierAccesses() { try body(RecordedAccess(number: 0, access: access, digest: nil)) }
        try forEachChainedAccess(body)
    }

    /// Hands over the accesses of the chain one by one.
    func forEachChainedAccess(_ body: (RecordedAccess) throws -> Void) throws {
        var cursor = try connection.cursor(
            """
            SELECT number, time, pretended, uid, account, person, command, subject, rule, digest \
            FROM accesses ORDER BY number
            """)
        while try cursor.next() {
            let access = RefusedAccess(
                time: try cursor.text(1), pretended: cursor.isNull(2) ? nil : try cursor.text(2),
                uid: cursor.isNull(3) ? nil : Int(cursor.integer(3)), account: try cursor.text(4),
                person: try cursor.text(5), command: try cursor.text(6), subject: try cursor.text(7),
                rule: try cursor.text(8))
            try body(
                RecordedAccess(
                    number: Int(cursor.integer(0)), access: access, digest: SHA256Digest(bytes: cursor.blob(9))))
        }
    }

    /// The chain before its first access.
    func accessBeginning() throws(StoreError) -> AccessChain {
        AccessChain(identity: identity, earlier: try earlierAccesses())
    }

    func append(_ access: RefusedAccess) throws(StoreError) {
        var chain = try accessChain()
        let recorded = chain.append(access)
        try connection.run(
            """
            INSERT INTO accesses \
            (number, time, pretended, uid, account, person, command, subject, rule, digest) \
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                Value(recorded.number), .text(access.time), Value(access.pretended), Value(access.uid),
                .text(access.account), .text(access.person), .text(access.command), .text(access.subject),
                .text(access.rule), .blob(chain.head.digest.bytes),
            ])
    }

    /// The chain as far as it goes.
    private func accessChain() throws(StoreError) -> AccessChain {
        var cursor = try connection.cursor("SELECT number, digest FROM accesses ORDER BY number DESC LIMIT 1")
        guard try cursor.next() else { return try accessBeginning() }
        guard let digest = SHA256Digest(bytes: cursor.blob(1)) else { throw .damaged(path: connection.path, code: 0) }
        return AccessChain(head: Head(number: Int(cursor.integer(0)), digest: digest))
    }

    /// What earlier versions left, which has no chain and to which nothing is added.
    private func earlierAccesses() throws(StoreError) -> [RefusedAccess] {
        var accesses: [RefusedAccess] = []
        var cursor = try connection.cursor(
            "SELECT time, person, command, subject, rule FROM refused_accesses ORDER BY number")
        while try cursor.next() {
            accesses.append(
                RefusedAccess(
                    time: try cursor.text(0), person: try cursor.text(1), command: try cursor.text(2),
                    subject: try cursor.text(3), rule: try cursor.text(4)))
        }
        return accesses
    }
}

extension OfficeFile {
    /// Adds to the access log, in a transaction of its own; throws `StoreError`.
    public func logRefusal(_ refusal: RefusedAccess) throws(StoreError) {
        try narrowed { try writing { try $0.append(refusal) } }
    }

    /// Hands over all refused accesses as lines that a third party can verify; see `Office.exportAccesses`.
    public func exportAccesses(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        try reading { session in
            try AccessChain.heading(identity: identity).withUnsafeBytes(body)
            try session.forEachAccess { try AccessChain.exportLine(of: $0).withUnsafeBytes(body) }
        }
    }
}
