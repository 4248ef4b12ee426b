import SmallOffices
import Testing
import Values

@testable import Procedure
@testable import Records

/// A delegate's opinion is advice: it stays on record and never moves the chart (委派).
@Suite struct AdviceTests {
    private let office: SmallOffice

    init() throws {
        office = try SmallOffice.submitted(
            SmallRegulation.step("review", SmallOffice.boss, to: "sign")
                + SmallRegulation.step("sign", SmallOffice.chief))
        try office.give("boss", Delegate(TaskChoice(1, text: "请先核对"), to: "r1"))
    }

    @Test(arguments: ["approve", "reject", "abstain", "veto"])
    func `whatever the delegate says, whoever delegated decides`(_ action: String) throws {
        let acted = try office.act("r1", action)
        #expect(acted.outcome == nil)
        #expect(try office.open() == ["review"])
        #expect(try office.seats("review") == ["director@head open", "r1 spoken"])
        try office.act("boss")
        #expect(try office.open() == ["sign"])
        #expect(try office.isSound())
    }

    @Test func `while the delegate is asked whoever delegated does not decide`() throws {
        #expect(try refusal { try office.act("boss") } != nil)
        #expect(try office.open() == ["review"])
    }

    @Test func `a delegate returns nothing`() throws {
        #expect(try refusal { try office.sendBack("r1", to: "review") } == "approval.advice-returns-nothing")
        #expect(try office.open() == ["review"])
    }

    @Test func `a delegate delegates on, and each answer goes back one step`() throws {
        try office.give("r1", Delegate(TaskChoice(1), to: "r2"))
        #expect(try office.seats("review") == ["director@head waiting", "r1 waiting", "r2 open"])
        try office.act("r2")
        #expect(try office.seats("review") == ["director@head waiting", "r1 open", "r2 spoken"])
        try office.act("r1")
        #expect(try office.seats("review") == ["director@head open", "r1 spoken", "r2 spoken"])
        try office.act("boss")
        #expect(try office.open() == ["sign"])
    }

    @Test(arguments: ["boss", "r1"]) func `nobody passes a question back to whoever waits for the answer`(
        _ person: String
    ) throws {
        try office.give("r1", Delegate(TaskChoice(1), to: "r2"))
        #expect(try refusal { try office.give("r2", Delegate(TaskChoice(1), to: person)) } == "approval.circle")
        #expect(try refusal { try office.give("r2", HandOver(TaskChoice(1), to: person)) } == "approval.circle")
        #expect(
            try refusal { try office.give("r2", AddCountersigners(TaskChoice(1), [person], .before)) }
                == "approval.circle")
    }

    @Test func `a delegate who hands over passes the question on: the answer still comes back`() throws {
        try office.give("r1", HandOver(TaskChoice(1), to: "r2"))
        #expect(try office.seats("review") == ["director@head waiting", "r1 handed-over", "r2 open"])
        try office.act("r2", "reject")
        #expect(try office.seats("review").first == "director@head open")
    }

    // MARK: Calling back

    @Test func `a task is called back before the other has given an opinion`() throws {
        let back = try office.give("boss", CallBack(TaskChoice(1, text: "不用了")))
        #expect(back.waiting.map(\.words.chinese) == ["办review：示例总部·主任（示例boss）"])
        #expect(try office.seats("review") == ["director@head open", "r1 removed"])
        try office.act("boss")
        #expect(try office.open() == ["sign"])
    }

    @Test func `what has been answered is not called back`() throws {
        try office.act("r1")
        #expect(try refusal { try office.give("boss", CallBack(TaskChoice(1))) } == "approval.nothing-delegated")
    }

    @Test func `nobody calls back what they have not delegated`() throws {
        #expect(try refusal { try office.give("r1", CallBack(TaskChoice(1))) } != nil)
        #expect(try refusal { try office.give("chief", CallBack(TaskChoice(1))) } != nil)
        #expect(try office.seats("review") == ["director@head waiting", "r1 open"])
    }

    @Test func `what was delegated on is called back with all that follows from it`() throws {
        try office.give("r1", Delegate(TaskChoice(1), to: "r2"))
        try office.give("boss", CallBack(TaskChoice(1)))
        #expect(try office.seats("review").first == "director@head open")
        for person in ["r1", "r2"] { #expect(try refusal { try office.act(person) } == "casework.not-your-task") }
        try office.act("boss")
        #expect(try office.open() == ["sign"])
        #expect(try office.isSound())
    }

    // MARK: The opinion

    @Test func `advice is taken back until whoever asked has decided`() throws {
        try office.act("r1")
        try office.give("r1", TakeBack(1, text: "再看看"))
        #expect(try office.seats("review") == ["director@head waiting", "r1 open"])
        try office.act("r1", "reject")
        try office.act("boss")
        #expect(try refusal { try office.give("r1", TakeBack(1, text: "")) } != nil)
    }

    @Test func `by an advice no number is allocated`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step(
                "review", SmallOffice.boss,
                inside: "<d:number series=\"letter\" action=\"approve\"/>"))
        try office.give("boss", Delegate(TaskChoice(1), to: "r1"))
        try office.act("r1")
        #expect(try office.look { try $0.snapshot.all(LastNumber.self).filter { $0.series == "letter" } }.isEmpty)
        try office.act("boss")
        #expect(try office.look { try $0.snapshot.all(LastNumber.self).filter { $0.series == "letter" } }.count == 1)
        #expect(try office.outcome() == "同意")
    }
}
