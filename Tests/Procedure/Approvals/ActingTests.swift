import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// What a performer does with a task, and what goes with it.
@Suite struct ActingTests {
    private static func office(_ inside: String = "", _ attributes: String = "") throws -> SmallOffice {
        try SmallOffice.submitted(
            SmallRegulation.step("one", SmallOffice.officer, attributes, to: "two", inside: inside)
                + SmallRegulation.step("two", SmallOffice.boss))
    }

    private static func values(_ office: SmallOffice) throws -> [String?] {
        try office.look { reader in
            let record = try #require(try reader.records.record("matter", "S0001"))
            return [record.values.text("chosen"), record.values.text("note"), String(record.version)]
        }
    }

    // MARK: Actions

    @Test func `an action that the task does not offer is refused, and the one probably meant is named`() throws {
        let office = try Self.office()
        #expect(try refusal { try office.act("officer", "aprove") } == "casework.unknown-action")
    }

    @Test func `an action may need words`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("one", SmallOffice.officer)
                .replacing("label=\"不同意\"", with: "label=\"不同意\" opinion=\"required\""))
        #expect(
            try refusal { try office.give("officer", PerformAction(1, TaskAction("reject"))) }
                == "casework.opinion-required")
        try office.give("officer", PerformAction(1, TaskAction("reject", opinion: "材料不全")))
        #expect(try office.outcome() == "不同意")
    }

    @Test func `what is done tells whom the case waits for now`() throws {
        let acted = try Self.office().act("officer")
        #expect(acted.deed == .action("同意"))
        #expect(acted.waiting.map(\.words.chinese) == ["办two：示例总部·主任（示例boss）"])
        #expect(acted.outcome == nil)
    }

    @Test func `a task that was the actor's and is decided is told apart from one that never was`() throws {
        let office = try Self.office()
        try office.act("officer")
        #expect(try refusal { try office.act("officer") } == "casework.already-decided")
        #expect(try refusal { try office.act("chief") } == "casework.not-your-task")
    }

    @Test func `a case that is closed or not there takes no action`() throws {
        let office = try Self.office()
        try office.act("officer", "reject")
        #expect(try refusal { try office.act("boss") } == "casework.case-closed")
        #expect(
            try refusal { try office.give("boss", PerformAction(2, TaskAction("approve"))) }
                == "casework.unknown-case")
    }

    @Test func `of several tasks the performer says which`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.parallel([("a", SmallOffice.boss), ("b", SmallOffice.boss)]))
        #expect(try refusal { try office.act("boss") } == "casework.several-tasks")
        #expect(try refusal { try office.act("boss", task: "c") } == "casework.unknown-task")
        try office.act("boss", task: "b")
        #expect(try office.open() == ["a"])
        try office.act("boss")
        #expect(try office.outcome() == "同意")
    }

    // MARK: Fields

    private static let field = "<d:field ref=\"chosen\" required=\"true\"/>"

    @Test func `a field that the task fills in is needed by the action that moves the case forward`() throws {
        let office = try Self.office(Self.field)
        #expect(try refusal { try office.act("officer") } == "form.missing-value")
        try office.act("officer", values: ["chosen": "r1"])
        #expect(try Self.values(office) == ["r1", "示例说明", "1"])
    }

    @Test func `another action needs no field`() throws {
        let office = try Self.office(Self.field)
        try office.act("officer", "reject")
        #expect(try office.outcome() == "不同意")
    }

    @Test func `the record changes only where the task revises it, and then by a new version`() throws {
        let fixed = try Self.office()
        #expect(try refusal { try fixed.act("officer", values: ["note": "改"]) } == "casework.not-revisable")
        let revising = try Self.office("", "revises=\"matter\"")
        try revising.act("officer", values: ["note": "改"])
        #expect(try Self.values(revising) == [nil, "改", "2"])
        #expect(try revising.isSound())
    }

    @Test func `an opinion names the version that it was given on`() throws {
        let office = try Self.office("", "revises=\"matter\"")
        try office.act("officer", values: ["note": "改"])
        try office.act("boss")
        #expect(try office.look { try $0.cases.opinions(of: 1).map(\.version) } == [1, 2])
    }

    @Test func `a revision voids the opinions that the chart names`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("one", SmallOffice.officer, to: "two")
                + SmallRegulation.step("two", SmallOffice.chief, "revises=\"matter\" voids=\"one\"", to: "three")
                + SmallRegulation.step("three", SmallOffice.boss))
        try office.act("officer")
        try office.act("chief", values: ["note": "改"])
        let voided = try office.look { try $0.cases.opinions(of: 1).map { $0.voidedBy != nil } }
        #expect(voided == [true, false])
    }

    // MARK: Attachments, numbers, copies

    @Test func `an action may need an attachment of a role`() throws {
        let office = try Self.office("<d:attachment role=\"scan\" label=\"扫描件\" action=\"approve\"/>")
        #expect(try refusal { try office.act("officer") } == "casework.attachment-missing")
        let file = GivenFile(
            name: "示例.pdf", role: "scan", digest: String(repeating: "0", count: 64), size: 1)
        try office.give("officer", PerformAction(1, TaskAction("approve"), files: [file]))
        #expect(try office.look { try $0.records.attachments(of: "matter", "S0001").map(\.name) } == ["示例.pdf"])
        #expect(try office.open() == ["two"])
    }

    @Test func `numbers are allocated when the task is decided, by the action that the chart names`() throws {
        let number = "<d:number series=\"letter\" action=\"approve\"/>"
        #expect(try Self.office(number).act("officer").numbers == ["letter": "左函〔2026〕1号"])
        #expect(try Self.office(number).act("officer", "reject").numbers.isEmpty)
    }

    @Test func `a copy goes to a unit when a state is entered`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("one", SmallOffice.officer)
                .replacing(
                    "<transition event=\"approve",
                    with: "<d:copy at=\"head\" label=\"抄送总部\" clause=\"1\"/><transition event=\"approve"))
        #expect(try office.look { try $0.conversation.copies(of: 1).map(\.unit) } == ["head"])
    }

    // MARK: Whom a case waits for

    @Test func `a post that nobody holds and a person who has left are told`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("one", SmallOffice.reviewers + SmallOffice.boss, "rule=\"all\""))
        try office.endPost("r1", "reviewer", "head")
        try office.endPost("boss", "director", "head")
        let task = try office.task("one")
        let waiting = try office.look { try $0.performers.waiting(for: task) }
        #expect(
            waiting.performers == [
                .leaver("示例r1"), .person("示例r2"), .person("示例r3"), .post("示例总部·主任", people: []),
            ])
        #expect(waiting.words.english.contains("has left"))
        #expect(waiting.words.english.contains("held by nobody now"))
    }
}
