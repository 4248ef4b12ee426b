import Procedure
import SmallOffices
import Testing

@testable import Files

/// How far a case has come through its chain, step by step.
@Suite struct ProgressTests {
    private static let chain =
        SmallRegulation.step("one", SmallOffice.officer, to: "two")
        + SmallRegulation.step("two", SmallOffice.boss, "returns=\"any\"", to: "three")
        + SmallRegulation.step("three", SmallOffice.chief)
        + SmallRegulation.step("aside", SmallOffice.officer, "aside=\"true\"", to: "one")

    private static func file(_ office: SmallOffice) throws -> CaseFile {
        try office.look { try CaseFiles($0).caseFile(1) }
    }

    /// The steps: the name and where the case stands with it.
    private static func progress(_ office: SmallOffice) throws -> [String] {
        try file(office).progress.map { "\($0.label) \($0.status.rawValue)" }
    }

    @Test func `the submission is done, one step is current, the others are to come`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        #expect(
            try Self.progress(office) == ["提交 done", "办one current", "办two to-come", "办three to-come"])
        try office.act("officer")
        #expect(try Self.progress(office) == ["提交 done", "办one done", "办two current", "办three to-come"])
    }

    @Test func `of a case that ended early the rest was not reached`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.act("officer", "reject")
        #expect(
            try Self.progress(office) == ["提交 done", "办one done", "办two not-reached", "办three not-reached"])
    }

    @Test func `a step that was returned to is current again, and the one returned from says so`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.act("officer")
        try office.sendBack("boss", to: "one")
        let file = try Self.file(office)
        #expect(file.progress.map(\.status) == [.done, .current, .done, .toCome])
        #expect(file.progress.map(file.isReturned) == [false, false, true, false])
        try office.act("officer")
        let again = try Self.file(office)
        #expect(again.progress.map(\.status) == [.done, .done, .current, .toCome])
        #expect(again.progress.map(again.isReturned) == [false, false, false, false])
    }

    @Test func `a decision that was taken back is none`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.act("officer")
        try office.give("officer", TakeBack(1, text: ""))
        #expect(try Self.progress(office).prefix(3) == ["提交 done", "办one current", "办two to-come"])
    }

    @Test func `advice moves no step`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.give("officer", Delegate(TaskChoice(1), to: "r1"))
        try office.act("r1")
        #expect(try Self.progress(office).prefix(3) == ["提交 done", "办one current", "办two to-come"])
    }

    @Test func `a task that passed by itself is done`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("one", "<d:performer post=\"officer\" unit=\"right\"/>", "empty=\"pass\"", to: "two")
                + SmallRegulation.step("two", SmallOffice.boss))
        #expect(try Self.progress(office) == ["提交 done", "办one done", "办two current"])
    }

    // MARK: Branches

    private static let parallel =
        SmallRegulation.parallel([("a", SmallOffice.boss), ("b", SmallOffice.chief)])
        .replacing("<parallel id=\"both\">", with: "<parallel id=\"both\"><d:step label=\"会签\" clause=\"1\"/>")

    @Test func `a step of several tasks has a branch for each, with who decided`() throws {
        let office = try SmallOffice.submitted(Self.parallel)
        try office.act("boss")
        let file = try Self.file(office)
        #expect(file.progress.map(\.label) == ["提交", "会签"])
        let step = try #require(file.progress.last)
        #expect(step.status == .current)
        #expect(step.tasks == ["a", "b"])
        #expect(
            file.branches(of: step).map { "\($0.state) \($0.label) \($0.status.rawValue) \($0.person ?? "-")" } == [
                "a 办a done 示例boss", "b 办b current -",
            ])
    }

    @Test func `branches that the case left are cancelled`() throws {
        let office = try SmallOffice.submitted(Self.parallel)
        try office.act("boss", "reject")
        let file = try Self.file(office)
        let step = try #require(file.progress.last)
        #expect(file.branches(of: step).map(\.status) == [.done, .cancelled])
        #expect(step.status == .done)
    }

    @Test func `a step of one task has no branches`() throws {
        let file = try Self.file(SmallOffice.submitted(Self.chain))
        #expect(file.progress.allSatisfy { file.branches(of: $0).isEmpty })
    }

    // MARK: Due times

    @Test func `a due time is ahead, passed or standing still, and says what the clock is about to decide`() throws {
        let states =
            SmallRegulation.step(
                "one", SmallOffice.officer, "within=\"1d\"", to: "two",
                inside: "<d:automatic after=\"1d\" action=\"approve\"/>")
            + SmallRegulation.step("two", SmallOffice.boss)
        let office = try SmallOffice.submitted(states)
        func due() throws -> DueTime? {
            let file = try Self.file(office)
            return file.dueTime(of: file.tasks.first)
        }
        #expect(try due()?.standing == .ahead)
        #expect(try due()?.pending == nil)
        try office.wait(until: "2026-11-03T09:10")
        try office.give("admin", FireDue(in: 1))
        #expect(try due()?.standing == .passed)
        #expect(try due()?.pending == nil)
        #expect(try Self.file(office).dueTime(of: nil) == nil)
    }

    @Test func `what the clock is about to decide is said before it has`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step(
                "one", SmallOffice.officer, "within=\"1d\"", inside: "<d:automatic action=\"approve\"/>"))
        try office.wait(until: "2026-11-04T09:00")
        // Something else happens in the office meanwhile.
        try office.appoint("newcomer", "reviewer", "head")
        let file = try Self.file(office)
        let due = try #require(file.dueTime(of: file.tasks.first))
        #expect(due.standing == .passed)
        #expect(due.pending == "同意")
    }
}
