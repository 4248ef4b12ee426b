import Casework
import Files
import Procedure
import Records
import SQLiteStore
import Testing

/// Why a task cannot go to somebody.
@Suite struct SeatRefusalTests {
    private typealias Office = CityOffice

    @Test func `a task goes to someone who works here and does not have it yet`() throws {
        let office = try Office(Office.step("review", Office.leaders, "rule=\"all\""))
        let leader = try office.desk("jia-leader")
        expectRefusal("casework.unknown-person") { try leader.handOver(office.task(), to: "nobody") }
        expectRefusal("approval.without-post") { try leader.handOver(office.task(), to: "guest") }
        expectRefusal("approval.to-oneself") { try leader.delegate(office.task(), to: "jia-leader") }
        expectRefusal("approval.already-seated") { try leader.handOver(office.task(), to: "jia-leader-2") }
    }

    @Test func `a question does not go back to who asked it`() throws {
        let office = try Office(Office.step("review", Office.chief))
        _ = try office.desk("chief").delegate(office.task(), to: "jia-leader")
        expectRefusal("approval.circle") { try office.desk("jia-leader").delegate(office.task(), to: "chief") }
    }

    @Test func `only what was delegated and not answered is called back`() throws {
        let office = try Office(Office.step("review", Office.chief))
        expectRefusal("approval.nothing-delegated") { try office.desk("chief").callBack(office.task()) }
        _ = try office.desk("chief").delegate(office.task(), to: "jia-leader")
        try office.act("jia-leader")
        expectRefusal("approval.nothing-delegated") { try office.desk("chief").callBack(office.task()) }
    }

    @Test func `a countersigner who was not added, or has spoken, is not removed`() throws {
        let office = try Office(Office.step("review", Office.chief))
        let chief = try office.desk("chief")
        expectRefusal("approval.no-countersigner") { try chief.removeCountersigner(office.task(), "clerk-2") }
        _ = try chief.addCountersigners(office.task(), ["clerk-2"], .beside)
        try office.act("clerk-2")
        expectRefusal("approval.has-spoken") { try chief.removeCountersigner(office.task(), "clerk-2") }
    }

    @Test func `work goes over from someone who has some to somebody else`() throws {
        let office = try Office(Office.step("review", Office.chief), isSubmitted: false)
        let admin = try office.desk("admin")
        expectRefusal("approval.successor-of-oneself") { try admin.forwardWork(of: "chief", to: "chief") }
        expectRefusal("approval.nothing-to-forward") { try admin.forwardWork(of: "guest", to: "chief") }
        expectRefusal("casework.unknown-person") { try admin.forwardWork(of: "chief", to: "nobody") }
    }
}

/// Why somebody cannot be a deputy.
@Suite struct DeputyRefusalTests {
    private let office: CityOffice

    init() throws { office = try CityOffice(CityOffice.step("review", CityOffice.chief), isSubmitted: false) }

    /// From and to so many days after today.
    private func appoint(
        _ deputy: String, by person: String = "chief", from: Int = 0, to: Int = 20, chains: [String] = []
    ) throws -> Int {
        let desk = try office.desk(person)
        let day = desk.now.day
        return try desk.appoint(
            DeputyEntry(deputy: deputy, from: day.adding(days: from), to: day.adding(days: to), chains: chains))
    }

    @Test func `a deputy is somebody else, for a time to come and for chains that there are`() {
        expectRefusal("approval.deputy-of-oneself") { try appoint("chief") }
        expectRefusal("approval.period-reversed") { try appoint("clerk-2", from: 10, to: 5) }
        expectRefusal("approval.period-past") { try appoint("clerk-2", from: -10, to: -5) }
        expectRefusal("casework.unknown-person") { try appoint("nobody") }
        expectRefusal("casework.unknown-chain") { try appoint("clerk-2", chains: ["city-contracts"]) }
    }

    @Test func `a deputy is appointed once, and not by who represents him`() throws {
        _ = try appoint("clerk-2")
        expectRefusal("approval.deputy-twice") { try appoint("clerk-2", to: 30) }
        expectRefusal("approval.deputy-circle") { try appoint("chief", by: "clerk-2") }
    }

    @Test func `a deputyship is ended by whom it represents, once`() throws {
        let number = try appoint("clerk-2")
        expectRefusal("approval.not-your-deputy") { try office.desk("clerk-2").endDeputyship(number) }
        _ = try office.desk("chief").endDeputyship(number)
        expectRefusal("approval.unknown-deputy") { try office.desk("chief").endDeputyship(number) }
    }
}
