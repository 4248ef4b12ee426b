import Digest
import Store

/// What a running transaction reads and writes: a state of its own, until it is committed.
final class MemorySession: MemoryTables, Transaction {
    var state: MemoryState
    private var chain = EventChain()
    private var writes: [String: Int] = [:]
    private var takenBack = 0

    init(_ state: MemoryState) {
        self.state = state
    }

    func insert(into table: String, _ row: ColumnValues) throws(StoreError) {
        writes[table, default: 0] += 1
        try add(row, to: table)
    }

    func put(into table: String, _ row: ColumnValues) throws(StoreError) {
        writes[table, default: 0] += 1
        try replace(row, in: table)
    }

    func update(_ table: String, set changes: ColumnValues, where conditions: [Condition]) throws(StoreError) -> Int {
        writes[table, default: 0] += 1
        return try change(table, changes, where: conditions)
    }

    func delete(from table: String, where conditions: [Condition]) throws(StoreError) -> Int {
        writes[table, default: 0] += 1
        return try remove(from: table, where: conditions)
    }

    // What is taken back changes every table.
    func writes(to table: String) -> Int { takenBack + (writes[table] ?? 0) }

    func attempt<Answer>(_ body: () throws -> Answer) throws -> Answer {
        let before = state
        do {
            return try body()
        } catch {
            state = before
            takenBack += 1
            throw error
        }
    }

    // MARK: - Events

    func head() throws(StoreError) -> Head { state.head }

    func append(_ draft: EventDraft) throws(StoreError) -> Event {
        if let fault = EventValidity.fault(in: draft, number: state.head.number + 1) { throw .invalidEvent(fault) }
        guard !draft.isReserved else { throw .invalidEvent(.kind) }
        guard TimeOrder.holds(for: draft, after: state.events.last?.time) else { throw .backdated }
        if state.form != .latest { add(ChainForm.latest.change(before: draft), in: state.form) }
        return add(draft, in: .latest)
    }

    @discardableResult
    private func add(_ draft: EventDraft, in form: ChainForm) -> Event {
        let number = state.head.number + 1
        let digest = chain.digest(of: draft, number: number, after: state.head.digest, in: form)
        let event = Event(number: number, draft: draft, digest: digest)
        state.events.append(event)
        return event
    }

    func event(_ number: Int) throws(StoreError) -> Event {
        guard state.events.indices.contains(number - 1) else { throw .unknownEvent(number: number) }
        return state.events[number - 1]
    }

    func events(_ query: EventQuery) throws(StoreError) -> [Event] { state.events(query) }

    func forEachEvent(_ query: EventQuery, _ body: (Event) throws -> Void) throws {
        for event in state.events(query) { try body(event) }
    }

    // MARK: - Contents

    func keepDefinition(name: String, mediaType: String, bytes: [UInt8]) throws(StoreError) -> SHA256Digest {
        let digest = SHA256Digest(of: bytes)
        if state.definitions[digest] == nil {
            state.definitions[digest] = Definition(digest: digest, name: name, mediaType: mediaType, bytes: bytes)
        }
        return digest
    }

    func definition(_ digest: SHA256Digest) throws(StoreError) -> Definition {
        guard let definition = state.definitions[digest] else { throw .unknownContent(digest) }
        guard SHA256Digest(of: definition.bytes) == digest else { throw .damagedContent(digest) }
        return definition
    }

    func attachment(_ digest: SHA256Digest) throws(StoreError) -> Attachment? {
        state.attachments[digest].map { Attachment(digest: digest, size: $0.count) }
    }

    func readAttachment(_ digest: SHA256Digest, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard let bytes = state.attachments[digest] else { throw StoreError.unknownContent(digest) }
        if !bytes.isEmpty { try bytes.withUnsafeBytes(body) }
        guard SHA256Digest(of: bytes) == digest else { throw StoreError.damagedContent(digest) }
    }

    func link(_ staged: StagedAttachment) throws(StoreError) {
        let digest = staged.attachment.digest
        guard state.attachments[digest] == nil else { return }
        guard let bytes = state.stagings.removeValue(forKey: staged.staging) else { throw .unknownContent(digest) }
        state.attachments[digest] = bytes
    }

    func personal(_ digest: SHA256Digest) throws(StoreError) -> PersonalValue? { state.personal[digest] }

    func personalDigests(of value: String) throws(StoreError) -> [SHA256Digest] {
        state.personal.values.filter { $0.value.utf8.elementsEqual(value.utf8) }.map(\.digest).sorted()
    }

    func keepPersonal(_ value: PersonalValue) throws(StoreError) {
        state.personalDigests.insert(value.digest)
        state.personal[value.digest] = value
    }

    func erasePersonal(_ digests: [SHA256Digest]) throws(StoreError) -> Int {
        Set(digests).count { state.personal.removeValue(forKey: $0) != nil }
    }

    func forEachAccess(_ body: (RecordedAccess) throws -> Void) throws {
        for access in state.accesses { try body(access) }
    }
}
