import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// What can be taken back: by the applicant, and by whoever decided.
@Suite struct RecallingTests {
    private static let chain =
        SmallRegulation.step("one", SmallOffice.officer, to: "two") + SmallRegulation.step("two", SmallOffice.boss)

    // MARK: The applicant

    @Test func `an applicant recalls a case that nobody has acted on, and it ends as withdrawn`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        let acted = try office.give("clerk", RecallCase(1, text: "写错了"))
        #expect(acted.outcome == "撤回")
        #expect(try office.tasks() == ["one cancelled"])
        #expect(try office.isSound())
    }

    @Test func `a case is recalled to the state that the chart names`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("one", SmallOffice.officer, to: "two")
                + SmallRegulation.step("two", SmallOffice.boss)
                + SmallRegulation.step("redo", "<d:performer post=\"clerk\" relative=\"submitter\"/>", to: "one"),
            submission: "recall=\"redo\"")
        try office.give("clerk", RecallCase(1, text: ""))
        #expect(try office.open() == ["redo"])
        #expect(try refusal { try office.give("clerk", RecallCase(1, text: "")) } == "approval.nothing-to-recall")
    }

    @Test func `what somebody has acted on is not recalled`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.act("officer")
        #expect(try refusal { try office.give("clerk", RecallCase(1, text: "")) } == "approval.acted-on")
    }

    @Test func `handing a task over is acting on the case, asking is not`() throws {
        let asked = try SmallOffice.submitted(Self.chain)
        try asked.give("officer", Ask(TaskChoice(1, text: "何时？"), of: "clerk"))
        #expect(try refusal { try asked.give("clerk", RecallCase(1, text: "")) } == nil)
        let handed = try SmallOffice.submitted(Self.chain)
        try handed.give("officer", HandOver(TaskChoice(1), to: "r1"))
        #expect(try refusal { try handed.give("clerk", RecallCase(1, text: "")) } == "approval.acted-on")
    }

    @Test(arguments: ["chief", "officer"]) func `nobody but the applicant recalls or cancels a case`(
        _ person: String
    ) throws {
        let office = try SmallOffice.submitted(Self.chain)
        #expect(try refusal { try office.give(person, RecallCase(1, text: "")) } == "approval.not-applicant")
        #expect(try refusal { try office.give(person, CancelCase(1, text: "不办了")) } == "approval.not-applicant")
    }

    @Test func `an applicant cancels a case that others have acted on, with words`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.act("officer")
        #expect(try refusal { try office.give("clerk", CancelCase(1, text: "")) } == "casework.opinion-required")
        #expect(try office.give("clerk", CancelCase(1, text: "客户改了主意")).outcome == "撤回")
    }

    @Test func `a case that has come to a binding step is not cancelled`() throws {
        let office = try SmallOffice.submitted(Self.chain, submission: "binding=\"two\"")
        try office.act("officer")
        #expect(try refusal { try office.give("clerk", CancelCase(1, text: "不办了")) } == "approval.bound")
    }

    @Test func `a closed case is neither recalled nor cancelled`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.act("officer", "reject")
        #expect(try refusal { try office.give("clerk", RecallCase(1, text: "")) } == "casework.case-closed")
        #expect(try refusal { try office.give("clerk", CancelCase(1, text: "不办了")) } == "casework.case-closed")
    }

    // MARK: The performer

    @Test func `whoever decided takes it back while nobody has acted on what followed`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.act("officer")
        try office.give("officer", TakeBack(1, text: "再看看"))
        #expect(try office.open() == ["one"])
        #expect(try office.look { try $0.cases.opinions(of: 1).map { $0.voidedBy != nil } } == [true])
        try office.act("officer", "reject")
        #expect(try office.outcome() == "不同意")
    }

    @Test func `what somebody has acted on since is not taken back`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.act("officer")
        try office.give("boss", HandOver(TaskChoice(1), to: "r1"))
        #expect(try refusal { try office.give("officer", TakeBack(1, text: "")) } == "approval.acted-on")
    }

    @Test func `whoever decided nothing takes nothing back`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        #expect(try refusal { try office.give("officer", TakeBack(1, text: "")) } == "approval.nothing-to-take-back")
    }

    @Test func `a voice is taken back while others have still to speak`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("review", SmallOffice.reviewers, "rule=\"all\""))
        try office.act("r1")
        try office.act("r2")
        try office.give("r1", TakeBack(1, text: ""))
        #expect(try office.seats("review") == ["r1 open", "r2 spoken", "r3 open"])
    }

    @Test func `in turn a voice is taken back until the next has spoken, who waits again`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("review", SmallOffice.reviewers, "rule=\"sequence\""))
        try office.act("r1")
        try office.give("r1", TakeBack(1, text: ""))
        #expect(try office.seats("review") == ["r1 open", "r2 waiting", "r3 waiting"])
        try office.act("r1")
        try office.act("r2")
        #expect(try refusal { try office.give("r1", TakeBack(1, text: "")) } == "approval.acted-on")
    }
}
