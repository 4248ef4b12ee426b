import Procedure
import Records
import SmallOffices
import Testing
import Values

@testable import Files

/// What happened in a case, in order, and who held it how long.
@Suite struct HistoryTests {
    private static let chain =
        SmallRegulation.step("one", SmallOffice.officer, to: "two")
        + SmallRegulation.step("two", SmallOffice.boss, "returns=\"any\"")

    private static func file(_ office: SmallOffice, as person: String = "clerk") throws -> CaseFile {
        try office.look(as: person) { try CaseFiles($0).caseFile(1) }
    }

    private static func items(_ office: SmallOffice) throws -> [HistoryItem] { try file(office).history().map(\.item) }

    @Test func `it begins with the submission and ends with the outcome`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        #expect(try Self.items(office) == [.submitted("提交")])
        try office.act("officer")
        try office.act("boss")
        #expect(
            try Self.items(office) == [
                .submitted("提交"), .decided(task: "办one", .action("同意")), .decided(task: "办two", .action("同意")),
                .closed("同意"),
            ])
    }

    @Test func `an opinion says who, when, on which version, and how long the task had waited`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.wait(until: "2026-11-02T10:02")
        try office.act("officer")
        let entry = try #require(try Self.file(office).history().last)
        #expect(entry.person == "示例officer")
        #expect(entry.unit == "左示例分部")
        #expect(entry.time.localMinute == "2026-11-02 10:02")
        #expect(entry.text == "已阅")
        #expect(entry.version == 1)
        #expect(entry.waited == 3_600_000)
        #expect(!entry.isVoid)
    }

    @Test func `a deputy's opinion bears both names`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        let day = office.now.day
        try office.give("officer", AppointDeputy(DeputyEntry(deputy: "r1", from: day, to: day)))
        try office.act("r1")
        let entry = try #require(try Self.file(office).history().last)
        #expect(entry.person == "示例r1")
        #expect(entry.principal == "示例officer")
    }

    @Test func `a return says where to`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.act("officer")
        try office.sendBack("boss", to: "one")
        #expect(try Self.items(office).last == .decided(task: "办two", .returned(to: "办one")))
    }

    @Test func `what was taken back stays in the history without force`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.act("officer")
        try office.give("officer", TakeBack(1, text: "再看看"))
        let entries = try Self.file(office).history()
        #expect(entries.map(\.isVoid) == [false, true, false])
    }

    @Test func `what is said around decisions stands between them, in order`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.give("officer", Ask(TaskChoice(1, text: "何时？"), of: "r1"))
        try office.give("r1", Answer("明天", about: 1, question: nil))
        try office.give("officer", SendCopies(1, to: [.unit("right")], note: "请知悉"))
        try office.give("neighbour", ReadCopies(1))
        try office.give("clerk", RemindOfCase(of: 1, "请尽快"))
        try office.act("officer")
        #expect(
            try Self.items(office) == [
                .submitted("提交"), .asked(task: "办one", of: "示例r1"), .answered(task: "办one", to: "示例officer"),
                .copied(to: "右示例分部"), .read(.person), .reminded, .decided(task: "办one", .action("同意")),
            ])
        let texts = try Self.file(office).history().map(\.text)
        #expect(texts == ["", "何时？", "明天", "请知悉", "", "请尽快", "已阅"])
    }

    @Test func `drafts and following are nobody else's business`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.give("officer", SaveDraft(TaskChoice(1, text: "拟同意")))
        try office.give("officer", FollowCase(1))
        #expect(try Self.items(office) == [.submitted("提交")])
        #expect(try Self.file(office).conversation.drafts.isEmpty)
        #expect(try Self.file(office, as: "officer").conversation.drafts.values.sorted() == ["拟同意"])
        #expect(try Self.file(office, as: "officer").conversation.isFollowed)
    }

    @Test func `a task that passed by itself and a clock that fired say why`() throws {
        let states =
            SmallRegulation.step(
                "one", SmallOffice.officer, "within=\"1d\"", to: "two", inside: "<d:automatic action=\"approve\"/>")
            + SmallRegulation.step("two", SmallOffice.boss)
        let office = try SmallOffice.submitted(states)
        try office.wait(until: "2026-11-04T09:00")
        try office.give("admin", FireDue(in: 1))
        #expect(
            try Self.items(office) == [
                .submitted("提交"), .fired(.due, of: "办one"), .passed(task: "办one", .deadline),
            ])
        #expect(try Self.file(office).history().map(\.person) == ["示例clerk", "", ""])
    }

    // MARK: Who held it

    private static func holdings(_ office: SmallOffice) throws -> [String] {
        try office.look(as: "clerk") { try CaseFiles($0).holdings(of: 1) }.map { holding in
            "\(holding.state) \(holding.holder) \(holding.milliseconds / 60_000) \(holding.end.rawValue)"
        }
    }

    @Test func `each who held a task stands there with the time, in the order in which they got it`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.wait(until: "2026-11-02T10:02")
        try office.act("officer")
        try office.wait(until: "2026-11-02T11:02")
        try office.give("boss", HandOver(TaskChoice(1), to: "r1"))
        #expect(
            try Self.holdings(office) == ["one 示例officer 60 decided", "two 主任 60 handed-on", "two 示例r1 0 waiting"])
    }

    @Test func `a delegate's time is the delegate's, and the rest that of who delegated`() throws {
        let office = try SmallOffice.submitted(SmallRegulation.step("one", SmallOffice.boss))
        try office.wait(until: "2026-11-02T09:12")
        try office.give("boss", Delegate(TaskChoice(1), to: "r1"))
        try office.wait(until: "2026-11-02T09:32")
        try office.act("r1")
        try office.wait(until: "2026-11-02T09:37")
        try office.act("boss")
        #expect(
            try Self.holdings(office) == ["one 主任 10 handed-on", "one 示例r1 20 decided", "one 示例boss 5 decided"])
    }

    @Test func `where the first of several decides the others had nothing to do`() throws {
        let office = try SmallOffice.submitted(SmallRegulation.step("one", SmallOffice.reviewers, "rule=\"any\""))
        try office.act("r2")
        #expect(try Self.holdings(office) == ["one 示例r2 1 decided"])
    }

    @Test func `what was taken away says so`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.give("clerk", RecallCase(1, text: ""))
        #expect(try Self.holdings(office).map { $0.split(separator: " ").last } == ["cancelled"])
    }

    @Test func `together the longest stands first`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.wait(until: "2026-11-02T09:12")
        try office.act("officer")
        try office.wait(until: "2026-11-02T10:12")
        try office.sendBack("boss", to: "one")
        try office.wait(until: "2026-11-02T10:22")
        try office.act("officer")
        let totals = Holding.totals(of: try office.look { try CaseFiles($0).holdings(of: 1) })
        #expect(
            totals.map { "\($0.holder) \($0.times) \($0.milliseconds / 60_000)" } == ["示例boss 2 60", "示例officer 2 20"])
    }

    @Test func `who does not see the case is told that there is none`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        #expect(
            try refusal { try office.look(as: "neighbour") { try CaseFiles($0).holdings(of: 1) } } != nil)
    }
}
