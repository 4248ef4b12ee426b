import SmallOffices
import Testing
import Values

@testable import Procedure
@testable import Records

/// Work that goes to a successor when somebody leaves.
@Suite struct LeavingTests {
    private static func forward(
        _ office: SmallOffice, _ person: String, to successor: String, on day: String? = nil
    ) throws -> Forwarded {
        try office.give(
            "admin",
            ForwardWork(
                of: person, to: successor, on: try day.map { try CalendarDate(parsing: $0) }, text: "离职"))
    }

    private static func office(_ performers: String = SmallOffice.boss, _ attributes: String = "") throws -> SmallOffice
    {
        try SmallOffice.submitted(SmallRegulation.step("review", performers, attributes))
    }

    @Test func `the successor holds the posts at once, and whoever leaves holds none`() throws {
        let office = try Self.office()
        #expect(try Self.forward(office, "boss", to: "r1").posts == ["示例总部·主任"])
        #expect(try refusal { try office.act("boss") } == "casework.outside-scope")
        try office.act("r1")
        #expect(try office.outcome() == "同意")
        #expect(try office.isSound())
    }

    @Test func `until the last day the posts stay`() throws {
        let office = try Self.office()
        _ = try Self.forward(office, "boss", to: "officer", on: "2026-11-04")
        #expect(try refusal { try office.act("officer") } == "casework.not-your-task")
        try office.wait(until: "2026-11-05T09:00")
        try office.act("officer")
        #expect(try office.outcome() == "同意")
    }

    @Test func `a seat by name goes over, with its turn`() throws {
        let office = try Self.office(SmallOffice.reviewers, "rule=\"sequence\"")
        #expect(try Self.forward(office, "r2", to: "boss").cases == [1])
        try office.act("r1")
        #expect(try office.seats("review") == ["r1 spoken", "r2 handed-over", "r3 waiting", "boss open"])
    }

    @Test func `questions that wait for an answer go over`() throws {
        let office = try Self.office()
        try office.give("boss", Ask(TaskChoice(1, text: "何时？"), of: "r1"))
        _ = try Self.forward(office, "r1", to: "r2")
        let answered = try office.give("r2", Answer("明天", about: 1, question: nil))
        #expect(answered.status == .answered)
    }

    @Test func `deputyships of whoever leaves end`() throws {
        let office = try Self.office()
        let (from, to) = (try CalendarDate(parsing: "2026-11-02"), try CalendarDate(parsing: "2026-11-30"))
        try office.give("admin", AppointDeputy(DeputyEntry(deputy: "officer", for: "boss", from: from, to: to)))
        _ = try Self.forward(office, "officer", to: "r1")
        #expect(try office.look { try $0.directory.deputyships().allSatisfy { $0.ended != nil } })
    }

    @Test func `whoever asked is not asked by themselves: the seat comes back`() throws {
        let office = try Self.office()
        try office.give("boss", Delegate(TaskChoice(1), to: "r1"))
        _ = try Self.forward(office, "r1", to: "boss")
        #expect(try office.seats("review").first == "director@head open")
    }

    @Test func `work goes to somebody else who is there, and there is some`() throws {
        let office = try Self.office()
        #expect(try refusal { try Self.forward(office, "boss", to: "boss") } == "approval.successor-of-oneself")
        #expect(try refusal { try Self.forward(office, "boss", to: "nobody") } == "casework.unknown-person")
        _ = try Self.forward(office, "boss", to: "r1")
        #expect(try refusal { try Self.forward(office, "boss", to: "r1") } == "approval.nothing-to-forward")
    }
}
