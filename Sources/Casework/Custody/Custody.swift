import Diagnostics
import Digest
import Files
import Procedure
import Records
public import Store
public import Values

/// Keeping an office for years: verifying it, sealing its head, backing it up, handing its events to others.
public enum Custody {
    /// Checks everything of an office, its tables against its events too.
    ///
    /// - Parameters:
    ///   - seals: files with sealed heads, kept elsewhere.
    ///   - keys: files with the public keys whose seals count.
    /// - Throws: `StoreError` when the file cannot be used at all or its tables must be made anew first, `KeyError`,
    ///   `FileProblem`; what is found wrong is in the
    ///   report.
    public static func verify(
        officeAt path: String, in store: any OfficeStore, seals: [String], keys: [String],
        progress: (VerificationStep, Int) -> Void
    ) throws -> VerificationReport {
        let office = try store.open(at: path, tables: OfficeTables.all)
        guard office.staleTables.isEmpty else { throw StoreError.stale(tables: office.staleTables) }
        let sealed = try seals.map { try seal(at: $0) }
        let trusted = try keys.map { try KeyFile.verifyingKey(at: $0) }
        return try office.verify(seals: sealed, keys: trusted, applying: Applier.apply, progress: progress)
    }

    /// Reads a seal from its file; throws `FileProblem`, `StoreError.malformedSeal`.
    static func seal(at path: String) throws -> Seal {
        try Seal(text: String(decoding: readFile(path, limit: 1 << 17), as: UTF8.self))
    }

    /// Makes the tables of an office anew from its events, and says how many there are.
    ///
    /// - Throws: `Refusal` where a newer version wrote the events, `StoreError`.
    public static func rebuild(officeAt path: String, in store: any OfficeStore) throws -> Int {
        let office = try store.open(at: path, tables: OfficeTables.all)
        try office.rebuild(Applier.apply)
        return OfficeTables.all.count
    }

    /// Makes a new pair of keys for seals; the private one belongs outside the office.
    ///
    /// - Throws: `KeyError` when a file is there already or cannot be written.
    public static func createKeys(privatePath: String, publicPath: String) throws {
        try KeyFile.create(SigningKey.generate(), privatePath: privatePath, publicPath: publicPath)
    }

    /// Makes a new office from a backup, only after everything in it was verified.
    ///
    /// - Parameters:
    ///   - isRehearsal: whether the backup is only verified.
    ///   - source: hands the backup over piece by piece, an empty piece at its end.
    /// - Throws: `StoreError`, among them `.exists` and `.damagedBackup`.
    public static func restore(
        officeAt path: String, in store: any OfficeStore, isRehearsal: Bool = false,
        from source: @escaping ContentSource
    ) throws {
        guard !isRehearsal else {
            return try store.rehearseRestore(
                to: path, tables: OfficeTables.all, applying: Applier.apply, from: source)
        }
        _ = try store.restore(to: path, tables: OfficeTables.all, applying: Applier.apply, from: source)
    }
}

extension Desk {
    /// Seals the head of the office with a private key; the seal is to be kept elsewhere.
    ///
    /// - Parameters:
    ///   - decided: the last event through which the commands were decided again, for the seal to say so.
    ///   - previous: the file of the seal before, which the new one names.
    /// - Throws: `Refusal` without the permission, `KeyError`, `FileProblem`, `StoreError` for a broken chain and for a
    ///   seal before that is not of this office or was forged.
    public func seal(
        withKeyAt path: String, decidedThrough decided: Int? = nil, after previous: String? = nil
    ) throws -> Seal {
        try require(.administer)
        let key = try KeyFile.signingKey(at: path)
        let before = try previous.map { try Custody.seal(at: $0) }
        let own = try key.verifyingKey()
        if let before, before.key == own.fingerprint, !before.isSigned(with: own) { throw StoreError.foreignSeal }
        return try office.seal(time: now.iso, decidedThrough: decided, after: before, with: key)
    }

    /// Hands a verified backup over piece by piece.
    ///
    /// - Throws: `Refusal` without the permission, what `body` throws, `StoreError`.
    public func backUp(_ body: ([UInt8]) throws -> Void) throws {
        try require(.administer)
        try office.backUp(body)
    }

    /// Writes a verified backup to a new file.
    ///
    /// - Throws: `Refusal` without the permission, `StoreError` when the file is there or cannot be written.
    public func backUp(to path: String, progress: (Int, Int) -> Void) throws {
        try require(.administer)
        try office.backUp(to: path, progress: progress)
    }

    /// Hands over all events as lines that a third party can verify.
    ///
    /// - Throws: `Refusal` without the permission, what `body` throws, `StoreError`.
    public func exportEvents(_ body: ([UInt8]) throws -> Void) throws {
        try require(.administer)
        try office.exportEvents { try body(Array($0)) }
    }

    /// Hands over all refused accesses as lines that a third party can verify.
    ///
    /// - Throws: `Refusal` without the permission, what `body` throws, `StoreError`.
    public func exportAccesses(_ body: ([UInt8]) throws -> Void) throws {
        try require(.administer)
        try office.exportAccesses { try body(Array($0)) }
    }

    /// The refused accesses, the latest first: all of them, or those of some days and of one person or account.
    ///
    /// - Throws: `Refusal` without the permission, `StoreError`.
    public func refusedAccesses(
        from first: CalendarDate? = nil, to last: CalendarDate? = nil, of person: String? = nil
    ) throws -> [RefusedAccess] {
        try require(.administer)
        var found: [RefusedAccess] = []
        try office.read { snapshot in
            try snapshot.forEachAccess { recorded in
                let access = recorded.access
                let day = try Timestamp(parsing: access.time).day
                if let first, day < first { return }
                if let last, day > last { return }
                if let person, access.person != person, access.account != person { return }
                found.append(access)
            }
        }
        return found.reversed()
    }
}
