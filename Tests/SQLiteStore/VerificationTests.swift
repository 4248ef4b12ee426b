import Digest
import Foundation
import Testing

@testable import SQLiteStore
@testable import Store

@Suite struct VerificationTests {
    let folder: Folder
    let identity: SHA256Digest

    /// An office of ten tasks, a customer, two definitions and an attachment of three pieces.
    init() throws {
        folder = try Folder()
        let office = try Sample.office(in: folder)
        identity = office.identity
        var pieces = (0..<3).map { [UInt8](repeating: UInt8($0), count: OfficeFile.pieceSize - 100) }
        let staged = try office.stage { pieces.isEmpty ? [] : pieces.removeFirst() }
        try office.write { transaction throws in
            for number in 1...10 { try Sample.open(number, in: transaction) }
            let event = try transaction.append(
                Sample.draft(
                    #"{"code":"c1","name":"示例东方公司"}"#, kind: "customer.named", subject: "customer:c1", cause: 2))
            try Sample.apply(event, to: transaction)
            try transaction.keepDefinition(name: "chart", mediaType: "application/scxml+xml", bytes: Array("<a/>".utf8))
            try transaction.keepDefinition(name: "form", mediaType: "application/xml", bytes: Array("<b/>".utf8))
            try transaction.link(staged)
        }
    }

    private func report() throws -> VerificationReport {
        try Sample.reopened(folder).verify(applying: Sample.apply)
    }

    private func problems(after statements: String...) throws -> [VerificationProblem] {
        let tampering = try Tampering(folder)
        for statement in statements { try tampering.run(statement) }
        return try report().problems
    }

    @Test func `a sound office has no problems, and all its parts were checked`() throws {
        let report = try report()
        #expect(report.problems == [])
        #expect(report.head.number == 11)
        #expect((report.definitions, report.attachments, report.tables) == (2, 1, 3))
        #expect(report.unsealed == 1..<12)
    }

    @Test(arguments: ["time", "kind", "person", "command", "subject", "payload"])
    func `an edited event is named, whatever was edited`(_ column: String) throws {
        let problems = try problems(
            after: "UPDATE events SET \(column) = replace(\(column), 'a', 'b') || '1' WHERE number = 4")
        #expect(problems.first == .event(number: 4, .altered))
    }

    @Test(arguments: ["version = 2", "deputy_for = 'p09'", "cause = 1", "digest = zeroblob(32)"])
    func `an edited number, reference or digest is named`(_ change: String) throws {
        #expect(
            try problems(after: "UPDATE events SET \(change) WHERE number = 4").first == .event(number: 4, .altered))
    }

    @Test func `an empty deputy is none, but not the same as none`() throws {
        let problems = try problems(after: "UPDATE events SET deputy_for = '' WHERE number = 4")
        #expect(problems.contains(.event(number: 4, .malformed(.deputyFor))))
    }

    @Test func `a deleted event is named`() throws {
        let found = try problems(after: "DELETE FROM events WHERE number = 4")
        #expect(found.contains(.event(number: 4, .missing)))
        #expect(found.contains(.row(table: "tasks", key: "4", .surplus)))
    }

    @Test func `a deleted event shows also when the later ones moved up`() throws {
        let found = try problems(
            after: "DELETE FROM events WHERE number = 4",
            "UPDATE events SET number = -(number - 1) WHERE number > 4; UPDATE events SET number = -number WHERE number < 0"
        )
        #expect(found.first == .event(number: 4, .altered))
    }

    @Test func `an inserted event is named`() throws {
        let found = try problems(
            after: "UPDATE events SET number = -(number + 1) WHERE number > 4",
            "UPDATE events SET number = -number WHERE number < 0",
            """
            INSERT INTO events SELECT 5, time, kind, version, person, deputy_for, command, cause, subject, payload, digest
            FROM events WHERE number = 4
            """)
        #expect(found.first == .event(number: 5, .altered))
    }

    @Test func `reordered events are named`() throws {
        let found = try problems(
            after: "UPDATE events SET number = -4 WHERE number = 4", "UPDATE events SET number = 4 WHERE number = 5",
            "UPDATE events SET number = 5 WHERE number = -4")
        #expect(found.first == .event(number: 4, .altered))
    }

    @Test func `an event whose digest was made to fit breaks the one after it`() throws {
        let tampering = try Tampering(folder)
        let event = try Sample.reopened(folder).read { try $0.events(EventQuery(from: 3, through: 4)) }
        var draft = event[1].draft
        draft.person = "p99"
        var chain = EventChain()
        let digest = chain.digest(of: draft, number: 4, after: event[0].digest, in: .second)
        try tampering.run("UPDATE events SET person = 'p99', digest = x'\(digest)' WHERE number = 4")
        #expect(try report().problems.first == .event(number: 5, .altered))
    }

    @Test func `an office that was given another identity breaks at its first event`() throws {
        #expect(try problems(after: "UPDATE office SET identity = zeroblob(32)").first == .event(number: 1, .altered))
    }

    @Test func `altered definitions are named by their digest`() throws {
        let digest = SHA256Digest(of: "<a/>".utf8)
        #expect(
            try problems(after: "UPDATE definitions SET bytes = x'00' WHERE digest = x'\(digest)'")
                == [.definition(digest)])
    }

    @Test(arguments: [
        "UPDATE pieces SET bytes = x'00' WHERE ordinal = 1", "DELETE FROM pieces WHERE ordinal = 2",
        "UPDATE pieces SET ordinal = ordinal + 5 WHERE ordinal = 0", "UPDATE attachments SET size = size + 1",
    ])
    func `altered attachments are named by their digest`(_ statement: String) throws {
        let found = try problems(after: statement)
        guard found.count == 1, case .attachment = found[0] else {
            Issue.record("found \(found)")
            return
        }
    }

    @Test func `pieces of nothing are found`() throws {
        #expect(
            try problems(after: "INSERT INTO pieces (content, ordinal, bytes) VALUES (99, 0, x'00')") == [.strayPieces])
    }

    @Test func `the first changed, missing or surplus row of a table is named`() throws {
        #expect(
            try problems(after: "UPDATE kept_tasks SET person = 'p07' WHERE number >= 6")
                == [.row(table: "tasks", key: "6", .different)])
        #expect(
            try problems(after: "DELETE FROM kept_tasks WHERE number IN (3, 5)")
                == [.row(table: "tasks", key: "3", .missing)])
        #expect(
            try problems(after: "INSERT INTO kept_tasks (number, person) VALUES (-1, 'p')")
                == [.row(table: "tasks", key: "-1", .surplus)])
    }

    @Test func `a search that hides a row is found`() throws {
        #expect(try problems(after: "DELETE FROM search_customers") == [.search(table: "customers")])
    }

    @Test func `missing, changed and surplus parts of the schema are named`() throws {
        let tampering = try Tampering(folder)
        try tampering.connection.execute(
            """
            DROP TRIGGER events_are_kept;
            DROP TRIGGER events_are_fixed;
            CREATE TRIGGER events_are_fixed BEFORE UPDATE ON events BEGIN SELECT 1; END;
            CREATE TRIGGER quietly AFTER INSERT ON events BEGIN SELECT 1; END;
            DROP INDEX kept_tasks_1;
            """)
        #expect(
            try report().problems == [
                .structure(name: "events_are_fixed", .different), .structure(name: "events_are_kept", .missing),
                .structure(name: "kept_tasks_1", .missing), .structure(name: "quietly", .surplus),
            ])
    }

    @Test func `a reference to nothing is found`() throws {
        #expect(
            try problems(after: "UPDATE events SET cause = 99 WHERE number = 4").contains(.reference(table: "events")))
    }

    @Test func `events that can't be applied are named`() throws {
        struct Unknown: Error {}
        let report = try Sample.reopened(folder).verify { event, _ in if event.number == 3 { throw Unknown() } }
        #expect(report.problems == [.replay(number: 3)])
    }

    @Test func `flipped bytes anywhere in the file are found or were never used`() throws {
        let path = folder.file("office")
        let whole = try Data(contentsOf: URL(filePath: path))
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<30 {
            var bytes = whole
            let position = Int.random(in: 100..<bytes.count, using: &generator)
            // Not within the attachment alone, which is most of the file.
            let start = position < bytes.count / 2 ? position % 120_000 : position
            for offset in start..<min(start + 8, bytes.count) { bytes[offset] ^= 0x5A }
            try bytes.write(to: URL(filePath: path))
            do {
                let report = try report()
                if report.isSound {
                    // Unused space of a page: all that is kept must still be as it was.
                    let events = try Sample.reopened(folder).read { try $0.events(EventQuery()) }
                    #expect(events.count == 11)
                }
            } catch let error as StoreError {
                #expect(error.isDamage)
            }
            for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        }
    }

    @Test func `the store itself refuses to change or delete what is append-only`() throws {
        let connection = try Connection(path: folder.file("office"), flags: 2)
        for statement in [
            "UPDATE events SET person = 'p' WHERE number = 1", "DELETE FROM events WHERE number = 11",
            "INSERT OR REPLACE INTO events SELECT * FROM events WHERE number = 3", "DELETE FROM definitions",
            "UPDATE definitions SET name = 'x'", "DELETE FROM attachments", "DELETE FROM pieces",
            "UPDATE pieces SET ordinal = 9", "UPDATE office SET identity = zeroblob(32)", "DELETE FROM office",
        ] {
            guard case .refused(_, "append only") = storeError({ try connection.execute(statement) }) else {
                Issue.record("accepted: \(statement)")
                continue
            }
        }
    }
}
