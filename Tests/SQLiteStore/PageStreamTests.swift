import Digest
import Foundation
import Testing

@testable import SQLiteStore
@testable import Store

/// A backup that is streamed: one moment of the office, whatever the write-ahead log holds, and nothing beside it.
@Suite struct PageStreamTests {
    let folder: Folder
    let office: OfficeFile

    init() throws {
        folder = try Folder()
        office = try Sample.office(in: folder)
        try office.write { transaction throws in
            for number in 1...50 { try Sample.open(number, in: transaction) }
        }
    }

    private func streamed(_ meanwhile: () throws -> Void = {}) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try office.backUp { piece in
            if bytes.isEmpty { try meanwhile() }
            bytes += piece
        }
        return bytes
    }

    private func tasks(in bytes: [UInt8], _ name: String) throws -> Int {
        var rest = [bytes]
        let copy = try OfficeFile.restore(
            to: folder.file(name), tables: Sample.tables, applying: Sample.apply
        ) { rest.popLast() ?? [] }
        return try copy.read { try $0.count("tasks") }
    }

    @Test func `what is written while a backup streams is not in it, and the log may begin anew meanwhile`() throws {
        let other = try Sample.reopened(folder)
        let bytes = try streamed {
            for number in 51...90 { try other.write { try Sample.open(number, in: $0) } }
            try other.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            for number in 91...130 { try other.write { try Sample.open(number, in: $0) } }
        }
        #expect(try tasks(in: bytes, "one") == 50)
        #expect(try tasks(in: streamed(), "two") == 130)
    }

    @Test func `pages that a reader keeps in the log come from there`() throws {
        let reader = try Sample.reopened(folder)
        let other = try Sample.reopened(folder)
        var bytes: [UInt8] = []
        try reader.read { snapshot throws in
            #expect(try snapshot.count("tasks") == 50)
            for number in 51...90 { try other.write { try Sample.open(number, in: $0) } }
            bytes = try streamed {
                for number in 91...130 { try other.write { try Sample.open(number, in: $0) } }
                try other.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            }
            #expect(try snapshot.count("tasks") == 50)
        }
        #expect(try tasks(in: bytes, "one") == 90)
    }

    @Test func `two backups may stream at once`() throws {
        let other = try Sample.reopened(folder)
        var second: [UInt8] = []
        let first = try streamed {
            try other.write { try Sample.open(51, in: $0) }
            try other.backUp { second += $0 }
        }
        #expect(try tasks(in: first, "one") == 50)
        #expect(try tasks(in: second, "two") == 51)
    }

    @Test func `nothing is written aside while it streams`() throws {
        let names = try folder.names
        _ = try streamed {
            let amid = try folder.names
            #expect(amid == names)
        }
        #expect(try folder.names == names)
    }

    @Test func `an office that does not verify streams nothing`() throws {
        try Tampering(folder).run("UPDATE events SET person = 'p9' WHERE number = 3")
        var count = 0
        #expect(storeError { try office.backUp { _ in count += 1 } } == .damagedBackup(.unsound))
        #expect(count == 0)
    }

    @Test func `what a row held is in no file of the office once it was deleted and the log is copied`() throws {
        let text = "<示例草稿：拟同意>"
        func isFound() throws -> Bool {
            try folder.names.contains { name in
                try Data(contentsOf: URL(filePath: folder.file(name))).range(of: Data(text.utf8)) != nil
            }
        }
        let row: ColumnValues = ["number": 900, "person": .text(text)]
        try office.write { try $0.insert(into: "tasks", row) }
        #expect(try isFound())
        try office.write { try $0.delete(from: "tasks", where: [.equals("number", 900)]) }
        try office.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        #expect(try !isFound())
        #expect(try office.connection.integer("PRAGMA secure_delete") == 1)
    }

    @Test func `what can't be opened is said with a reason`() throws {
        let path = folder.file("folder.office")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        do {
            _ = try Connection(path: path, flags: 2)
            Issue.record("a folder was opened")
        } catch let StoreError.unreadable(_, code) {
            #expect(code != 0)
        }
    }
}
