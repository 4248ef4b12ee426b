import Digest
import MemoryStore
import Store
import Testing

/// What the store in memory does beside deciding, as the one in files does it.
@Suite struct MemoryOfficeTests {
    let store = MemoryOffices()
    let office: any Office

    init() throws {
        office = try store.create(at: "office", tables: Sample.tables)
        try office.write { transaction throws in for number in 1...5 { try Sample.open(number, in: transaction) } }
    }

    @Test func `an office is found by its name until it is thrown away`() throws {
        #expect(try store.open(at: "office", tables: Sample.tables).read { try $0.count("tasks") } == 5)
        #expect(throws: StoreError.exists(path: "office")) { try store.create(at: "office", tables: Sample.tables) }
        try store.discard(at: "office")
        #expect(throws: StoreError.missing(path: "office")) { try store.open(at: "office", tables: Sample.tables) }
    }

    @Test func `tables follow from the events, and others are named`() throws {
        #expect(try office.verify(applying: Sample.apply).problems == [])
        try office.write { try $0.delete(from: "tasks", where: [.equals("number", 3)]) }
        #expect(
            try office.verify(applying: Sample.apply).problems == [.row(table: "tasks", key: "3", .missing)])
        try office.rebuild(Sample.apply)
        #expect(try office.verify(applying: Sample.apply).problems == [])
    }

    @Test func `tables that were declared anew are refused until they are rebuilt`() throws {
        let later = try store.open(at: "office", tables: [Sample.tasks])
        #expect(throws: StoreError.stale(tables: ["customers", "revenues"])) { try later.read { try $0.head() } }
        try later.rebuild(Sample.apply)
        #expect(try later.read { try $0.count("tasks") } == 5)
    }

    @Test func `a content is part of the office once a command links it`() throws {
        var pieces: [[UInt8]] = [[1, 2], [3]]
        let staged = try office.stage { pieces.isEmpty ? [] : pieces.removeFirst() }
        #expect(try office.read { try $0.attachment(staged.attachment.digest) } == nil)
        try office.write { try $0.link(staged) }
        var read: [UInt8] = []
        try office.read { try $0.readAttachment(staged.attachment.digest) { read += $0 } }
        #expect(read == [1, 2, 3])
    }

    @Test func `a backup becomes an office with all that there was`() throws {
        try office.write { try $0.keepDefinition(name: "form", mediaType: "application/xml", bytes: [1]) }
        try office.logRefusal(
            RefusedAccess(time: "2026-03-01T08:00:00.000Z", person: "p", command: "c", subject: "s", rule: "r"))
        var bytes: [[UInt8]] = []
        try office.backUp { bytes.append($0) }
        let restored = try store.restore(to: "new", tables: Sample.tables, applying: Sample.apply) {
            bytes.isEmpty ? [] : bytes.removeFirst()
        }
        #expect(restored.identity == office.identity)
        let report = try restored.verify(applying: Sample.apply)
        #expect(report.isSound && report.head.number == 5 && report.definitions == 1 && report.refusedAccesses == 1)
    }

    @Test func `a seal protects the events up to it`() throws {
        let key = try SigningKey.generate()
        let seal = try office.seal(time: "2026-03-31T18:00:00.000Z", with: key)
        try office.write { try Sample.open(6, in: $0) }
        let report = try office.verify(seals: [seal], keys: [key.verifyingKey()])
        #expect(report.problems == [] && report.unsealed == 6..<7)
    }

    @Test func `a transaction within a transaction is refused`() throws {
        #expect(throws: StoreError.nestedTransaction) {
            try office.read { _ in try office.write { _ in } }
        }
    }
}
