import Digest

extension BackupTrailer {
    /// Hands over all of a backup but its trailer, which is then compared with what went before.
    ///
    /// Throws `StoreError.damagedBackup` for a cut or altered one, so keep what was handed over aside until this
    /// returns, and what `source` and `body` throw.
    package static func check(_ source: ContentSource, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
        var hasher = SHA256Hasher()
        var size = 0
        // The last bytes may be the trailer, so they wait for the end.
        var pending: [UInt8] = []
        try forEachPiece(of: source) { bytes in
            pending += bytes
            guard pending.count > byteCount else { return }
            let content = pending.prefix(pending.count - byteCount)
            hasher.update(content)
            size += content.count
            try body(content)
            pending.removeFirst(content.count)
        }
        guard let trailer = BackupTrailer(bytes: pending) else { throw StoreError.damagedBackup(.cut) }
        guard trailer == BackupTrailer(size: size, digest: hasher.finish()) else {
            throw StoreError.damagedBackup(.altered)
        }
    }
}
