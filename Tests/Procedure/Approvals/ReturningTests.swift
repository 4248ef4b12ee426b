import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// Returns to a step that the performer chooses.
@Suite struct ReturningTests {
    /// Three steps one after the other, the last of which returns by a rule.
    private static func chain(_ attributes: String = "returns=\"any\"", second: String = "") -> String {
        SmallRegulation.step("one", SmallOffice.officer, to: "two")
            + SmallRegulation.step("two", SmallOffice.chief, second, to: "three")
            + SmallRegulation.step("three", SmallOffice.boss, attributes)
    }

    /// The chain, come to its last step.
    private static func arrived(_ states: String = chain()) throws -> SmallOffice {
        let office = try SmallOffice.submitted(states)
        try office.act("officer")
        try office.act("chief")
        return office
    }

    @Test func `a return opens the task of the target again`() throws {
        let office = try Self.arrived()
        try office.sendBack("boss", to: "one")
        #expect(try office.tasks() == ["one done", "two done", "three done", "one open"])
        #expect(try office.isSound())
    }

    @Test func `the steps between are gone through again`() throws {
        let office = try Self.arrived()
        try office.sendBack("boss", to: "one")
        try office.act("officer")
        #expect(try office.open() == ["two"])
        try office.act("chief")
        #expect(try office.open() == ["three"])
    }

    @Test func `a return that comes back goes straight to whoever returned it`() throws {
        let office = try Self.arrived()
        try office.sendBack("boss", to: "one", comesBack: true)
        #expect(try office.task("one").resume == "three")
        try office.act("officer")
        #expect(try office.open() == ["three"])
    }

    @Test func `a decision that the chart keeps stands when the case comes through again`() throws {
        let office = try Self.arrived(Self.chain(second: "again=\"keep\""))
        try office.sendBack("boss", to: "one")
        try office.act("officer")
        #expect(try office.open() == ["three"])
        #expect(try office.task("two").reason == .kept)
    }

    /// The attribute of the last step, a target and the rule that refuses it.
    static let targets: [(returns: String, target: String, refusal: String?)] = [
        ("any", "one", nil), ("any", "two", nil), ("any", "three", "approval.illegal-target"),
        ("any", "nowhere", "approval.illegal-target"), ("none", "one", "approval.not-returnable"),
        ("one", "one", nil), ("one", "two", "approval.illegal-target"),
    ]

    @Test(arguments: targets) func `a case is returned to steps that it came through and that the chart allows`(
        _ returns: String, _ target: String, _ rule: String?
    ) throws {
        let office = try Self.arrived(Self.chain("returns=\"\(returns)\""))
        #expect(try refusal { try office.sendBack("boss", to: target) } == rule)
    }

    @Test func `a task without an action return is returned to none unless the chart says so`() throws {
        let office = try Self.arrived(Self.chain(""))
        #expect(try refusal { try office.sendBack("boss", to: "one") } == "approval.not-returnable")
    }

    @Test func `a return needs words`() throws {
        let office = try Self.arrived()
        let action = TaskAction("return", returning: Returning(to: "one"))
        #expect(
            try refusal { try office.give("boss", PerformAction(1, action)) } == "casework.opinion-required")
    }

    @Test func `whoever was asked for advice returns nothing`() throws {
        let office = try Self.arrived()
        try office.give("boss", Delegate(TaskChoice(1), to: "r1"))
        #expect(try refusal { try office.sendBack("r1", to: "one") } == "approval.advice-returns-nothing")
    }

    @Test func `a return foresees whose tasks it cancels and which it reopens`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("one", SmallOffice.officer, to: "both")
                + SmallRegulation.parallel([("a", SmallOffice.chief), ("b", SmallOffice.boss)])
                .replacing("label=\"办b\"", with: "label=\"办b\" returns=\"any\""))
        try office.act("officer")
        let targets = try office.decide(as: "boss") { recorder in
            let hand = try CaseHand(1, recorder: recorder)
            let (task, _) = try hand.task("b")
            return try ReturnTargets(hand).foreseen(for: hand.definition(of: task), in: "b")
        }
        #expect(targets.map(\.state) == ["one"])
        #expect(targets.first?.people == ["示例officer"])
        #expect(targets.first?.cancelled == ["办a"])
        try office.sendBack("boss", to: "one")
        #expect(try office.tasks() == ["one done", "a cancelled", "b done", "one open"])
    }

    @Test func `a branch that a return does not leave keeps its task`() throws {
        let office = try SmallOffice.submitted(
            "<parallel id=\"both\"><transition event=\"done.state.both\" target=\"approved\"/>"
                + "<state id=\"left-branch\" initial=\"a1\">"
                + SmallRegulation.step("a1", SmallOffice.officer, to: "a2")
                + SmallRegulation.step("a2", SmallOffice.chief, "returns=\"any\"", to: "a-end")
                + "<final id=\"a-end\"/></state><state id=\"right-branch\" initial=\"b1\">"
                + SmallRegulation.step("b1", SmallOffice.boss, to: "b-end") + "<final id=\"b-end\"/></state></parallel>"
        )
        try office.act("officer")
        try office.sendBack("chief", to: "a1")
        #expect(try office.tasks() == ["a1 done", "b1 open", "a2 done", "a1 open"])
    }
}
