public import Diagnostics
import Digest

/// What can go wrong with an office. No error holds a value of a row, a payload or a content.
public enum StoreError: Explainable, Sendable, Hashable {
    /// There is no such file.
    case missing(path: String)
    /// A file with this name exists, and offices and backups never overwrite one.
    case exists(path: String)
    /// An office has, or will have, a file of this name beside it.
    case reserved(path: String)
    /// The file is something else.
    case notAnOffice(path: String)
    /// The file was written by a later version.
    case newer(path: String, version: Int)
    /// The system refuses access; `code` is its `errno`.
    case unreadable(path: String, code: Int32)
    /// The file's content contradicts itself; `code` is SQLite's result code, 0 when the store found it.
    case damaged(path: String, code: Int32)
    /// The disk, the quota or the largest file size is used up; nothing was changed.
    case full(path: String)
    /// The system could not read or write; nothing was changed. `code` is SQLite's result code or `errno`.
    case inputOutput(path: String, code: Int32)
    /// Others kept writing for longer than the waiting time.
    case busy(path: String)
    /// Tables were declared anew and must be rebuilt before they are used.
    case stale(tables: [String])
    /// The declaration of a table can't be used.
    case invalidTable(table: String, reason: TableFault)
    case unknownTable(String)
    case unknownColumn(table: String, column: String)
    /// The column's value is of another type, or null.
    case mismatch(table: String, column: String, expected: ColumnType)
    /// The column must not be null.
    case missingValue(table: String, column: String)
    /// The key of the row is taken.
    case duplicate(table: String)
    /// The sum exceeds 64 bits.
    case overflow
    /// The part of a draft that can't be written down.
    case invalidEvent(EventField)
    /// The event would be before the last one.
    case backdated
    case unknownEvent(number: Int)
    /// The chain of events is broken at this one.
    case damagedEvent(number: Int)
    /// The chain of refused accesses is broken at this one.
    case damagedAccess(number: Int)
    /// The event is none of those whose root a seal signs.
    case unprovable(event: Int)
    case unknownContent(SHA256Digest)
    /// The content doesn't fit its digest.
    case damagedContent(SHA256Digest)
    /// The salt of a value about a person has less than 16 or more than 255 bytes.
    case unfitSalt
    /// The content exceeds the largest size in bytes.
    case tooLarge(limit: Int)
    /// The backup is cut, damaged or something else.
    case damagedBackup(BackupFault)
    /// The seal file is cut, damaged or something else.
    case malformedSeal
    /// The seal that a new one should name is of another office or of other events.
    case foreignSeal
    /// SQLite refused for another reason.
    case refused(code: Int32, explanation: String)

    /// A transaction was begun within another one of the same office; the code is SQLite's for misuse.
    package static let nestedTransaction = StoreError.refused(
        code: 21, explanation: "a transaction within a transaction")

    /// What is wrong with the declaration of a table.
    public enum TableFault: Sendable, Hashable {
        case name, column(String), twice(String), primaryKey, index, search(String), content(String)
    }

    /// What is wrong with a backup.
    public enum BackupFault: Sendable, Hashable {
        case cut, altered, unsound
    }

    /// Whether the office or a file is damaged or unreadable, in contrast to a request that can't be met.
    public var isDamage: Bool { failure == .damage }

    /// What it means for the command.
    public var failure: Failure {
        switch self {
        case .notAnOffice, .newer, .unreadable, .damaged, .inputOutput, .full, .damagedEvent, .damagedAccess,
            .damagedContent,
            .damagedBackup, .malformedSeal:
            .damage
        case .missing, .exists, .reserved, .busy, .stale, .invalidTable, .unknownTable, .unknownColumn, .mismatch,
            .missingValue, .duplicate, .overflow, .invalidEvent, .backdated, .unknownEvent, .unprovable,
            .unknownContent,
            .unfitSalt, .tooLarge, .foreignSeal,
            .refused:
            .refusal
        }
    }
}

/// A part of an event.
public enum EventField: String, Sendable, Hashable {
    case number, time, kind, version, person, deputyFor, command, cause, subject, payload, digest
}
