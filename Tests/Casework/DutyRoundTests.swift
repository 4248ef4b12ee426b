import Files
import Fixtures
import MemoryStore
import Procedure
import Records
import Store
import Testing
import Values

@testable import Casework

/// What rounds of the clock write down about duties.
@Suite struct DutyRoundTests {
    private let fixture: OfficeFixture
    private let customer: String

    init() throws {
        fixture = try OfficeFixture(in: MemoryOffices())
        customer = try fixture.registered()
    }

    /// A desk so many days after the office was opened.
    private func desk(_ person: String, day: Int) throws -> Desk {
        let time = try OfficeFixture.time(day * 1440 + 600)
        return try Desk.open(
            officeAt: fixture.path, in: fixture.store, identity: Identity(account: "nobody-here", actingAs: person),
            clock: .pretended(time, real: time), command: "test")
    }

    private func kinds() throws -> [String] {
        try fixture.store.open(at: fixture.path, tables: OfficeTables.all).read { snapshot in
            try snapshot.events(EventQuery()).map(\.kind).filter { $0.hasPrefix("duty.") }
        }
    }

    private func states(of duty: String) throws -> [OpenedDuty.State] {
        try fixture.store.open(at: fixture.path, tables: OfficeTables.all).read { snapshot in
            try snapshot.all(where: [OpenedDuty.duty == duty], order: [OpenedDuty.id.ascending]).map(\.state)
        }
    }

    @Test func `each duty is opened once and marked once, whoever gives the clock its round`() throws {
        let opened = try desk("admin", day: 0).tick().duties
        #expect(opened.prefix(3).map(\.label) == ["更新钻石客户档案", "首席客户经理拜访", "定期监督检查"])
        let kinds = try kinds()
        #expect(kinds.count { $0 == "duty.opened" } == opened.count)
        #expect(kinds.count { $0 == "duty.reviewed" } == 17, "one for each duty of the regulation")
        #expect(try desk("admin", day: 1).tick().isEmpty)
        #expect(try self.kinds() == kinds, "no period turned")
    }

    @Test func `a rehearsal opens nothing`() throws {
        let time = try OfficeFixture.time(600)
        let rehearsing = try Desk.open(
            officeAt: fixture.path, in: fixture.store, identity: Identity(account: "nobody-here", actingAs: "admin"),
            clock: .pretended(time, real: time), command: "test", isRehearsal: true)
        #expect(try rehearsing.tick().duties.count > 3)
        #expect(try kinds().isEmpty)
    }

    @Test func `one event for each week: missed when it was open, missed alone when nobody looked`() throws {
        _ = try desk("admin", day: 0).tick()
        let round = try desk("admin", day: 21).tick()
        let missed = round.duties.filter { $0.isMissed && $0.label == "更新钻石客户档案" }
        #expect(missed.map(\.from.iso) == ["2026-11-02", "2026-11-09", "2026-11-16"])
        #expect(try kinds().count { $0 == "duty.missed" } == 3)
        #expect(try states(of: "archive-diamond") == [.missed, .missed, .missed, .open])
    }

    @Test func `who is earlier than the clock does the new week's duty, and missed the old one`() throws {
        _ = try desk("admin", day: 0).tick()
        _ = try desk("clerk", day: 21).correct(
            customer, with: FormEntry(values: ["telephone": "000-00000002"]), reason: "换号")
        #expect(try states(of: "archive-diamond") == [.missed, .discharged])
        _ = try desk("admin", day: 21).tick()
        #expect(
            try states(of: "archive-diamond").sorted { $0.rawValue < $1.rawValue } == [
                .discharged, .missed, .missed, .missed,
            ])
    }

    @Test func `what is no longer asked for lapses at once, and what is asked for now begins at once`() throws {
        _ = try desk("admin", day: 0).tick()
        _ = try desk("manager", day: 1).correct(
            customer, with: FormEntry(values: ["expected-revenue": "30万"]), reason: "预计下调")
        #expect(try states(of: "archive-diamond") == [.lapsed], "corrected by somebody who does not have it")
        #expect(try states(of: "archive-gold") == [.open])
        _ = try desk("manager", day: 2).correct(
            customer, with: FormEntry(values: ["expected-revenue": "600万"]), reason: "预计上调")
        #expect(try states(of: "archive-diamond") == [.lapsed, .open])
        #expect(try states(of: "archive-gold") == [.lapsed])
        #expect(try states(of: "chief-visit") == [.open], "it is about every tier")
    }

    @Test func `before the clock's first round nothing is opened by what somebody does`() throws {
        _ = try desk("clerk", day: 0).correct(
            customer, with: FormEntry(values: ["expected-revenue": "30万"]), reason: "预计下调")
        #expect(try kinds().isEmpty)
    }

    @Test func `duties that went to somebody by name go to the successor of who leaves`() throws {
        _ = try desk("admin", day: 0).tick()
        let duty = try #require(
            try desk("clerk", day: 0).inbox([.duties]).duties.first { $0.duty.duty == "archive-diamond" })
        _ = try desk("clerk", day: 0).handDuty(duty.duty.id, to: "manager")
        _ = try desk("admin", day: 1).forwardWork(of: "manager", to: "clerk", on: nil)
        let mine = try desk("clerk", day: 1).inbox([.duties]).duties
        #expect(mine.contains { $0.duty.id == duty.duty.id && $0.duty.person == "clerk" })
    }
}
