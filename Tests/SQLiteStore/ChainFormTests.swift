import Digest
import Foundation
import Store
import Testing

@testable import SQLiteStore

/// Offices whose chain began in the first form go over to the second, and stay whole.
@Suite struct ChainFormTests {
    let folder: Folder
    let identity: SHA256Digest

    /// An office of an earlier version, with three events.
    init() throws {
        folder = try Folder()
        let office = try OfficeFile.create(
            at: folder.file("office"), tables: Sample.tables, identity: .random(), form: .first)
        identity = office.identity
        let tampering = try Tampering(folder)
        for number in 1...3 {
            try tampering.append(Sample.draft(#"{"number":\#(number),"person":"p01"}"#, subject: "task:\(number)"))
        }
        try office.rebuild(Sample.apply)
    }

    private func events() throws -> [Event] { try Sample.reopened(folder).read { try $0.events(EventQuery()) } }

    @Test func `what was written in the first form is the digest of one line`() throws {
        let events = try events()
        let line = "\(identity)\t1\t2026-03-01T08:00:00.000Z\ttask.opened\t1\tp01\t\tsubmit\t\ttask:1\t"
        #expect(events[0].digest == SHA256Digest(of: "\(line)\(events[0].payload)\n".utf8))
        #expect(try Sample.reopened(folder).verify(applying: Sample.apply).problems == [])
    }

    @Test func `the first new event changes the form, once, and says so in the old one`() throws {
        let before = try events()
        try Sample.reopened(folder).write { transaction throws in
            for number in 4...5 { try Sample.open(number, for: "p02", in: transaction) }
        }
        try Sample.reopened(folder).write { try Sample.open(6, in: $0) }
        let events = try events()
        #expect(Array(events.prefix(3)) == before)
        #expect(events.map(\.isAboutChain) == [false, false, false, true, false, false, false])
        #expect(events[3].payload == #"{"form":2}"# && events[3].subject == "chain")
        let change = events[3]
        var chain = EventChain()
        let digests = [
            chain.digest(of: change.draft, number: 4, after: events[2].digest, in: .first),
            chain.digest(of: events[4].draft, number: 5, after: change.digest, in: .second),
        ]
        #expect(events[3...4].map(\.digest) == digests)
    }

    @Test func `the change has no effect on tables, and is no surprise to what applies events`() throws {
        struct Unknown: Error {}
        let apply: Applying = { event, tables in
            guard event.kind == "task.opened" else { throw Unknown() }
            try Sample.apply(event, to: tables)
        }
        let office = try Sample.reopened(folder)
        try office.write { try Sample.open(4, in: $0) }
        #expect(try office.verify(applying: apply).problems == [])
        try office.rebuild(apply)
        #expect(try office.verify(applying: apply).problems == [])
    }

    @Test func `what only reads, rehearses or gives up changes nothing`() throws {
        struct GivenUp: Error {}
        let office = try Sample.reopened(folder)
        _ = try office.rehearse { try Sample.open(4, in: $0) }
        #expect(throws: GivenUp.self) {
            try office.write { transaction throws in
                try Sample.open(4, in: transaction)
                throw GivenUp()
            }
        }
        try office.write { transaction throws in
            #expect(throws: GivenUp.self) {
                try transaction.attempt {
                    try Sample.open(4, in: transaction)
                    throw GivenUp()
                }
            }
        }
        #expect(try events().count == 3)
        try office.write { try Sample.open(4, in: $0) }
        #expect(try events().map(\.isAboutChain) == [false, false, false, true, false])
        #expect(try office.verify(applying: Sample.apply).problems == [])
    }

    @Test func `who has the office open already notices that another changed the form`() throws {
        let (one, other) = (try Sample.reopened(folder), try Sample.reopened(folder))
        try one.write { try Sample.open(4, in: $0) }
        try other.write { try Sample.open(5, in: $0) }
        try one.write { try Sample.open(6, in: $0) }
        #expect(try events().count(where: \.isAboutChain) == 1)
        #expect(try one.verify(applying: Sample.apply).problems == [])
    }

    @Test func `nobody but the store changes the form`() throws {
        let draft = Sample.draft(#"{"form":2}"#, kind: ChainForm.changeKind, subject: "chain")
        let office = try Sample.reopened(folder)
        #expect(storeError { try office.write { try $0.append(draft) } } == .invalidEvent(.kind))
    }

    @Test(arguments: [
        ("payload = '{\"form\":1}'", EventField.payload), ("subject = 'case:1'", .subject), ("version = 2", .version),
    ])
    func `a change that says something else is none, though its digests fit`(
        change: String, field: EventField
    ) throws {
        try Sample.reopened(folder).write { try Sample.open(4, in: $0) }
        let tampering = try Tampering(folder)
        try tampering.run("UPDATE events SET \(change) WHERE number = 4")
        try tampering.rebuildChain(identity: identity)
        #expect(try Sample.reopened(folder).verify().problems.first == .event(number: 4, .malformed(field)))
    }

    @Test func `an office that pretends to have begun in another form breaks at its first event`() throws {
        try Tampering(folder).run("UPDATE office SET first_form = 2")
        #expect(try Sample.reopened(folder).verify().problems.first == .event(number: 1, .altered))
    }

    @Test func `a new office begins in the second form`() throws {
        let office = try Sample.office(in: folder, "new")
        let event = try office.write { try Sample.open(1, in: $0) }
        #expect(event.number == 1)
        var chain = EventChain()
        let digest = chain.digest(of: event.draft, number: 1, after: office.identity, in: .second)
        #expect(event.digest == digest)
    }

    @Test func `an office made before there were two forms is opened as one of the first`() throws {
        try Tampering(folder).connection.execute(
            """
            ALTER TABLE office DROP COLUMN ordered_from;
            ALTER TABLE office DROP COLUMN first_form; DROP TABLE personal; DROP TABLE personal_digests;
            DROP TABLE event_forms; DROP TABLE accesses; DROP TRIGGER office_is_one; DROP TRIGGER definitions_are_new;
            DROP TRIGGER attachments_are_new; DROP TRIGGER pieces_are_new; DROP TRIGGER refusals_are_closed;
            PRAGMA user_version = 1;
            """)
        let office = try Sample.reopened(folder)
        #expect(office.firstForm == .first)
        try office.write { try Sample.open(4, in: $0) }
        #expect(try office.verify(applying: Sample.apply).problems == [])
    }
}
