import Digest
import Store

/// An office in memory, to test deciding without files: the same answers as every store gives, and nothing durable.
///
/// It is for one thread, like every office; other offices over the same one belong to the same thread too.
public final class MemoryOffice: Office {
    /// What the first event continues from.
    public var identity: SHA256Digest { file.state.identity }
    /// Memory may always be written.
    public let mayWrite = true
    /// The declared tables that an earlier declaration made.
    public private(set) var staleTables: [String]

    let file: MemoryFile
    let tables: [DeclaredTable]
    private var isInTransaction = false

    init(_ file: MemoryFile, tables: [DeclaredTable]) {
        self.file = file
        self.tables = tables
        let made = file.state.tables
        let stale = tables.map(\.definition).filter { made[$0.name]?.declared.definition != $0 }.map(\.name)
        let surplus = made.keys.filter { name in !tables.contains { $0.definition.name == name } }
        staleTables = stale + surplus.sorted()
    }

    /// The forms of all events but those about the chain itself.
    public func eventForms() throws -> Set<EventForm> {
        Set(file.state.events.filter { !$0.isAboutChain }.map { EventForm(kind: $0.kind, version: $0.version) })
    }

    /// Reads a consistent state. Throws what `body` throws, and `StoreError`.
    public func read<Answer>(_ body: (any Snapshot) throws -> Answer) throws -> Answer {
        try refuseStaleTables()
        return try transaction { try body(MemorySession(file.state)) }
    }

    /// Decides and appends in one transaction; nothing is changed when `body` throws.
    @discardableResult
    public func write<Answer>(_ body: (any Transaction) throws -> Answer) throws -> Answer {
        try refuseStaleTables()
        return try writing(body)
    }

    /// Does what `write` does, then takes everything back.
    public func rehearse<Answer>(_ body: (any Transaction) throws -> Answer) throws -> Answer {
        try refuseStaleTables()
        return try exclusively { try body(MemorySession(file.state)) }
    }

    func writing<Answer>(_ body: (MemorySession) throws -> Answer) throws -> Answer {
        try exclusively {
            let session = MemorySession(file.state)
            let answer = try body(session)
            file.state = session.state
            return answer
        }
    }

    private func exclusively<Answer>(_ body: () throws -> Answer) throws -> Answer {
        try transaction {
            guard !file.isHeld else { throw StoreError.busy(path: "memory") }
            file.isHeld = true
            defer { file.isHeld = false }
            return try body()
        }
    }

    func transaction<Answer>(_ body: () throws -> Answer) throws -> Answer {
        guard !isInTransaction else { throw StoreError.nestedTransaction }
        isInTransaction = true
        defer { isInTransaction = false }
        return try body()
    }

    private func refuseStaleTables() throws(StoreError) {
        guard staleTables.isEmpty else { throw .stale(tables: staleTables) }
    }

    /// Takes in a content, to be linked or discarded. Throws what `source` throws, and `StoreError`.
    public func stage(_ source: ContentSource) throws -> StagedAttachment {
        var bytes: [UInt8] = []
        try forEachPiece(of: source) { bytes += $0 }
        let attachment = Attachment(digest: SHA256Digest(of: bytes), size: bytes.count)
        return try writing { session in
            session.state.lastStaging += 1
            if session.state.attachments[attachment.digest] == nil {
                session.state.stagings[session.state.lastStaging] = bytes
            }
            return StagedAttachment(attachment: attachment, staging: session.state.lastStaging)
        }
    }

    /// Throws away a staged content that isn't linked; throws `StoreError`.
    public func discard(_ staged: StagedAttachment) throws(StoreError) {
        try narrowed { try writing { $0.state.stagings[staged.staging] = nil } }
    }

    /// Adds to the access log; throws `StoreError`.
    public func logRefusal(_ refusal: RefusedAccess) throws(StoreError) {
        try narrowed { try writing { $0.state.refusals.append(refusal) } }
    }

    /// Makes the tables anew from the events. Throws what `apply` throws, and `StoreError`.
    public func rebuild(_ apply: (Event, any TableWriting) throws -> Void) throws {
        try writing { session in
            session.state.declare(tables)
            for event in session.state.events where !event.isAboutChain { try apply(event, session) }
        }
        staleTables = []
    }
}
