import Digest
import Store

extension Session {
    func keepDefinition(name: String, mediaType: String, bytes: [UInt8]) throws(StoreError) -> SHA256Digest {
        let digest = SHA256Digest(of: bytes)
        try connection.run(
            """
            INSERT INTO definitions (digest, name, media_type, bytes) SELECT ?1, ?2, ?3, ?4 \
            WHERE NOT EXISTS (SELECT 1 FROM definitions WHERE digest = ?1)
            """,
            [.blob(digest.bytes), .text(name), .text(mediaType), .blob(bytes)])
        return digest
    }

    func definition(_ digest: SHA256Digest) throws(StoreError) -> Definition {
        var cursor = try connection.cursor(
            "SELECT name, media_type, bytes FROM definitions WHERE digest = ?", [.blob(digest.bytes)])
        guard try cursor.next() else { throw .unknownContent(digest) }
        let bytes = cursor.blob(2)
        guard SHA256Digest(of: bytes) == digest else { throw .damagedContent(digest) }
        return Definition(digest: digest, name: try cursor.text(0), mediaType: try cursor.text(1), bytes: bytes)
    }

    func attachment(_ digest: SHA256Digest) throws(StoreError) -> Attachment? {
        try kept(digest)?.attachment
    }

    func readAttachment(_ digest: SHA256Digest, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard let kept = try kept(digest) else { throw StoreError.unknownContent(digest) }
        var hasher = SHA256Hasher()
        var cursor = try connection.cursor(
            "SELECT bytes FROM pieces WHERE content = ? ORDER BY ordinal", [.integer(kept.id)])
        while try cursor.next() {
            let piece = UnsafeRawBufferPointer(cursor.bytes(0))
            hasher.update(piece)
            try body(piece)
        }
        guard hasher.finish() == digest else { throw StoreError.damagedContent(digest) }
    }

    func link(_ staged: StagedAttachment) throws(StoreError) {
        let digest = staged.attachment.digest
        guard try kept(digest) == nil else { return }
        try connection.run("DELETE FROM stagings WHERE id = ?", [.integer(staged.staging)])
        guard connection.changes == 1 else { throw .unknownContent(digest) }
        try connection.run(
            "INSERT INTO attachments (id, digest, size) VALUES (?, ?, ?)",
            [.integer(staged.staging), .blob(digest.bytes), .integer(Int64(staged.attachment.size))])
    }

    private func kept(_ digest: SHA256Digest) throws(StoreError) -> (id: Int64, attachment: Attachment)? {
        var cursor = try connection.cursor(
            "SELECT id, size FROM attachments WHERE digest = ?", [.blob(digest.bytes)])
        guard try cursor.next() else { return nil }
        return (cursor.integer(0), Attachment(digest: digest, size: Int(cursor.integer(1))))
    }
}
