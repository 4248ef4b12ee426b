import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// Tasks that are handed over, delegated, or shared with others.
@Suite struct HandingOverTests {
    private static func office(_ performers: String = SmallOffice.boss, _ attributes: String = "") throws -> SmallOffice
    {
        try SmallOffice.submitted(SmallRegulation.step("review", performers, attributes))
    }

    @Test func `a task that was handed over is the other's for good`() throws {
        let office = try Self.office()
        try office.give("boss", HandOver(TaskChoice(1), to: "r1"))
        #expect(try office.seats("review") == ["director@head handed-over", "r1 open"])
        #expect(try refusal { try office.act("boss") } == "casework.not-your-task")
        try office.act("r1")
        #expect(try office.outcome() == "同意")
        #expect(try office.isSound())
    }

    @Test func `a delegated task comes back with the opinion`() throws {
        let office = try Self.office()
        try office.give("boss", Delegate(TaskChoice(1), to: "r1"))
        #expect(try office.seats("review") == ["director@head waiting", "r1 open"])
        try office.act("r1", "reject")
        #expect(try office.seats("review") == ["director@head open", "r1 spoken"])
        #expect(try office.look { try $0.cases.opinions(of: 1).map(\.isAdvice) } == [true])
        try office.act("boss")
        #expect(try office.outcome() == "同意")
    }

    @Test func `a delegated task is called back before the opinion is given`() throws {
        let office = try Self.office()
        try office.give("boss", Delegate(TaskChoice(1), to: "r1"))
        try office.give("boss", CallBack(TaskChoice(1)))
        #expect(try office.seats("review") == ["director@head open", "r1 removed"])
        #expect(try refusal { try office.act("r1") } == "casework.not-your-task")
    }

    @Test func `a handed over seat keeps its weight and its turn`() throws {
        let office = try Self.office(SmallOffice.reviewers, "rule=\"sequence\"")
        try office.give("r1", HandOver(TaskChoice(1), to: "boss"))
        #expect(try office.seats("review") == ["r1 handed-over", "r2 waiting", "r3 waiting", "boss open"])
        try office.act("boss")
        #expect(try office.seats("review") == ["r1 handed-over", "r2 open", "r3 waiting", "boss spoken"])
    }

    /// Whom the boss cannot give the task to, and why.
    static let receivers = [
        ("boss", "approval.to-oneself"), ("nobody", "casework.unknown-person"), ("r1", "approval.already-seated"),
    ]

    @Test(arguments: receivers) func `a task goes only to colleagues who have no part in it yet`(
        _ person: String, _ rule: String
    ) throws {
        let office = try Self.office(SmallOffice.boss + SmallOffice.reviewers, "rule=\"all\"")
        #expect(try refusal { try office.give("boss", HandOver(TaskChoice(1), to: person)) } == rule)
        #expect(try refusal { try office.give("boss", Delegate(TaskChoice(1), to: person)) } == rule)
        #expect(
            try refusal { try office.give("boss", AddCountersigners(TaskChoice(1), [person], .beside)) } == rule)
    }

    @Test func `a task does not go to someone who has left`() throws {
        let office = try Self.office()
        try office.endPost("r1", "reviewer", "head")
        #expect(try refusal { try office.give("boss", HandOver(TaskChoice(1), to: "r1")) } == "approval.without-post")
    }

    @Test func `a question does not go back to whoever asked it`() throws {
        let office = try Self.office()
        try office.give("boss", Delegate(TaskChoice(1), to: "r1"))
        #expect(try refusal { try office.give("r1", HandOver(TaskChoice(1), to: "boss")) } == "approval.circle")
    }

    @Test func `an applicant whom the chart bars does not get the task from others`() throws {
        let office = try Self.office(SmallOffice.boss, "applicant=\"skipped\"")
        #expect(
            try refusal { try office.give("boss", HandOver(TaskChoice(1), to: "clerk")) }
                == "approval.applicant-barred")
    }

    @Test func `whoever has no seat hands nothing over`() throws {
        let office = try Self.office()
        #expect(try refusal { try office.give("r1", HandOver(TaskChoice(1), to: "r2")) } == "casework.not-your-task")
    }

    @Test func `only countersigners who were added can be removed`() throws {
        let office = try Self.office(SmallOffice.reviewers, "rule=\"all\"")
        #expect(
            try refusal { try office.give("r1", RemoveCountersigner(TaskChoice(1), "r2")) }
                == "approval.no-countersigner")
    }
}
