import Digest
import Store

extension OfficeFile {
    /// Makes a new office, with mode 0600, from a backup that `source` hands over; an empty array is its end.
    ///
    /// Everything is checked before the office gets its name: length and digest of the backup, then the office in it,
    /// with its tables when `apply` tells what the events mean. A cut, altered or unsound backup is refused whole. An
    /// existing file is never overwritten.
    ///
    /// Throws `StoreError.exists`, `.damagedBackup` or any other, and what `source` and `apply` throw.
    public static func restore(
        to path: String, tables: [TableDefinition], applying apply: Applying? = nil, from source: ContentSource
    ) throws -> OfficeFile {
        try received(source, for: path, tables: TableSet(tables), apply).publish()
        return try open(at: path, tables: tables)
    }

    /// Checks a backup as `restore` does, and leaves nothing; throws what it throws.
    public static func rehearseRestore(
        to path: String, tables: [TableDefinition], applying apply: Applying? = nil, from source: ContentSource
    ) throws {
        _ = try received(source, for: path, tables: TableSet(tables), apply)
    }

    /// The office of a sound backup, before it has its name.
    private static func received(
        _ source: ContentSource, for path: String, tables: TableSet, _ apply: Applying?
    ) throws -> NewFile {
        let file = try NewFile(for: path, companions: Self.companions)
        let target = try FileStream(writing: file.path)
        try BackupTrailer.check(source) { try target.write($0) }
        guard try isSound(file.path, tables: tables, identity: nil) else { throw StoreError.damagedBackup(.unsound) }
        if let apply { try check(file.path, tables: tables, apply) }
        return file
    }

    /// Makes a new office from a backup file; see `restore(to:tables:applying:from:)`.
    public static func restore(
        to path: String, tables: [TableDefinition], applying apply: Applying? = nil, fromFile backup: String
    ) throws -> OfficeFile {
        let stream = try FileStream(reading: backup)
        return try restore(to: path, tables: tables, applying: apply) { try stream.read() }
    }

    private static func check(_ path: String, tables: TableSet, _ apply: @escaping Applying) throws {
        let office = try OfficeFile(path: path, tables: tables, migrations: Schema.migrations)
        if !office.staleTables.isEmpty { try office.rebuild(apply) }
        guard try office.verify(applying: apply).isSound else { throw StoreError.damagedBackup(.unsound) }
    }
}
