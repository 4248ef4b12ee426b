import Fixtures
import MemoryStore
import Procedure
import Records
import Store
import Testing

@testable import Casework

/// What is given to an office is written down whole, before what was decided on it.
@Suite struct CommandRecordTests {
    private let fixture: OfficeFixture

    init() throws { fixture = try OfficeFixture(in: MemoryOffices()) }

    private func events() throws -> [Event] {
        try fixture.store.open(at: fixture.path, tables: OfficeTables.all).read { try $0.events(EventQuery()) }
    }

    /// What a command and no other writes down.
    private func events(of body: () throws -> Void) throws -> ArraySlice<Event> {
        let before = try events().count
        try body()
        return try events().dropFirst(before)
    }

    @Test func `a command stands before its events, which name it as their cause`() throws {
        let (_, number) = try fixture.submitted()
        let written = try events {
            _ = try fixture.desk("centre").act(on: number, TaskAction("approve", opinion: "同意"))
        }
        let command = try #require(written.first)
        #expect(command.kind == "command.given" && command.cause == nil)
        #expect(command.version == DecisionVersion.latest.rawValue)
        #expect(command.person == "centre" && command.subject == "command:act")
        let input = #"{"action":{"action":"approve","opinion":"同意","values":{}},"case":\#(number),"files":[]}"#
        #expect(command.payload == #"{"account":"nobody-here","input":\#(input),"name":"act"}"#)
        #expect(written.count > 1 && written.dropFirst().allSatisfy { $0.cause == command.number })
    }

    @Test func `every event of an office follows from a command, the first ones too`() throws {
        _ = try fixture.submitted()
        let all = try events()
        #expect(all.first?.subject == "command:office.found")
        #expect(all.allSatisfy { ($0.kind == "command.given") == ($0.cause == nil) })
    }

    @Test func `what is refused, rehearsed or changes nothing leaves no command`() throws {
        let (_, number) = try fixture.submitted()
        let people = OfficeFixture.people.prefix(1).map {
            ["code": $0.code, "name": $0.name, "post": $0.post, "unit": $0.unit]
        }
        _ = try fixture.desk("admin").tick()
        let written = try events {
            #expect(throws: (any Error).self) {
                try fixture.desk("yi-clerk").act(on: number, TaskAction("approve", opinion: "同意"))
            }
            _ = try fixture.desk("centre", isRehearsal: true).act(on: number, TaskAction("approve", opinion: "同意"))
            _ = try fixture.desk("centre").returnTargets(of: number)
            _ = try fixture.desk("admin").tick()
            _ = try fixture.desk("admin").importPeople(OfficeFixture.table(people))
        }
        #expect(written.isEmpty)
    }

    @Test func `of several cases each has its command`() throws {
        let customer = try fixture.registered()
        let cases = try (0..<2).compactMap { _ in
            try fixture.desk("clerk").submitContract(FormEntry(values: OfficeFixture.contract(customer))).case
        }
        let written = try events {
            try fixture.desk("centre").act(onEach: cases.map { ($0, TaskAction("approve", opinion: "同意")) }) { _, _ in }
        }
        let commands = written.filter { $0.kind == "command.given" }
        #expect(commands.count == 2)
        #expect(
            commands.map { command in written.filter { $0.cause == command.number }.map(\.subject).first }
                == cases.map { "case:\($0)" })
    }

    @Test func `a command is read as it was given`() throws {
        let (_, number) = try fixture.submitted()
        let written = try events { _ = try fixture.desk("clerk").remind(of: number, "请\n“尽快”") }
        let command = try CommandGiven(try #require(written.first))
        #expect(try command.input.read(RemindOfCase.self).text == "请\n“尽快”")
        #expect(try command.payload() == written.first?.payload)
    }

    @Test func `whoever lost a post since the desk was opened decides by it no more`() throws {
        let (_, number) = try fixture.submitted()
        let desk = try fixture.desk("centre")
        _ = try fixture.desk("admin").forwardWork(of: "centre", to: "manager")
        #expect(throws: (any Error).self) { try desk.act(on: number, TaskAction("approve", opinion: "同意")) }
    }
}
