import Glibc
import Store

/// Offices in SQLite files: a place is the path of one.
public struct OfficeFiles: OfficeStore {
    /// The offices in the files of this machine.
    public init() {}

    /// Whether there is a file with this name.
    public func isTaken(_ place: String) -> Bool {
        access(place, F_OK) == 0
    }

    /// Makes a new office; see `OfficeFile.create`.
    public func create(at place: String, tables: [TableDefinition]) throws(StoreError) -> any Office {
        try OfficeFile.create(at: place, tables: tables)
    }

    /// Opens an office; see `OfficeFile.open`.
    public func open(at place: String, tables: [TableDefinition]) throws(StoreError) -> any Office {
        try OfficeFile.open(at: place, tables: tables)
    }

    /// Does something in an empty office that is in memory alone; see `OfficeFile.scratch`.
    public func scratch<Answer>(
        tables: [TableDefinition], _ body: (any Transaction) throws -> Answer
    ) throws -> Answer {
        try OfficeFile.scratch(tables: tables, body)
    }

    /// Removes the file and those beside it; throws `StoreError.missing` or `.unreadable`.
    public func discard(at place: String) throws(StoreError) {
        let path = try OfficeFile.resolved(place)
        guard unlink(path) == 0 else { throw .unreadable(path: place, code: errno) }
        // They are there only after a crash, or while somebody has the office open.
        for companion in OfficeFile.companions { unlink(path + companion) }
    }

    /// Makes a new office from a backup; see `OfficeFile.restore`.
    public func restore(
        to place: String, tables: [TableDefinition], applying apply: Applying?, from source: ContentSource
    ) throws -> any Office {
        try OfficeFile.restore(to: place, tables: tables, applying: apply, from: source)
    }

    /// Checks a backup and leaves nothing; see `OfficeFile.rehearseRestore`.
    public func rehearseRestore(
        to place: String, tables: [TableDefinition], applying apply: Applying?, from source: ContentSource
    ) throws {
        try OfficeFile.rehearseRestore(to: place, tables: tables, applying: apply, from: source)
    }
}
