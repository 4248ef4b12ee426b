import Digest
import Store
import Testing

@testable import SQLiteStore

/// Within a section of time no event is before the one before it, in the store itself.
@Suite struct TimeOrderTests {
    let folder: Folder
    let office: OfficeFile

    init() throws {
        folder = try Folder()
        office = try Sample.office(in: folder)
        for number in 1...3 { try office.write { try Sample.open(number, in: $0) } }
    }

    private func draft(_ time: String, subject: String = "case:1") -> EventDraft {
        var draft = Sample.draft(kind: "command.given", subject: subject)
        draft.time = time
        return draft
    }

    @Test func `an event before the last one is refused, one of the same moment is not`() throws {
        #expect(throws: StoreError.backdated) {
            try office.write { try $0.append(draft("2026-03-01T07:59:59.999Z")) }
        }
        try office.write { try $0.append(draft("2026-03-01T08:00:00.000Z")) }
    }

    @Test func `the order holds within a transaction and after one that was taken back`() throws {
        try office.write { transaction in
            _ = try? transaction.attempt {
                try transaction.append(draft("2027-01-01T00:00:00.000Z"))
                throw StoreError.overflow
            }
            try transaction.append(draft("2026-03-02T08:00:00.000Z"))
            #expect(throws: StoreError.backdated) { try transaction.append(draft("2026-03-02T07:00:00.000Z")) }
        }
    }

    @Test func `a correction of time begins a section, in which order holds again`() throws {
        try office.write { transaction in
            try transaction.append(draft("2026-02-01T08:00:00.000Z", subject: "command:time.correct"))
            #expect(throws: StoreError.backdated) { try transaction.append(draft("2026-01-31T08:00:00.000Z")) }
            try transaction.append(draft("2026-02-01T09:00:00.000Z"))
        }
        #expect(try office.verify(applying: nil).problems == [])
    }

    @Test func `verify names an event that was backdated though the chain is whole, and no seal blesses it`() throws {
        let tampering = try Tampering(folder)
        try tampering.run("UPDATE events SET time = '2026-02-28T08:00:00.000Z' WHERE number = 2")
        try tampering.rebuildChain(identity: office.identity)
        let fault = VerificationProblem.EventFault.backdated(time: "2026-02-28T08:00:00.000Z", section: 1)
        #expect(try office.verify(applying: nil).problems == [.event(number: 2, fault)])
        #expect(throws: StoreError.damagedEvent(number: 2)) {
            try office.seal(time: "2026-03-02T00:00:00.000Z", with: try SigningKey.generate())
        }
    }

    @Test func `what an older version wrote out of order is counted and sound, later events follow the rule`() throws {
        let tampering = try Tampering(folder)
        try tampering.run("UPDATE events SET time = '2026-02-28T08:00:00.000Z' WHERE number = 2")
        try tampering.rebuildChain(identity: office.identity)
        try tampering.connection.execute("ALTER TABLE office DROP COLUMN ordered_from; PRAGMA user_version = 5")
        let older = try Sample.reopened(folder)
        #expect(older.orderedFrom == 3)
        let report = try older.verify(applying: nil)
        #expect(report.problems == [])
        #expect(report.earlierDisorder == 1)
        #expect(throws: StoreError.backdated) { try older.write { try $0.append(draft("2026-02-28T09:00:00.000Z")) } }
    }
}
