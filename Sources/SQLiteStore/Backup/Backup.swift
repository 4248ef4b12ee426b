import CSQLite
import Digest
import Glibc
import Store

extension OfficeFile {
    /// Writes a verified backup to a new file with mode 0600, while others work; it is the office as it was at one
    /// moment.
    ///
    /// Throws `StoreError.exists` when the file is there, `.damagedBackup` when what was written doesn't verify, or any
    /// other; then there is no new file.
    public func backUp(to path: String, progress: (Int, _ of: Int) -> Void) throws {
        let file = try NewFile(for: path, companions: Self.companions)
        let trailer = try image(at: file.path, progress)
        do {
            let stream = try FileStream(appendingTo: file.path)
            try stream.write(trailer.bytes)
        }
        try file.publish()
    }

    /// Hands a verified backup over piece by piece, such as to standard output; nothing before it has verified.
    ///
    /// It is put together in a file that only its owner can read, in the folder for temporary files; throws what `body`
    /// throws, and `StoreError`.
    public func backUp(progress: (Int, _ of: Int) -> Void, _ body: ([UInt8]) throws -> Void) throws {
        try backUp(temporaryFolder: TemporaryFolder.path, progress: progress, body)
    }

    func backUp(
        temporaryFolder: String, progress: (Int, _ of: Int) -> Void = { _, _ in }, _ body: ([UInt8]) throws -> Void
    ) throws {
        let file = try NewFile(
            for: "\(temporaryFolder)/docket-backup-\(SHA256Digest.random())", companions: Self.companions)
        let trailer = try image(at: file.path, progress)
        let stream = try FileStream(reading: file.path)
        try forEachPiece(of: stream.read, body)
        try body(trailer.bytes)
    }

    /// Copies the office into an empty file, verifies the copy, and computes its digest.
    private func image(at path: String, _ progress: (Int, Int) -> Void) throws -> BackupTrailer {
        try copy(to: path, progress)
        guard try OfficeFile.isSound(path, tables: tables, identity: identity) else {
            throw StoreError.damagedBackup(.unsound)
        }
        let stream = try FileStream(reading: path)
        var hasher = SHA256Hasher()
        var size = 0
        try forEachPiece(of: stream.read) { bytes in
            hasher.update(bytes)
            size += bytes.count
        }
        return BackupTrailer(size: size, digest: hasher.finish())
    }

    /// Copies all pages as they are in one snapshot; writers are not held up.
    private func copy(to path: String, _ progress: (Int, Int) -> Void) throws {
        let target = try Connection(path: path, flags: SQLITE_OPEN_READWRITE)
        try reading { session in
            // The snapshot begins with the first read, and keeps the copy from starting again after every commit.
            _ = try session.head()
            guard let backup = sqlite3_backup_init(target.handle, "main", connection.handle, "main") else {
                throw target.error(sqlite3_errcode(target.handle))
            }
            var code = SQLITE_OK
            while code == SQLITE_OK {
                code = sqlite3_backup_step(backup, 4_096)
                let total = Int(sqlite3_backup_pagecount(backup))
                progress(total - Int(sqlite3_backup_remaining(backup)), total)
            }
            let finished = sqlite3_backup_finish(backup)
            guard code == SQLITE_DONE, finished == SQLITE_OK else {
                throw target.error(finished == SQLITE_OK ? code : finished)
            }
        }
    }

    /// Whether a copy of an office is whole, before anybody uses it.
    static func isSound(_ path: String, tables: TableSet, identity: SHA256Digest?) throws -> Bool {
        guard let office = try openUnlessDamaged(path, tables) else { return false }
        guard identity == nil || office.identity == identity else { return false }
        return try office.verify().problems.allSatisfy { problem in
            // Tables of an earlier declaration are rebuilt after restoring, and are no damage.
            if case .structure(let name, _) = problem, !office.staleTables.isEmpty {
                return TableSQL.isMade(name)
            }
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

/// Where temporary files go.
public enum TemporaryFolder {
    /// The folder that `TMPDIR` names, or `/tmp`.
    public static var path: String {
        guard let value = getenv("TMPDIR"), value.pointee != 0 else { return "/tmp" }
        return String(cString: value)
    }
}
