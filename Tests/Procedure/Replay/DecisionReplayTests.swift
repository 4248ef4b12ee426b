import SmallOffices
import Store
import Testing
import Values

@testable import Procedure
@testable import Records

/// A history is decided again, command by command, and must come to what was written down: Documentation/events.md.
@Suite struct DecisionReplayTests {
    private static let chain =
        SmallRegulation.step("one", SmallOffice.officer, "within=\"2d\"", to: "two")
        + SmallRegulation.step("two", SmallOffice.boss, "returns=\"any\"")

    private static func draft(
        _ event: some OfficeEvent, by person: String = "boss", in office: SmallOffice, cause: Int? = nil,
        deputyFor: String? = nil, minutes: Int64 = 1
    ) throws -> EventDraft {
        let kind = type(of: event)
        return EventDraft(
            time: office.now.adding(milliseconds: minutes * 60_000).iso, kind: kind.kind, version: kind.version,
            person: person, deputyFor: deputyFor, command: "test", cause: cause, subject: event.subject,
            payload: try event.payload())
    }

    /// An office in which much of what there is to do was done, each by a command.
    private static func busy() throws -> SmallOffice {
        let office = try SmallOffice.submitted(chain)
        try office.give("officer", Ask(TaskChoice(1, text: "何时？"), of: "r1"))
        try office.give("r1", Answer("明天", about: 1, question: nil))
        try office.give("clerk", SendCopies(1, to: [.unit("right"), .person("r2")], note: "请知悉"))
        try office.give("neighbour", ReadCopies(1))
        try office.give("clerk", RemindOfCase(of: 1, "请尽快"))
        try office.act("officer")
        try office.sendBack("boss", to: "one", comesBack: true)
        try office.give("officer", Delegate(TaskChoice(1), to: "r3"))
        try office.act("r3")
        try office.act("officer")
        try office.give("boss", AddCountersigners(TaskChoice(1), ["r1"], .beside))
        try office.act("r1")
        try office.give(
            "boss", AppointDeputy(DeputyEntry(deputy: "r2", from: office.now.day, to: office.now.day)))
        try office.act("r2", for: "boss")
        return office
    }

    @Test func `every command comes to what stands behind it`() throws {
        let office = try Self.busy()
        #expect(try office.outcome() == "同意")
        let report = try office.replay()
        #expect(report.problems == [])
        #expect(report.commands == 15)
        #expect(report.earlier + report.events == (try office.history().count))
        #expect(report.erased == 0)
    }

    @Test func `what a seal says was decided before is not decided again`() throws {
        let office = try Self.busy()
        let history = try office.history()
        let middle = try #require(history.last { $0.kind == CommandGiven.kind }).number - 1
        let report = try office.replay(settledThrough: middle)
        #expect(report.commands == 1)
        #expect(report.settled > 0)
        #expect(report.problems == [])
    }

    @Test func `what the clock does is decided again too`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.wait(until: "2026-11-05T09:00")
        try office.give("admin", FireDue(in: 1))
        let report = try office.replay()
        #expect(report.commands == 2)
        #expect(report.problems == [])
    }

    // MARK: What does not follow

    @Test func `an event behind a command that it does not come to is surplus`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        let command = try #require(try office.history().last { $0.kind == CommandGiven.kind })
        try office.forge(Self.draft(CaseFollowed(case: 1), by: "clerk", in: office, cause: command.number, minutes: 0))
        let problems = try office.replay().problems
        let last = try office.history().count
        #expect(problems == [.surplus(event: last, kind: "case.followed", command: command.number)])
    }

    @Test func `an event of no command behind one is stray`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.forge(Self.draft(CaseFollowed(case: 1), by: "clerk", in: office))
        let last = try office.history().count
        #expect(try office.replay().problems == [.stray(event: last, kind: "case.followed")])
    }

    @Test func `a command that the rules refuse leaves nothing to follow`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        let command = PerformAction(1, TaskAction("approve"))
        try office.forge(Self.draft(CommandGiven(command, account: nil), by: "boss", in: office))
        let number = try office.history().count
        guard case .refused(number, PerformAction.name, _) = try office.replay().problems.first else {
            Issue.record("the boss has no task yet")
            return
        }
    }

    @Test func `a command without what it comes to lacks it`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.forge(Self.draft(CommandGiven(FollowCase(1), account: nil), by: "clerk", in: office))
        let number = try office.history().count
        #expect(
            try office.replay().problems == [
                .lacking(event: number + 1, kind: "case.followed", command: number)
            ])
    }

    /// A command that cannot be decided, and why.
    static let undecidable: [(payload: String, version: Int, person: String, reason: DecisionProblem.Reason)] = [
        (#"{"input":{},"name":"dream"}"#, CommandGiven.version, "clerk", .unknownName("dream")),
        (#"{"input":{"case":"one"},"name":"follow"}"#, CommandGiven.version, "clerk", .malformedInput("follow")),
        (#"{"input":{"case":1},"name":"follow"}"#, CommandGiven.version, "nobody", .nobody("nobody")),
        (#"{"input":{"case":1},"name":"follow"}"#, 1, "clerk", .earlierVersion(1, after: CommandGiven.version)),
    ]

    @Test(arguments: undecidable) func `a command that cannot be decided is named with the reason`(
        _ payload: String, _ version: Int, _ person: String, _ reason: DecisionProblem.Reason
    ) throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.forge(
            EventDraft(
                time: office.now.adding(milliseconds: 60_000).iso, kind: CommandGiven.kind, version: version,
                person: person, command: "test", subject: "command:follow", payload: payload))
        let number = try office.history().count
        #expect(try office.replay().problems == [.undecidable(command: number, reason)])
    }

    @Test func `one forgery is one finding: what came later is decided on what was written down`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.forge(
            Self.draft(PersonSet(code: "r9", name: "示例", account: nil), by: "admin", in: office))
        try office.act("officer")
        try office.act("boss")
        #expect(try office.replay().problems.count == 1)
    }
}
