/// Where offices are kept: makes and opens them, takes them back from backups, and removes them.
///
/// A place is what the store finds an office by, such as the path of a file.
/// ```swift
/// let office = try store.create(at: "district.office", tables: tables)
/// try office.write { try $0.append(draft) }
/// ```
/// Whoever works in an office needs this and `Office` alone, so that another store can take the place of one.
public protocol OfficeStore: Sendable {
    /// Whether there is something at a place, an office or anything else; there, none can be made.
    func isTaken(_ place: String) -> Bool
    /// Makes a new office that only its owner can read. Throws `StoreError.exists` when the place is taken, or any
    /// other; then there is no new office.
    func create(at place: String, tables: [TableDefinition]) throws(StoreError) -> any Office
    /// Opens an office, brings it up to this version, and collects what interrupted stagings left. Throws
    /// `StoreError.missing`, `.notAnOffice`, `.newer`, `.unreadable`, `.damaged` or any other.
    func open(at place: String, tables: [TableDefinition]) throws(StoreError) -> any Office
    /// Does something in an empty office that nobody else sees, and of which nothing stays. Throws what `body` throws,
    /// and `StoreError`.
    func scratch<Answer>(tables: [TableDefinition], _ body: (any Transaction) throws -> Answer) throws -> Answer
    /// Removes an office with everything that lies beside it, such as one without its first events; nobody may work in
    /// it. Throws `StoreError.missing` or `.unreadable`.
    func discard(at place: String) throws(StoreError)
    /// Makes a new office from a backup that `source` hands over; an empty array is its end.
    ///
    /// Everything is checked before there is an office at the place: length and digest of the backup, then the office
    /// in it, with its tables when `apply` tells what the events mean. A cut, altered or unsound backup is refused
    /// whole, and nothing is overwritten. Throws `StoreError.exists`, `.damagedBackup` or any other, and what the
    /// closures throw.
    func restore(
        to place: String, tables: [TableDefinition], applying apply: Applying?, from source: ContentSource
    ) throws -> any Office
    /// Checks a backup as `restore` does, and leaves nothing; throws what it throws.
    func rehearseRestore(
        to place: String, tables: [TableDefinition], applying apply: Applying?, from source: ContentSource
    ) throws
}

/// What applies an event to tables, the same for a running office and for a rebuilt one.
public typealias Applying = (Event, any TableWriting) throws -> Void
