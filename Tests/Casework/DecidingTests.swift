import Fixtures
import MemoryStore
import Procedure
import Records
import SQLiteStore
import Store
import Testing

@testable import Casework

/// Deciding is pure: the same commands over tables in memory and over SQLite come to the same events.
@Suite struct DecidingTests {
    @Test func `a contract's life decides the same events over tables in memory as in a file`() throws {
        let inFile = try Self.story(in: OfficeFixture())
        let inMemory = try Self.story(in: OfficeFixture(in: MemoryOffices()))
        #expect(inFile.count > 60)
        #expect(inFile == inMemory)
    }

    @Test func `what was decided in memory replays to the same tables`() throws {
        let fixture = try OfficeFixture(in: MemoryOffices())
        _ = try Self.story(in: fixture)
        let office = try fixture.store.open(at: fixture.path, tables: OfficeTables.all)
        #expect(try office.verify(applying: Applier.apply).problems.isEmpty)
    }

    @Test func `what is refused decides nothing`() throws {
        let fixture = try OfficeFixture(in: MemoryOffices())
        let (_, number) = try fixture.submitted()
        let before = try Self.events(of: fixture)
        #expect(throws: (any Error).self) {
            try fixture.desk("yi-clerk").act(on: number, TaskAction("approve", opinion: "同意"))
        }
        #expect(try Self.events(of: fixture) == before)
    }

    @Test func `of several cases decided at once each has its own outcome, and its own events`() throws {
        let fixture = try OfficeFixture(in: MemoryOffices())
        let first = try fixture.submitted().case
        let before = try Self.events(of: fixture).count
        var outcomes: [Int: Bool] = [:]
        let requests = [first, 99].map { ($0, TaskAction("approve", opinion: "同意")) }
        try fixture.desk("centre").act(onEach: requests) { number, outcome in
            if case .success = outcome { outcomes[number] = true } else { outcomes[number] = false }
        }
        #expect(outcomes == [first: true, 99: false])
        let decided = try Self.events(of: fixture).dropFirst(before)
        #expect(decided.first?.kind == "command.given" && decided.first?.cause == nil)
        #expect(decided.dropFirst().allSatisfy { $0.subject == "case:\(first)" && $0.cause == before + 1 })
    }

    /// The particulars of all events: what deciding comes to, without the digests, which differ with the office.
    private static func events(of fixture: OfficeFixture) throws -> [EventDraft] {
        try fixture.store.open(at: fixture.path, tables: OfficeTables.all).read { snapshot in
            try snapshot.events(EventQuery()).map(\.draft)
        }
    }

    /// Registration, a contract with a return, a hand-over, a question, a copy and a withdrawal.
    static func story(in fixture: OfficeFixture) throws -> [EventDraft] {
        let (_, number) = try fixture.submitted()
        _ = try fixture.desk("business").draft(TaskChoice(number, text: "拟同意"))
        _ = try fixture.desk("centre").ask(TaskChoice(number, text: "能否按月结算？"), of: "finance")
        _ = try fixture.desk("finance").answer("可以", about: number)
        _ = try fixture.desk("centre").copy(number, to: [.person("quality"), .unit("yi")], note: "请知悉")
        _ = try fixture.desk("centre").act(on: number, TaskAction("approve", opinion: "同意"))
        _ = try fixture.desk("general").act(on: number, TaskAction("approve", opinion: "同意"))
        _ = try fixture.desk("business").handOver(TaskChoice(number, text: "请代为审查"), to: "manager")
        _ = try fixture.desk("manager").act(on: number, TaskAction("approve", opinion: "同意"))
        _ = try fixture.desk("clerk").remind(of: number, "请尽快")
        _ = try fixture.desk("clerk").cancel(number, text: "客户改变了计划")
        _ = try fixture.desk("data").importFigures(
            of: "revenue",
            OfficeFixture.table(
                [["customer": "KH2026-0001", "month": "2026-10", "amount": "500000"]].filter { _ in false }))
        return try events(of: fixture)
    }
}
