import Digest
import Foundation
import SQLiteStore
import Store
import Testing

@Suite struct OfficeFileTests {
    let folder: Folder

    init() throws {
        folder = try Folder()
    }

    @Test func `a new office is a file of mode 0600 and nothing else`() throws {
        do { _ = try Sample.office(in: folder) }
        #expect(try folder.names == ["office"])
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("office"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `an existing file is never overwritten`() throws {
        try "letters".write(toFile: folder.file("office"), atomically: true, encoding: .utf8)
        #expect(storeError { try Sample.office(in: folder) } == .exists(path: folder.file("office")))
        #expect(try String(contentsOfFile: folder.file("office"), encoding: .utf8) == "letters")
        #expect(try folder.names == ["office"])
    }

    @Test func `what was written is there after reopening, with the log gone from beside the file`() throws {
        let identity: SHA256Digest
        do {
            let office = try Sample.office(in: folder)
            identity = office.identity
            try office.write { _ = try Sample.open(1, in: $0) }
        }
        #expect(try folder.names == ["office"])
        let office = try Sample.reopened(folder)
        #expect(office.identity == identity)
        try office.read { snapshot throws in
            #expect(try snapshot.head().number == 1)
            #expect(try snapshot.row("tasks", where: [.equals("number", 1)])?.text("person") == "p01")
        }
    }

    @Test func `a thrown error takes the whole transaction back`() throws {
        struct Refused: Error {}
        let office = try Sample.office(in: folder)
        #expect(throws: Refused.self) {
            try office.write { transaction throws in
                try Sample.open(1, in: transaction)
                throw Refused()
            }
        }
        try office.read { snapshot throws in
            #expect(try snapshot.head() == Head(number: 0, digest: office.identity))
            #expect(try snapshot.count("tasks") == 0)
        }
    }

    @Test func `a rehearsal shows what a write would give and changes nothing`() throws {
        let office = try Sample.office(in: folder)
        let seen = try office.rehearse { transaction throws in
            try Sample.open(1, in: transaction)
            return (try transaction.head().number, try transaction.count("tasks"))
        }
        #expect(seen == (1, 1))
        #expect(try office.read { (try $0.head().number, try $0.count("tasks")) } == (0, 0))
    }

    @Test func `a transaction within a transaction is refused and doesn't end the outer one`() throws {
        let office = try Sample.office(in: folder)
        try office.write { transaction throws in
            try Sample.open(1, in: transaction)
            for inner in [office.write, office.rehearse] as [((any Transaction) throws -> Void) throws -> Void] {
                guard case .refused = storeError({ try inner { _ in } }) else {
                    Issue.record("the inner transaction was accepted")
                    continue
                }
            }
        }
        #expect(try office.read { try $0.head().number } == 1)
    }

    @Test func `a reader keeps its state while another connection writes`() throws {
        let office = try Sample.office(in: folder)
        let other = try Sample.reopened(folder)
        try office.read { snapshot throws in
            #expect(try snapshot.head().number == 0)
            try other.write { _ = try Sample.open(1, in: $0) }
            #expect(try snapshot.count("tasks") == 0)
        }
        #expect(try office.read { try $0.count("tasks") } == 1)
    }

    @Test func `files that are no office are refused by name`() throws {
        let path = folder.file("office")
        #expect(storeError { try Sample.reopened(folder) } == .missing(path: path))
        try Data().write(to: URL(filePath: path))
        #expect(storeError { try Sample.reopened(folder) } == .notAnOffice(path: path))
        try Data(repeating: 0x41, count: 10_000).write(to: URL(filePath: path))
        #expect(storeError { try Sample.reopened(folder) } == .notAnOffice(path: path))
        #expect(storeError { try OfficeFile.open(at: folder.path, tables: []) } == .notAnOffice(path: folder.path))
    }

    @Test func `an office reached through a symbolic link is the same office`() throws {
        let office = try Sample.office(in: folder)
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link"), withDestinationPath: folder.file("office"))
        let other = try Sample.reopened(folder, "link")
        #expect(other.path == office.path)
        try other.write { _ = try Sample.open(1, in: $0) }
        #expect(try office.read { try $0.head().number } == 1)
    }

    @Test func `tables declared anew must be rebuilt from the events first`() throws {
        do {
            let office = try Sample.office(in: folder)
            try office.write { _ = try Sample.open(7, in: $0) }
        }
        let changed = TableDefinition(
            "tasks", version: 2, columns: Sample.tasks.columns, primaryKey: ["number"])
        let office = try OfficeFile.open(at: folder.file("office"), tables: [changed])
        #expect(office.staleTables == ["tasks", "customers", "revenues"])
        #expect(storeError { try office.read { try $0.count("tasks") } } == .stale(tables: office.staleTables))
        try office.rebuild(Sample.apply)
        #expect(office.staleTables.isEmpty)
        #expect(try office.read { try $0.rows(Query("tasks")).map { try $0.integer("number") } } == [7])
    }
}
