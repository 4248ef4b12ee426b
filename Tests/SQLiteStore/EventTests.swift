import Digest
import SQLiteStore
import Store
import Testing

@Suite struct EventTests {
    let folder: Folder
    let office: OfficeFile

    init() throws {
        folder = try Folder()
        office = try Sample.office(in: folder)
    }

    @Test func `events are numbered from 1 and each digest covers the one before`() throws {
        let events = try office.write { transaction throws in
            try [Sample.draft(#"{"a":1}"#), Sample.draft(cause: 1), Sample.draft()].map { try transaction.append($0) }
        }
        #expect(events.map(\.number) == [1, 2, 3])
        var previous = office.identity
        for event in events {
            let cause = event.cause.map { String($0) } ?? ""
            let header = "\(event.number)\t\(event.time)\t\(event.kind)\t1\tp01\t\tsubmit\t\(cause)\tcase:1"
            let parts = [previous, SHA256Digest(of: header.utf8), SHA256Digest(of: event.payload.utf8)]
            #expect(event.digest == SHA256Digest(of: parts.flatMap(\.bytes)))
            previous = event.digest
        }
        #expect(try office.read { try $0.events(EventQuery()) } == events)
    }

    @Test func `all parts of an event come back as they were written`() throws {
        var draft = Sample.draft(#"{"name":"示例\n客户\\"}"#, kind: "case.moved-on", subject: "a\tb\\c\nd")
        draft.deputyFor = "p02"
        draft.version = 3
        let event = try office.write { try $0.append(draft) }
        #expect(event.draft == draft)
        #expect(try office.read { try $0.event(1) } == event)
    }

    @Test func `events are chosen by number, subject and kind`() throws {
        try office.write { transaction throws in
            for number in 1...6 {
                try transaction.append(
                    Sample.draft(kind: number == 4 ? "case.filed" : "task.opened", subject: "case:\(number % 2)"))
            }
        }
        let numbers = { (query: EventQuery) in try office.read { try $0.events(query).map(\.number) } }
        #expect(try numbers(EventQuery(subject: "case:0")) == [2, 4, 6])
        #expect(try numbers(EventQuery(from: 3, through: 5)) == [3, 4, 5])
        #expect(try numbers(EventQuery(kinds: ["case.filed"])) == [4])
        #expect(try numbers(EventQuery(limit: 2, newestFirst: true)) == [6, 5])
    }

    @Test(
        arguments: [
            (\EventDraft.time, "2026-03-01 08:00:00", EventField.time), (\.time, "2026-13-01T08:00:00.000Z", .time),
            (\.time, "", .time), (\.kind, "Task opened", .kind), (\.kind, "task..opened", .kind),
            (\.person, "", .person),
            (\.command, "", .command), (\.subject, "", .subject), (\.payload, "", .payload),
            (\.payload, "{\n}", .payload),
            (\.payload, "text", .payload),
        ] as [(WritableKeyPath<EventDraft, String> & Sendable, String, EventField)])
    func `a draft that can't be written down is refused by its part`(
        _ part: WritableKeyPath<EventDraft, String> & Sendable, _ text: String, _ field: EventField
    ) throws {
        var draft = Sample.draft()
        draft[keyPath: part] = text
        #expect(storeError { try office.write { try $0.append(draft) } } == .invalidEvent(field))
        #expect(try office.read { try $0.head().number } == 0)
    }

    @Test(arguments: [0, 1, 5, -1])
    func `a cause is an earlier event`(_ cause: Int) throws {
        #expect(storeError { try office.write { try $0.append(Sample.draft(cause: cause)) } } == .invalidEvent(.cause))
    }

    @Test func `an unknown event is refused by its number`() throws {
        #expect(storeError { try office.read { try $0.event(3) } } == .unknownEvent(number: 3))
    }
}
