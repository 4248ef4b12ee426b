import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// Countersigners whom a performer adds: heard before, beside or after the others (加签, 减签).
@Suite struct CountersigningTests {
    private static func office(_ performers: String = SmallOffice.boss, _ attributes: String = "") throws -> SmallOffice
    {
        try SmallOffice.submitted(SmallRegulation.step("review", performers, attributes))
    }

    private static func add(
        _ people: [String], _ place: CountersignerPlace, by person: String = "boss", to office: SmallOffice
    ) throws {
        try office.give(person, AddCountersigners(TaskChoice(1, text: "请会签"), people, place))
    }

    // MARK: Beside

    /// Voices in the order in which they are given, and how the case has ended after them.
    static let beside: [(voices: [(person: String, action: String)], outcome: String?)] = [
        ([("boss", "approve")], nil), ([("r1", "approve")], nil),
        ([("boss", "approve"), ("r1", "approve")], "同意"), ([("r1", "approve"), ("boss", "approve")], "同意"),
        // One against decides against.
        ([("r1", "reject"), ("boss", "approve")], "不同意"), ([("boss", "approve"), ("r1", "reject")], "不同意"),
    ]

    @Test(arguments: beside) func `beside the others nothing is decided without a countersigner`(
        _ voices: [(person: String, action: String)], _ outcome: String?
    ) throws {
        let office = try Self.office()
        try Self.add(["r1"], .beside, to: office)
        for voice in voices where try office.outcome() == nil { try office.act(voice.person, voice.action) }
        #expect(try office.outcome() == outcome)
        #expect(try office.isSound())
    }

    @Test func `several countersigners are added at once, each with a seat`() throws {
        let office = try Self.office()
        try Self.add(["r1", "r2"], .beside, to: office)
        #expect(try office.seats("review") == ["director@head open", "r1 open", "r2 open"])
        for person in ["r1", "boss"] { try office.act(person) }
        #expect(try office.outcome() == nil)
        try office.act("r2")
        #expect(try office.outcome() == "同意")
    }

    // MARK: Before

    @Test func `who is heard before speaks first, then whoever asked decides`() throws {
        let office = try Self.office()
        try Self.add(["r1"], .before, to: office)
        #expect(try office.seats("review") == ["director@head waiting", "r1 open"])
        #expect(try refusal { try office.act("boss") } != nil)
        try office.act("r1", "reject")
        #expect(try office.outcome() == nil, "what is said before is advice")
        #expect(try office.look { try $0.cases.opinions(of: 1).map(\.isAdvice) } == [true])
        try office.act("boss")
        #expect(try office.outcome() == "同意")
    }

    @Test func `of several who are heard before all speak before it comes back`() throws {
        let office = try Self.office()
        try Self.add(["r1", "r2"], .before, to: office)
        try office.act("r2")
        #expect(try office.seats("review").first == "director@head waiting")
        try office.act("r1")
        #expect(try office.seats("review").first == "director@head open")
    }

    // MARK: After

    @Test func `who is heard after decides last, when all others are for it`() throws {
        let office = try Self.office(SmallOffice.reviewers, "rule=\"all\"")
        try Self.add(["boss"], .after, by: "r1", to: office)
        for person in ["r1", "r2"] { try office.act(person) }
        #expect(try refusal { try office.act("boss") } == "casework.not-your-task")
        try office.act("r3")
        #expect(try office.outcome() == nil)
        #expect(try office.seats("review").last == "boss open")
        try office.act("boss", "reject")
        #expect(try office.outcome() == "不同意")
    }

    @Test func `where the others are against it, nobody is heard after`() throws {
        let office = try Self.office(SmallOffice.reviewers, "rule=\"all\"")
        try Self.add(["boss"], .after, by: "r1", to: office)
        try office.act("r2", "reject")
        #expect(try office.outcome() == "不同意")
        #expect(try office.seats("review").last == "boss unasked")
    }

    // MARK: Removing

    @Test(arguments: CountersignerPlace.allCases)
    func `a countersigner who was removed is as if never added`(_ place: CountersignerPlace) throws {
        let office = try Self.office()
        try Self.add(["r1"], place, to: office)
        try office.give("boss", RemoveCountersigner(TaskChoice(1), "r1"))
        #expect(try office.seats("review") == ["director@head open", "r1 removed"])
        #expect(try refusal { try office.act("r1") } == "casework.not-your-task")
        try office.act("boss")
        #expect(try office.outcome() == "同意")
        #expect(try office.isSound())
    }

    @Test func `what waits for a removed countersigner alone is decided with the removal`() throws {
        let office = try Self.office()
        try Self.add(["r1"], .beside, to: office)
        try office.act("boss")
        let removed = try office.give("boss", RemoveCountersigner(TaskChoice(1), "r1"))
        #expect(removed.outcome == "同意")
        #expect(try office.outcome() == "同意")
    }

    @Test func `a countersigner who has spoken stays`() throws {
        let office = try Self.office()
        try Self.add(["r1"], .beside, to: office)
        try office.act("r1")
        #expect(
            try refusal { try office.give("boss", RemoveCountersigner(TaskChoice(1), "r1")) }
                == "approval.has-spoken")
    }

    @Test func `who has no seat in the task and added nobody removes nobody`() throws {
        let office = try Self.office()
        try Self.add(["r1"], .beside, to: office)
        #expect(
            try refusal { try office.give("r2", RemoveCountersigner(TaskChoice(1), "r1")) }
                == "casework.not-your-task")
    }

    @Test func `the words and both people are on record`() throws {
        let office = try Self.office()
        try Self.add(["r1"], .beside, to: office)
        try office.give("boss", RemoveCountersigner(TaskChoice(1, text: "不必了"), "r1"))
        let done = try office.look { try $0.cases.interventions(in: 1) }
        #expect(
            done.map { "\($0.kind.rawValue) \($0.person) \($0.concerns ?? "") \($0.text)" } == [
                "add-countersigner boss r1 请会签", "remove-countersigner boss r1 不必了",
            ])
    }
}
