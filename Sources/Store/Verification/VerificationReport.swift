import Digest

/// What a verification found.
public struct VerificationReport: Sendable, Hashable {
    /// The last event.
    public package(set) var head: Head
    /// The number of definitions whose digest was checked.
    public package(set) var definitions = 0
    /// The number of attachments whose digest was checked.
    public package(set) var attachments = 0
    /// The number of values about people that are kept.
    public package(set) var personalValues = 0
    /// The number of values about people that were erased or are missing: nobody can tell which.
    public package(set) var erasedValues = 0
    /// The number of tables that were compared with what the events give.
    public package(set) var tables = 0
    /// The number of refused accesses in the list.
    public package(set) var refusedAccesses = 0
    /// The last event that a fitting seal protects; those after it no seal protects yet.
    public package(set) var sealedThrough = 0
    /// The last event through which a fitting seal says that the commands were decided again.
    public package(set) var decidedThrough = 0
    /// The fitting seals, counted from 1 in the order given, that name a seal before them which was not given.
    public package(set) var sealsWithoutPrevious: [Int] = []
    /// The number of events that are before the one before them and were written before the rule of time held.
    public package(set) var earlierDisorder = 0
    /// What is wrong, in the order of the steps; empty for a sound office.
    public package(set) var problems: [VerificationProblem] = []

    package init(head: Head) {
        self.head = head
    }

    /// Whether nothing is wrong.
    public var isSound: Bool { problems.isEmpty }
    /// The numbers of the events that no seal protects yet.
    public var unsealed: Range<Int> { (sealedThrough + 1)..<(max(head.number, sealedThrough) + 1) }
}

/// Something that a verification found wrong.
public enum VerificationProblem: Sendable, Hashable {
    /// The file contradicts itself, in the words of SQLite's check.
    case file(String)
    /// A table, index or trigger is not as this version makes it.
    case structure(name: String, StructureFault)
    /// A row refers to one that isn't there.
    case reference(table: String)
    case event(number: Int, EventFault)
    case definition(SHA256Digest)
    case attachment(SHA256Digest)
    /// The content of a digest, in hexadecimal, is not there, or should not be.
    case content(Content, digest: String, ContentFault)
    /// The chain of refused accesses is broken at this one.
    case access(number: Int, EventFault)
    /// The noted forms of events are not those of the events.
    case eventForms
    /// A value about a person doesn't fit its digest.
    case personal(SHA256Digest)
    /// Pieces that belong to no attachment.
    case strayPieces
    /// The first row of a table that isn't what the events give; its primary key.
    case row(table: String, key: String, RowFault)
    /// The search of a table doesn't find what its rows hold.
    case search(table: String)
    /// The tables can't be made from the events, from this event on.
    case replay(number: Int)
    /// A part of the file can't be read.
    case unreadable(VerificationStep)
    /// A seal, counted from 1 in the order given.
    case seal(Int, SealFault)

    /// A kind of contents.
    public enum Content: Sendable { case definition, attachment }

    /// What is wrong with a content as a whole.
    public enum ContentFault: Sendable {
        /// An event or a manifest names it, and it isn't there.
        case missing
        /// Nothing names it.
        case surplus
        /// It is kept under a name or a media type that no manifest gives it.
        case renamed
    }

    /// What is wrong with an object of the schema.
    public enum StructureFault: Sendable { case missing, different, surplus }

    /// What is wrong with an event.
    public enum EventFault: Sendable, Hashable {
        /// There is none of this number.
        case missing
        /// Its content doesn't follow by digest: it or the one before was altered, inserted or moved.
        case altered
        /// It holds what can't be written down.
        case malformed(EventField)
        /// Its time, in UTC, is before that of an event before it; sections of time count from 1.
        case backdated(time: String, section: Int)
    }

    /// What is wrong with a row.
    public enum RowFault: Sendable { case missing, surplus, different }

    /// What is wrong with a seal.
    public enum SealFault: Sendable, Hashable {
        /// The signature doesn't fit: it was forged or damaged.
        case forged
        /// It was signed with a key that isn't trusted.
        case unknownKey
        /// It belongs to another office.
        case otherOffice
        /// It seals more events than there are: the end of the chain is gone.
        case truncated
        /// The event it seals is another one now: the chain was rebuilt.
        case rebuilt
        /// The root it signs is not that of the events up to it: one of them is another now.
        case otherRoot
        /// It seals more refused accesses than there are.
        case accessesTruncated
        /// The refused access it seals is another one now.
        case accessesRebuilt
        /// The seal before, which it names, is not given, though an earlier one is: the series has a gap.
        case previousMissing(SealName)
        /// What it names as the seal before is of another office or of other events.
        case previousForeign(SealName)
    }
}

/// A part of a verification.
public enum VerificationStep: String, Sendable, CaseIterable {
    case file, structure, events, accesses, definitions, attachments, personal, tables
}
