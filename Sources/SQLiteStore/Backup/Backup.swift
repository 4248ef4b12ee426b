import Digest
import Store

extension OfficeFile {
    /// Writes a verified backup to a new file with mode 0600, while others work; it is the office as it was at one
    /// moment.
    ///
    /// Throws `StoreError.exists` when the file is there, `.damagedBackup` when what was written doesn't verify, or any
    /// other; then there is no new file.
    public func backUp(to path: String, progress: (Int, _ of: Int) -> Void) throws {
        let file = try NewFile(for: path, companions: Self.companions)
        let stream = try FileStream(writing: file.path)
        let trailer = try streamPages(progress) { try stream.write($0) }
        guard try OfficeFile.isSound(file.path, tables: tables, identity: identity) else {
            throw StoreError.damagedBackup(.unsound)
        }
        try FileStream(appendingTo: file.path).write(trailer.bytes)
        try file.publish()
    }

    /// Hands a backup over piece by piece, such as to standard output, in bounded memory and with no copy on any disk.
    ///
    /// The office is verified first, and nothing is handed over unless it is sound. What goes out is the office of the
    /// moment after that; the digest in the last line is over all that went out, and restoring verifies all again.
    ///
    /// Throws `StoreError.damagedBackup`, any other `StoreError`, and what `body` throws.
    public func backUp(progress: (Int, _ of: Int) -> Void, _ body: ([UInt8]) throws -> Void) throws {
        // What SQLite puts aside while it verifies is content in the clear too.
        try connection.execute("PRAGMA temp_store = MEMORY")
        guard try isSound() else { throw StoreError.damagedBackup(.unsound) }
        let trailer = try streamPages(progress, body)
        try body(trailer.bytes)
    }

    /// Hands all pages of one moment over, and gives the line that ends a backup of them.
    private func streamPages(
        _ progress: (Int, Int) -> Void, _ body: ([UInt8]) throws -> Void
    ) throws -> BackupTrailer {
        var hasher = SHA256Hasher()
        var size = 0
        try PageStream.reading(connection, under: lock) { pages in
            try pages.forEachPiece { bytes in
                hasher.update(bytes)
                size += bytes.count
                try body(bytes)
                progress(size / pages.pageSize, pages.count)
            }
        }
        return BackupTrailer(size: size, digest: hasher.finish())
    }

    /// Whether a copy of an office is whole, before anybody uses it.
    static func isSound(_ path: String, tables: TableSet, identity: SHA256Digest?) throws -> Bool {
        guard let office = try openUnlessDamaged(path, tables) else { return false }
        guard identity == nil || office.identity == identity else { return false }
        return try office.isSound()
    }

    /// Whether everything in the office verifies, as far as its declared tables are those of today.
    private func isSound() throws -> Bool {
        try verify().problems.allSatisfy { problem in
            // Tables of an earlier declaration are rebuilt after restoring, and are no damage.
            if case .structure(let name, _) = problem, !staleTables.isEmpty { return StoredName.isMade(name) }
            return false
        }
    }

    /// `nil` for a file that can't be opened because it is damaged.
    private static func openUnlessDamaged(_ path: String, _ tables: TableSet) throws(StoreError) -> OfficeFile? {
        do {
            return try OfficeFile(path: path, tables: tables, migrations: Schema.migrations)
        } catch {
            if error.isDamage { return nil }
            throw error
        }
    }
}
