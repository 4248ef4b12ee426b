import Digest
import Store
import Synchronization

/// Offices in memory, each under a name; they are gone with the store.
public final class MemoryOffices: OfficeStore {
    private let files = Mutex<[String: MemoryImage]>([:])

    /// A store without offices.
    public init() {}

    /// Whether there is an office of this name.
    public func isTaken(_ place: String) -> Bool {
        files.withLock { $0[place] != nil }
    }

    /// Makes a new office; throws `StoreError.exists` or `.invalidTable`.
    public func create(at place: String, tables: [TableDefinition]) throws(StoreError) -> any Office {
        try create(at: place, tables: tables, identity: .random(), form: .latest)
    }

    /// Makes an office with a chosen identity, as a version made it that wrote its first event in a form; throws
    /// `StoreError.exists` or `.invalidTable`.
    public func create(
        at place: String, tables: [TableDefinition], identity: SHA256Digest, form: ChainForm
    ) throws(StoreError) -> any Office {
        let declared = try Self.declared(tables)
        var state = MemoryState(identity: identity, form: form)
        state.declare(declared)
        try add(state, at: place)
        return try open(at: place, tables: tables)
    }

    /// Opens an office; throws `StoreError.missing` or `.invalidTable`.
    public func open(at place: String, tables: [TableDefinition]) throws(StoreError) -> any Office {
        let declared = try Self.declared(tables)
        guard let image = files.withLock({ $0[place] }) else { throw .missing(path: place) }
        return MemoryOffice(image.file, tables: declared)
    }

    /// Does something in an empty office that is gone afterwards.
    public func scratch<Answer>(
        tables: [TableDefinition], _ body: (any Transaction) throws -> Answer
    ) throws -> Answer {
        var state = MemoryState(identity: .random(), form: .latest)
        state.declare(try Self.declared(tables))
        return try body(MemorySession(state))
    }

    /// Removes an office; throws `StoreError.missing`.
    public func discard(at place: String) throws(StoreError) {
        guard files.withLock({ $0.removeValue(forKey: place) }) != nil else { throw .missing(path: place) }
    }

    /// Makes a new office from a backup; see `OfficeStore.restore`.
    public func restore(
        to place: String, tables: [TableDefinition], applying apply: Applying?, from source: ContentSource
    ) throws -> any Office {
        try add(try received(source, for: place, tables, apply), at: place)
        return try open(at: place, tables: tables)
    }

    /// Checks a backup as `restore` does, and leaves nothing.
    public func rehearseRestore(
        to place: String, tables: [TableDefinition], applying apply: Applying?, from source: ContentSource
    ) throws {
        _ = try received(source, for: place, tables, apply)
    }

    private func received(
        _ source: ContentSource, for place: String, _ tables: [TableDefinition], _ apply: Applying?
    ) throws -> MemoryState {
        guard !isTaken(place) else { throw StoreError.exists(path: place) }
        var bytes: [UInt8] = []
        try BackupTrailer.check(source) { bytes += $0 }
        let declared = try Self.declared(tables)
        guard let state = MemoryState(packed: bytes, tables: declared) else {
            throw StoreError.damagedBackup(.unsound)
        }
        let office = MemoryOffice(MemoryFile(state), tables: declared)
        if let apply, !office.staleTables.isEmpty { try office.rebuild(apply) }
        guard try office.verify(applying: apply).isSound else { throw StoreError.damagedBackup(.unsound) }
        return state
    }

    private func add(_ state: MemoryState, at place: String) throws(StoreError) {
        let image = MemoryImage(file: MemoryFile(state))
        let isNew = files.withLock { files in
            guard files[place] == nil else { return false }
            files[place] = image
            return true
        }
        guard isNew else { throw .exists(path: place) }
    }

    private static func declared(_ tables: [TableDefinition]) throws(StoreError) -> [DeclaredTable] {
        var declared: [DeclaredTable] = []
        for table in tables {
            guard !declared.contains(where: { $0.definition.name == table.name }) else {
                throw .invalidTable(table: table.name, reason: .twice(table.name))
            }
            declared.append(try DeclaredTable(table))
        }
        return declared
    }
}

/// An office as the store keeps it.
///
/// The promise to the compiler is the caller's: all offices over one are used by one thread at a time.
private struct MemoryImage: @unchecked Sendable {
    let file: MemoryFile
}
