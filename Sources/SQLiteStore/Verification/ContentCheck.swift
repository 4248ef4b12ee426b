import Digest
import Store

/// Checks definitions and attachments against their digests.
enum ContentCheck {
    /// The number of definitions, and those that don't fit; throws `StoreError`.
    static func definitions(_ connection: Connection) throws(StoreError) -> (count: Int, [VerificationProblem]) {
        var problems: [VerificationProblem] = []
        var count = 0
        var hasher = SHA256Hasher()
        var cursor = try connection.cursor("SELECT digest, bytes FROM definitions ORDER BY digest")
        while try cursor.next() {
            hasher.update(UnsafeRawBufferPointer(cursor.bytes(1)))
            let computed = hasher.finish()
            if !cursor.bytes(0).elementsEqual(computed.bytes) {
                problems.append(.definition(SHA256Digest(bytes: cursor.blob(0)) ?? computed))
            }
            count += 1
        }
        return (count, problems)
    }

    /// The number of attachments, those that don't fit, and pieces that belong to nothing; throws `StoreError`.
    static func attachments(_ connection: Connection) throws(StoreError) -> (count: Int, [VerificationProblem]) {
        var problems: [VerificationProblem] = []
        var count = 0
        var cursor = try connection.cursor("SELECT id, digest, size FROM attachments ORDER BY id")
        while try cursor.next() {
            let kept = cursor.blob(1)
            let (computed, size) = try digest(of: cursor.integer(0), connection)
            if computed.bytes != kept || size != cursor.integer(2) {
                problems.append(.attachment(SHA256Digest(bytes: kept) ?? computed))
            }
            count += 1
        }
        let stray = try connection.integer(
            """
            SELECT count(*) FROM pieces WHERE content NOT IN (SELECT id FROM attachments) \
            AND content NOT IN (SELECT id FROM stagings)
            """)
        if stray != 0 { problems.append(.strayPieces) }
        return (count, problems)
    }

    private static func digest(
        of content: Int64, _ connection: Connection
    ) throws(StoreError) -> (SHA256Digest, size: Int64) {
        var hasher = SHA256Hasher()
        var size: Int64 = 0
        var isInOrder = true
        var cursor = try connection.cursor(
            "SELECT bytes, ordinal FROM pieces WHERE content = ? ORDER BY ordinal", [.integer(content)])
        var count: Int64 = 0
        while try cursor.next() {
            isInOrder = isInOrder && cursor.integer(1) == count
            count += 1
            let piece = UnsafeRawBufferPointer(cursor.bytes(0))
            hasher.update(piece)
            size += Int64(piece.count)
        }
        // Pieces are numbered from 0 without gaps.
        return (hasher.finish(), isInOrder ? size : -1)
    }
}
