import Procedure
import Records
import SmallOffices
import Testing
import Values

@testable import Files

/// What waits for whom, in which order: Documentation/approvals.md.
@Suite struct InboxTests {
    private static let chain =
        SmallRegulation.step("one", SmallOffice.officer, to: "two") + SmallRegulation.step("two", SmallOffice.boss)

    private static func inbox(
        _ person: String, _ sections: Set<Inbox.Section> = Set(Inbox.Section.allCases), limit: Int? = nil,
        in office: SmallOffice
    ) throws -> Inbox {
        try office.look(as: person) { try InboxReader($0).inbox(sections, limit: limit) }
    }

    /// The tasks of a person: the case and the state of each.
    private static func tasks(_ person: String, in office: SmallOffice) throws -> [String] {
        try inbox(person, in: office).tasks.map { "\($0.heading.case.number) \($0.task.state)" }
    }

    // MARK: Tasks

    @Test func `a task waits for those who may decide it, and is gone with the decision`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        #expect(try Self.tasks("officer", in: office) == ["1 one"])
        #expect(try Self.tasks("boss", in: office).isEmpty)
        try office.act("officer")
        #expect(try Self.tasks("officer", in: office).isEmpty)
        #expect(try Self.tasks("boss", in: office) == ["1 two"])
        #expect(try Self.inbox("clerk", in: office).isEmpty)
    }

    @Test func `it says what the case is about and what the task takes`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        let item = try #require(try Self.inbox("officer", in: office).tasks.first)
        #expect(item.heading.chain == "事项")
        #expect(item.heading.record.number == "S0001")
        #expect(item.heading.unit == "左示例分部")
        #expect(item.actions.map(\.name) == ["approve", "reject", "abstain", "veto"])
        #expect(item.principal == nil)
        #expect(item.due == nil)
    }

    @Test func `tasks with a deadline come first, by deadline; then those reminded of; then the oldest`() throws {
        let states =
            SmallRegulation.step("late", SmallOffice.boss, "within=\"5d\"")
            + SmallRegulation.step("soon", SmallOffice.boss, "within=\"2d\"")
            + SmallRegulation.step("open", SmallOffice.boss)
        let choosing = """
            <state id="choose">
              <transition cond="$matter/chosen = 'late'" target="late"/>
              <transition cond="$matter/chosen = 'soon'" target="soon"/><transition target="open"/>
            </state>
            """
        let office = try SmallOffice(choosing + states)
        for chosen in ["open", "late", "open", "soon"] { try office.submit(["chosen": chosen]) }
        #expect(try Self.tasks("boss", in: office) == ["4 soon", "2 late", "1 open", "3 open"])
        try office.give("clerk", RemindOfCase(of: 3, "请尽快"))
        #expect(try Self.tasks("boss", in: office) == ["4 soon", "2 late", "3 open", "1 open"])
        let reminded = try Self.inbox("boss", in: office).tasks.first { $0.heading.case.number == 3 }
        #expect(reminded?.reminders.map(\.text) == ["请尽快"])
    }

    @Test func `a deputy's inbox shows the tasks of the person represented, in the chains of the deputyship`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        let day = office.now.day
        try office.give("officer", AppointDeputy(DeputyEntry(deputy: "r1", from: day, to: day)))
        let item = try #require(try Self.inbox("r1", in: office).tasks.first)
        #expect(item.principal?.code == "officer")
        #expect(item.task.state == "one")
    }

    @Test func `the own draft stands at its task, for its author alone`() throws {
        let office = try SmallOffice.submitted(SmallRegulation.step("one", SmallOffice.reviewers, "rule=\"all\""))
        try office.give("r1", SaveDraft(TaskChoice(1, text: "拟同意")))
        #expect(try Self.inbox("r1", in: office).tasks.map(\.draft) == ["拟同意"])
        #expect(try Self.inbox("r2", in: office).tasks.map(\.draft) == [nil])
    }

    // MARK: Questions

    @Test func `a question waits for whom it was put to until it is answered or lapses`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.give("officer", Ask(TaskChoice(1, text: "何时？"), of: "r1"))
        try office.give("officer", Ask(TaskChoice(1, text: "何地？"), of: "r2"))
        let question = try #require(try Self.inbox("r1", in: office).questions.first)
        #expect(question.question.text == "何时？")
        #expect(question.asker == "示例officer")
        try office.give("r1", Answer("明天", about: 1, question: nil))
        #expect(try Self.inbox("r1", in: office).questions.isEmpty)
        #expect(try Self.inbox("r2", in: office).questions.count == 1)
        try office.act("officer")
        #expect(try Self.inbox("r2", in: office).questions.isEmpty)
    }

    @Test func `a deputy has the questions to the person represented, but none that the deputy asked`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        let day = office.now.day
        try office.give("r1", AppointDeputy(DeputyEntry(deputy: "r2", from: day, to: day)))
        try office.give("officer", Ask(TaskChoice(1, text: "何时？"), of: "r1"))
        #expect(try Self.inbox("r2", in: office).questions.map(\.principal?.code) == ["r1"])
        try office.give("r1", AppointDeputy(DeputyEntry(deputy: "officer", from: day, to: day)))
        #expect(try Self.inbox("officer", in: office).questions.isEmpty)
    }

    // MARK: Copies

    @Test func `copies wait for the person or for all of the unit, the newest first, until one has read them`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.give("clerk", SendCopies(1, to: [.unit("head")], note: "一"))
        try office.give("clerk", SendCopies(1, to: [.person("r1")], note: "二"))
        #expect(try Self.inbox("r1", in: office).copies.rows.map(\.copy.note) == ["二", "一"])
        #expect(try Self.inbox("r2", in: office).copies.rows.map(\.receiver) == ["示例总部"])
        #expect(try Self.inbox("r2", in: office).copies.rows.map(\.sender) == ["示例clerk"])
        try office.give("r2", ReadCopies(1))
        #expect(try Self.inbox("r1", in: office).copies.rows.map(\.copy.note) == ["二"])
        #expect(try Self.inbox("boss", in: office).copies.rows.isEmpty)
    }

    @Test(arguments: [(0, 0, true), (1, 1, true), (3, 3, false), (9, 3, false)])
    func `a limit leaves out the oldest and says so`(_ limit: Int, _ shown: Int, _ isCut: Bool) throws {
        let office = try SmallOffice(Self.chain)
        for number in 1...3 {
            try office.submit()
            try office.give("clerk", SendCopies(number, to: [.person("r3")], note: String(number)))
        }
        let copies = try Self.inbox("r3", [.copies], limit: limit, in: office).copies
        #expect(copies.rows.map(\.copy.note) == Array(["3", "2", "1"].prefix(shown)))
        #expect(copies.isCut == isCut)
    }

    // MARK: Following and sections

    @Test func `a case that is followed says where it stands, to its end`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.give("clerk", FollowCase(1))
        #expect(try Self.inbox("clerk", in: office).followed.rows.map { $0.tasks.map(\.state) } == [["one"]])
        try office.act("officer")
        let followed = try #require(try Self.inbox("clerk", in: office).followed.rows.first)
        #expect(followed.tasks.map(\.state) == ["two"])
        #expect(followed.waiting.map(\.words.english).allSatisfy { $0.contains("示例boss") })
        try office.act("boss")
        #expect(try Self.inbox("clerk", in: office).followed.rows.map { $0.tasks.map(\.state) } == [[]])
        try office.give("clerk", UnfollowCase(1))
        #expect(try Self.inbox("clerk", in: office).followed.rows.isEmpty)
    }

    @Test(arguments: Inbox.Section.allCases) func `a section that was not asked for is empty`(
        _ section: Inbox.Section
    ) throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.give("officer", SendCopies(1, to: [.person("boss")], note: ""))
        try office.give("officer", Ask(TaskChoice(1, text: "何时？"), of: "boss"))
        try office.act("officer", values: [:])
        try office.give("boss", FollowCase(1))
        let inbox = try Self.inbox("boss", [section], in: office)
        #expect(inbox.tasks.isEmpty != (section == .tasks))
        #expect(inbox.copies.rows.isEmpty != (section == .copies))
        #expect(inbox.followed.rows.isEmpty != (section == .followed))
        #expect(inbox.questions.isEmpty)
    }
}
