import Diagnostics
import Foundation
import Testing

@testable import SQLiteStore
@testable import Store

@Suite struct FailureTests {
    let folder: Folder
    let office: OfficeFile

    init() throws {
        folder = try Folder()
        office = try Sample.office(in: folder)
    }

    @Test func `a full file takes the command back, says so, and the office goes on when there is room`() throws {
        try office.write { try Sample.open(1, in: $0) }
        let pages = try office.connection.integer("PRAGMA page_count") ?? 0
        try office.connection.execute("PRAGMA max_page_count = \(pages + 2)")
        let large = #"{"text":"\#(String(repeating: "x", count: 100_000))"}"#
        let error = storeError {
            try office.write { transaction throws in
                try Sample.open(2, in: transaction)
                try transaction.append(Sample.draft(large))
            }
        }
        #expect(error == .full(path: office.path))
        #expect(try office.read { try $0.head().number } == 1)
        try office.write { try Sample.open(2, in: $0) }
        try office.connection.execute("PRAGMA max_page_count = 1000000")
        try office.write { try $0.append(Sample.draft(large)) }
        #expect(try office.verify().problems == [])
    }

    @Test func `an office that another program holds is waited for and then refused as busy`() throws {
        let other = try Connection(path: office.path, flags: 2)
        try other.execute("BEGIN IMMEDIATE")
        try office.connection.execute("PRAGMA busy_timeout = 50")
        #expect(storeError { try office.write { try Sample.open(1, in: $0) } } == .busy(path: office.path))
        try other.execute("ROLLBACK")
        try office.write { try Sample.open(1, in: $0) }
    }

    @Test func `a writer that stays too long is waited for only so long`() throws {
        let lock = WriterLock(officePath: office.path)
        try lock.acquire(patience: 0)
        let other = WriterLock(officePath: office.path)
        #expect(storeError { try other.acquire(patience: 60) } == .busy(path: office.path))
        lock.release()
        try other.acquire(patience: 0)
        other.release()
    }

    @Test func `a lock file that was removed while somebody waited is noticed`() throws {
        let first = WriterLock(officePath: office.path)
        try first.acquire(patience: 0)
        try FileManager.default.removeItem(atPath: office.path + "-lock")
        first.release()
        let second = WriterLock(officePath: office.path)
        try second.acquire(patience: 0)
        #expect(storeError { try first.acquire(patience: 20) } == .busy(path: office.path))
        second.release()
        try first.acquire(patience: 0)
        first.release()
    }

    @Test func `the files beside an office are as closed as the office`() throws {
        try office.write { try Sample.open(1, in: $0) }
        for name in try folder.names {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(name))
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test func `no error tells what a row, an event or a content holds`() throws {
        let secret = "示例姓名13900000000"
        var errors: [StoreError?] = []
        errors.append(
            storeError {
                try office.write { transaction throws in
                    let row: ColumnValues = ["code": .text(secret), "name": .text(secret), "tier": 1]
                    try transaction.insert(into: "customers", row)
                    try transaction.insert(into: "customers", row)
                }
            })
        errors.append(storeError { try office.write { try $0.insert(into: "tasks", ["number": .text(secret)]) } })
        errors.append(storeError { try office.write { try $0.append(Sample.draft(secret)) } })
        errors.append(
            storeError { try office.connection.run("INSERT INTO kept_tasks (number) VALUES (?)", [.text(secret)]) })
        errors.append(
            storeError { try office.connection.run("UPDATE office SET only = ?", [.text(secret)]) })
        for error in errors {
            let error = try #require(error)
            #expect(!"\(error)".contains(secret))
            for finding in error.findings {
                #expect(!"\(finding.message)".contains(secret))
            }
        }
    }

    @Test func `every error has a rule of its own and both wordings`() {
        let errors: [StoreError] = [
            .missing(path: "o"), .exists(path: "o"), .notAnOffice(path: "o"), .newer(path: "o", version: 9),
            .unreadable(path: "o", code: 13), .damaged(path: "o", code: 11), .full(path: "o"),
            .inputOutput(path: "o", code: 5), .busy(path: "o"), .stale(tables: ["t"]),
            .invalidTable(table: "t", reason: .name), .unknownTable("t"), .unknownColumn(table: "t", column: "c"),
            .mismatch(table: "t", column: "c", expected: .text), .missingValue(table: "t", column: "c"),
            .duplicate(table: "t"), .overflow, .invalidEvent(.kind), .unknownEvent(number: 3), .unprovable(event: 3),
            .unfitSalt,
            .damagedEvent(number: 3),
            .unknownContent(.random()), .damagedContent(.random()), .tooLarge(limit: 1 << 31), .damagedBackup(.cut),
            .malformedSeal, .foreignSeal, .refused(code: 1, explanation: "x"),
        ]
        let findings = errors.flatMap(\.findings)
        #expect(findings.count == errors.count)
        #expect(Set(findings.map(\.rule)).count == errors.count)
        for finding in findings {
            #expect(finding.rule.hasPrefix("store."))
            #expect(finding.message.chinese.unicodeScalars.contains { $0.value > 0x2E80 })
            #expect(!finding.message.english.unicodeScalars.contains { $0.value > 0x2E80 })
        }
    }
}
