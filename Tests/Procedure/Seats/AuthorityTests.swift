import SmallOffices
import Testing
import Values

@testable import Procedure
@testable import Records

/// By what right somebody speaks in a task, for themselves or for somebody represented.
@Suite struct AuthorityTests {
    private static func day(_ text: String) throws -> CalendarDate { try CalendarDate(parsing: text) }

    private static func deputy(
        _ office: SmallOffice, _ deputy: String, for person: String, from: String = "2026-11-02",
        to: String = "2026-11-30", chains: [String] = []
    ) throws -> Int {
        try office.give(
            "admin",
            AppointDeputy(
                DeputyEntry(deputy: deputy, for: person, from: day(from), to: day(to), chains: chains)))
    }

    private static func office(_ performers: String = SmallOffice.boss, _ attributes: String = "") throws -> SmallOffice
    {
        try SmallOffice.submitted(SmallRegulation.step("review", performers, attributes))
    }

    @Test func `whoever has no seat has no task`() throws {
        let office = try Self.office()
        #expect(try refusal { try office.act("r1") } == "casework.not-your-task")
    }

    @Test func `each holder of a post may speak for its seat, and only the first does`() throws {
        let office = try Self.office(SmallOffice.reviewer, "rule=\"all\"")
        try office.act("r2")
        #expect(try office.outcome() == "同意")
    }

    @Test func `a deputy decides for the person represented, and both are named`() throws {
        let office = try Self.office()
        _ = try Self.deputy(office, "officer", for: "boss")
        try office.act("officer")
        let opinion = try #require(try office.look { try $0.cases.opinions(of: 1).first })
        #expect(opinion.person == "officer" && opinion.deputyFor == "boss")
        #expect(try office.outcome() == "同意")
    }

    /// The days and chains of a deputyship, and whether it holds on 2 November in the chain of matters.
    static let deputyships: [(from: String, to: String, chains: [String], holds: Bool)] = [
        ("2026-11-02", "2026-11-02", [], true), ("2026-11-01", "2026-11-30", ["matter"], true),
        ("2026-11-03", "2026-11-30", [], false),
    ]

    @Test(arguments: deputyships) func `a deputyship holds on its days and in its chains`(
        _ from: String, _ to: String, _ chains: [String], _ holds: Bool
    ) throws {
        let office = try Self.office()
        _ = try Self.deputy(office, "officer", for: "boss", from: from, to: to, chains: chains)
        #expect(try refusal { try office.act("officer") } == (holds ? nil : "casework.not-your-task"))
    }

    @Test func `a deputyship that was ended holds no more`() throws {
        let office = try Self.office()
        let number = try Self.deputy(office, "officer", for: "boss")
        try office.give("boss", EndDeputyship(number))
        #expect(try refusal { try office.act("officer") } == "casework.not-your-task")
    }

    @Test func `an own seat is spoken for before that of somebody represented`() throws {
        let office = try Self.office(SmallOffice.boss + SmallOffice.officer, "rule=\"all\"")
        _ = try Self.deputy(office, "officer", for: "boss")
        try office.act("officer")
        #expect(try office.seats("review") == ["director@head open", "officer@left spoken"])
        try office.act("officer", for: "boss")
        #expect(try office.outcome() == "同意")
    }

    @Test func `a deputy of several says for whom`() throws {
        let office = try Self.office(SmallOffice.boss + SmallOffice.chief, "rule=\"all\"")
        _ = try Self.deputy(office, "officer", for: "boss")
        _ = try Self.deputy(office, "officer", for: "chief")
        #expect(try refusal { try office.act("officer") } == "approval.several-principals")
        try office.act("officer", for: "chief")
        #expect(try office.seats("review") == ["director@head open", "director@left spoken"])
    }

    @Test func `nobody acts for a person whose deputy they are not`() throws {
        let office = try Self.office()
        #expect(try refusal { try office.act("officer", for: "boss") } == "approval.not-deputy")
    }

    @Test func `an applicant who may not decide does not decide for somebody else either`() throws {
        let office = try SmallOffice(
            SmallRegulation.step("review", SmallOffice.boss, "applicant=\"skipped\""))
        try office.submit(as: "chief")
        _ = try Self.deputy(office, "chief", for: "boss")
        #expect(try refusal { try office.act("chief") } == "approval.own-application")
    }

    @Test func `whoever lost the post decides by it no more, and whoever has it now does`() throws {
        let office = try Self.office()
        try office.endPost("boss", "director", "head")
        try office.appoint("successor", "director", "head")
        #expect(try refusal { try office.act("boss") } == "casework.outside-scope")
        try office.act("successor")
        #expect(try office.outcome() == "同意")
    }

    @Test func `whoever has left decides nothing, although a seat is theirs by name`() throws {
        let office = try Self.office(SmallOffice.reviewers, "rule=\"all\"")
        try office.endPost("r1", "reviewer", "head")
        #expect(try refusal { try office.act("r1") } == "casework.not-your-task")
    }

    // MARK: Appointing

    /// A deputyship that cannot be, and the rule that says so.
    static let impossible: [(deputy: String, person: String, from: String, to: String, rule: String)] = [
        ("boss", "boss", "2026-11-02", "2026-11-30", "approval.deputy-of-oneself"),
        ("nobody", "boss", "2026-11-02", "2026-11-30", "casework.unknown-person"),
        ("officer", "boss", "2026-11-30", "2026-11-02", "approval.period-reversed"),
        ("officer", "boss", "2026-10-01", "2026-11-01", "approval.period-past"),
    ]

    @Test(arguments: impossible) func `a deputyship must be possible`(
        _ deputy: String, _ person: String, _ from: String, _ to: String, _ rule: String
    ) throws {
        let office = try Self.office()
        #expect(try refusal { try Self.deputy(office, deputy, for: person, from: from, to: to) } == rule)
    }

    @Test func `deputies do not stand in for each other in a circle, nor twice`() throws {
        let office = try Self.office()
        _ = try Self.deputy(office, "officer", for: "boss")
        #expect(try refusal { try Self.deputy(office, "officer", for: "boss") } == "approval.deputy-twice")
        #expect(try refusal { try Self.deputy(office, "boss", for: "officer") } == "approval.deputy-circle")
    }

    @Test func `only an administrator appoints a deputy for somebody else`() throws {
        let office = try Self.office()
        let entry = DeputyEntry(
            deputy: "r1", for: "boss", from: try Self.day("2026-11-02"), to: try Self.day("2026-11-03"))
        #expect(try refusal { try office.give("officer", AppointDeputy(entry)) } == "casework.not-allowed")
    }
}
