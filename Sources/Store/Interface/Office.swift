import Digest

/// Reads tables.
public protocol TableReading {
    /// The rows that answer a question; throws `StoreError`.
    func rows(_ query: Query) throws(StoreError) -> [Row]
    /// Hands over the rows that answer a question one by one, so that memory doesn't grow with their number.
    func forEachRow(_ query: Query, _ body: (Row) throws -> Void) throws
    /// The number of rows that fulfil all conditions; throws `StoreError`.
    func count(_ table: String, where conditions: [Condition]) throws(StoreError) -> Int
    /// One row of figures for each group, in the order of the groups; throws `StoreError`.
    func figures(_ aggregation: Aggregation) throws(StoreError) -> [Row]
    /// The places of subjects, by group and place; throws `StoreError`.
    func standings(_ ranking: Ranking) throws(StoreError) -> [Standing]
}

extension TableReading {
    /// The first row that fulfils all conditions, by primary key; throws `StoreError`.
    public func row(_ table: String, where conditions: [Condition]) throws(StoreError) -> Row? {
        try rows(Query(table, where: conditions, limit: 1)).first
    }

    /// The number of all rows of a table; throws `StoreError`.
    public func count(_ table: String) throws(StoreError) -> Int {
        try count(table, where: [])
    }

    /// The greatest value of an integer column, `nil` without rows: what a number series continues from.
    public func greatest(
        _ column: String, in table: String, where conditions: [Condition] = []
    ) throws(StoreError) -> Int64? {
        let figures = try figures(Aggregation(table, [("greatest", .maximum(column))], where: conditions))
        return try figures.first?.optionalInteger("greatest")
    }
}

/// Reads and writes tables: what applying an event needs, and no more.
public protocol TableWriting: TableReading {
    /// Adds a row; columns that are not named are null. Throws `StoreError.duplicate` when its key is taken.
    func insert(into table: String, _ row: ColumnValues) throws(StoreError)
    /// Adds a row or replaces the one with the same primary key; columns that are not named become null.
    func put(into table: String, _ row: ColumnValues) throws(StoreError)
    /// Sets columns of all rows that fulfil all conditions; returns the number of such rows.
    @discardableResult
    func update(_ table: String, set changes: ColumnValues, where conditions: [Condition]) throws(StoreError) -> Int
    /// Deletes all rows that fulfil all conditions; returns their number.
    @discardableResult
    func delete(from table: String, where conditions: [Condition]) throws(StoreError) -> Int
}

/// An office as it was at one moment.
public protocol Snapshot: TableReading {
    /// How often a table was written to within this: what was read of it holds while the number stays.
    func writes(to table: String) -> Int
    /// The last event; throws `StoreError`.
    func head() throws(StoreError) -> Head
    /// One event; throws `StoreError.unknownEvent`.
    func event(_ number: Int) throws(StoreError) -> Event
    /// The chosen events; throws `StoreError`.
    func events(_ query: EventQuery) throws(StoreError) -> [Event]
    /// Hands over the chosen events one by one, so that memory doesn't grow with their number.
    func forEachEvent(_ query: EventQuery, _ body: (Event) throws -> Void) throws
    /// A definition, its bytes checked against the digest; throws `StoreError.unknownContent` or `.damagedContent`.
    func definition(_ digest: SHA256Digest) throws(StoreError) -> Definition
    /// The attachment with this digest, if it is kept; throws `StoreError`.
    func attachment(_ digest: SHA256Digest) throws(StoreError) -> Attachment?
    /// Hands over an attachment piece by piece and checks it against its digest; throws `StoreError.damagedContent`
    /// after the last piece when it doesn't fit, so keep the result aside until this returns.
    func readAttachment(_ digest: SHA256Digest, _ body: (UnsafeRawBufferPointer) throws -> Void) throws
    /// The value about a person that a digest stands for; `nil` when it was erased or is missing. Throws
    /// `StoreError.damagedContent` when it doesn't fit.
    func personal(_ digest: SHA256Digest) throws(StoreError) -> PersonalValue?
    /// The digests that stand for this value about a person, in their order; throws `StoreError`.
    func personalDigests(of value: String) throws(StoreError) -> [SHA256Digest]
    /// Hands over all refused accesses one by one, the earliest first. Throws what `body` throws, and `StoreError`.
    func forEachAccess(_ body: (RecordedAccess) throws -> Void) throws
}

/// An office that is being changed: all of it becomes true at once, or none.
public protocol Transaction: Snapshot, TableWriting {
    /// Does something that becomes true as a whole, or of which nothing is left when `body` throws; the rest of the
    /// transaction stays as it is. Throws what `body` throws, and `StoreError`.
    func attempt<Answer>(_ body: () throws -> Answer) throws -> Answer
    /// Writes down what happened; throws `StoreError.invalidEvent`.
    @discardableResult
    func append(_ draft: EventDraft) throws(StoreError) -> Event
    /// Keeps a definition, once for each content; throws `StoreError`.
    @discardableResult
    func keepDefinition(name: String, mediaType: String, bytes: [UInt8]) throws(StoreError) -> SHA256Digest
    /// Keeps a value about a person, outside the events and the tables that follow from them; throws `StoreError`.
    func keepPersonal(_ value: PersonalValue) throws(StoreError)
    /// Erases values about people for good, and returns how many there were; their digests stay. Once this is
    /// committed, the office holds no trace of them; backups that were made before do. Throws `StoreError`.
    @discardableResult
    func erasePersonal(_ digests: [SHA256Digest]) throws(StoreError) -> Int
    /// Makes a staged content part of the office; throws `StoreError.unknownContent` when its pieces are gone.
    func link(_ staged: StagedAttachment) throws(StoreError)
}

/// An office: events, what follows from them, and contents. One narrow interface, whatever keeps it.
///
/// An office is used by one thread at a time; several offices over the same file may work at once. What `read`, `write`
/// and `rehearse` hand to their body is valid only within it, and one such body can't run another on the same office.
public protocol Office: AnyObject {
    /// What the first event continues from: 32 bytes that name this office and no other.
    var identity: SHA256Digest { get }
    /// Whether this process may change the office, as far as the system lets it.
    var mayWrite: Bool { get }
    /// Reads a consistent state while others write. Throws what `body` throws, and `StoreError`.
    func read<Answer>(_ body: (any Snapshot) throws -> Answer) throws -> Answer
    /// Decides and appends in one transaction; nothing is changed when `body` throws. Waits up to 10 seconds for
    /// others, then throws `StoreError.busy`. When this returns, the change outlives a crash.
    @discardableResult
    func write<Answer>(_ body: (any Transaction) throws -> Answer) throws -> Answer
    /// Does what `write` does, then takes everything back.
    func rehearse<Answer>(_ body: (any Transaction) throws -> Answer) throws -> Answer
    /// Takes in a content of up to 2 GiB in short transactions, to be linked or discarded by this process;
    /// what a process that is gone left behind is collected.
    func stage(_ source: ContentSource) throws -> StagedAttachment
    /// Throws away a staged content that isn't linked; throws `StoreError`.
    func discard(_ staged: StagedAttachment) throws(StoreError)
    /// Adds to the access log, in a transaction of its own; throws `StoreError`.
    func logRefusal(_ refusal: RefusedAccess) throws(StoreError)
    /// The forms of all events but those about the chain itself: whoever does not know one must not go on. Throws
    /// `StoreError`.
    func eventForms() throws -> Set<EventForm>
    /// The declared tables that an earlier declaration made; reading and writing is refused until `rebuild`.
    var staleTables: [String] { get }
    /// Makes the tables anew from the events. Throws what `apply` throws, and `StoreError`.
    func rebuild(_ apply: (Event, any TableWriting) throws -> Void) throws
    /// Checks everything of an office as it is at this moment, while others work.
    ///
    /// - Parameters:
    ///   - seals: sealed heads that were kept elsewhere.
    ///   - keys: the public keys whose seals count, kept elsewhere too.
    ///   - apply: what the events mean for the tables; without it the tables are not compared.
    ///   - progress: told now and then which step has come how far.
    /// - Throws: `StoreError` when the office can't be used at all; what is found wrong is in the report.
    func verify(
        seals: [Seal], keys: [VerifyingKey], applying apply: Applying?, progress: (VerificationStep, Int) -> Void
    ) throws -> VerificationReport
    /// Seals the head and the root over all events up to it, after checking the chain, so that no seal blesses what was
    /// altered before.
    ///
    /// - Parameters:
    ///   - decided: the last event through which all commands were decided again; `nil` where nobody looked.
    ///   - previous: the seal before, which the new one names.
    /// - Throws: `StoreError.damagedEvent` for a broken chain, `.invalidEvent` for a malformed time, `.foreignSeal`
    ///   where the one before is not of this chain, `KeyError`, and others.
    func seal(
        time: String, decidedThrough decided: Int?, after previous: Seal?, with key: borrowing SigningKey
    ) throws -> Seal
    /// The proof that an event is one of those that a seal protects: about log2 of their number digests, without the
    /// content of any other.
    ///
    /// Throws `StoreError.unprovable` when it is none of them, or the seal signs no root or that of other events.
    func inclusionProof(of number: Int, upTo seal: Seal) throws -> InclusionProof
    /// Hands over all events as lines that a third party can verify (see `Documentation/events.md`), each with its line
    /// feed. Throws what `body` throws, and `StoreError`.
    func exportEvents(_ body: (UnsafeRawBufferPointer) throws -> Void) throws
    /// Hands over all refused accesses as lines that a third party can verify (see `Documentation/security.md`), each
    /// with its line feed. Throws what `body` throws, and `StoreError`.
    func exportAccesses(_ body: (UnsafeRawBufferPointer) throws -> Void) throws
    /// Writes a verified backup to a new file with mode 0600, while others work; it is the office as it was at one
    /// moment.
    ///
    /// Throws `StoreError.exists` when the file is there, `.damagedBackup` when what was written doesn't verify, or any
    /// other; then there is no new file.
    func backUp(to path: String, progress: (Int, _ of: Int) -> Void) throws
    /// Hands a verified backup over piece by piece, such as to standard output; nothing before it has verified. Throws
    /// what
    /// `body` throws, and `StoreError`.
    func backUp(progress: (Int, _ of: Int) -> Void, _ body: ([UInt8]) throws -> Void) throws
}

extension Office {
    /// Seals the head without a word about decisions; see `seal(time:decidedThrough:after:with:)`.
    public func seal(time: String, after previous: Seal? = nil, with key: borrowing SigningKey) throws -> Seal {
        try seal(time: time, decidedThrough: nil, after: previous, with: key)
    }

    /// Checks everything without telling how far it has come; see `verify(seals:keys:applying:progress:)`.
    public func verify(
        seals: [Seal] = [], keys: [VerifyingKey] = [], applying apply: Applying? = nil
    ) throws -> VerificationReport {
        try verify(seals: seals, keys: keys, applying: apply, progress: { _, _ in })
    }

    /// Writes a verified backup to a new file without telling how far it has come; see `backUp(to:progress:)`.
    public func backUp(to path: String) throws {
        try backUp(to: path, progress: { _, _ in })
    }

    /// Hands over a verified backup without telling how far it has come; see `backUp(progress:_:)`.
    public func backUp(_ body: ([UInt8]) throws -> Void) throws {
        try backUp(progress: { _, _ in }, body)
    }
}
