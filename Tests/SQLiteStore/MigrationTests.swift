import Digest
import Foundation
import Testing

@testable import SQLiteStore
@testable import Store

@Suite struct MigrationTests {
    let folder: Folder

    init() throws {
        folder = try Folder()
    }

    private func opened(_ migrations: [String]) throws -> OfficeFile {
        try OfficeFile(path: folder.file("office"), tables: TableSet(Sample.tables), migrations: migrations)
    }

    @Test func `an office of an earlier schema is brought forward step by step, once`() throws {
        do { try Sample.office(in: folder).write { try Sample.open(1, in: $0) } }
        let later =
            Schema.migrations + [
                "CREATE TABLE later (number INTEGER) STRICT", "INSERT INTO later SELECT number FROM events",
            ]
        for _ in 0..<2 {
            let office = try opened(later)
            #expect(try office.connection.integer("PRAGMA user_version") == Int64(later.count))
            #expect(try office.connection.integer("SELECT count(*) FROM later") == 1)
            #expect(try office.read { try $0.head().number } == 1)
        }
    }

    @Test func `a migration that fails leaves the office as it was`() throws {
        do { try Sample.office(in: folder).write { try Sample.open(1, in: $0) } }
        let broken =
            Schema.migrations + ["CREATE TABLE later (number INTEGER) STRICT", "INSERT INTO nowhere VALUES (1)"]
        guard case .refused = storeError({ try opened(broken) }) else {
            Issue.record("the migration passed")
            return
        }
        let office = try Sample.reopened(folder)
        #expect(try office.verify(applying: Sample.apply).problems == [])
    }

    @Test func `an office of a later version is refused and not touched`() throws {
        do { _ = try Sample.office(in: folder) }
        try Tampering(folder).connection.execute("PRAGMA user_version = 99")
        #expect(storeError { try Sample.reopened(folder) } == .newer(path: folder.file("office"), version: 99))
    }

    @Test func `a database of another program is refused`() throws {
        do { _ = try Sample.office(in: folder) }
        try Tampering(folder).connection.execute("PRAGMA application_id = 1")
        #expect(storeError { try Sample.reopened(folder) } == .notAnOffice(path: folder.file("office")))
    }

    @Test func `the header says what kind of file it is`() throws {
        do { _ = try Sample.office(in: folder) }
        let header = try Data(contentsOf: URL(filePath: folder.file("office"))).prefix(100)
        #expect(Array(header[68..<72]) == Array("DKT1".utf8))
        #expect(Array(header[60..<64]) == [0, 0, 0, UInt8(Schema.version)])
    }
}
