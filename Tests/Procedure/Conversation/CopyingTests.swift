import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// Copies, reminders and following in closed and running cases: Documentation/approvals.md, Around a decision.
@Suite struct CopyingTests {
    private static let chain =
        SmallRegulation.step("one", SmallOffice.officer, to: "two") + SmallRegulation.step("two", SmallOffice.boss)

    private static func send(
        _ person: String, to receivers: [CopyReceiver], in office: SmallOffice
    ) throws -> String? {
        try refusal { try office.give(person, SendCopies(1, to: receivers, note: "请知悉")) }
    }

    /// Who sends a copy when the officer has decided and asked `r1`, and the rule that refuses it.
    static let senders: [(person: String, rule: String?)] = [
        ("clerk", nil), ("officer", nil), ("boss", nil), ("r1", nil), ("chief", "conversation.not-involved"),
        ("admin", "conversation.not-involved"),
    ]

    @Test(arguments: senders) func `the submitter, those who have or had a task and who was asked send copies`(
        _ person: String, _ rule: String?
    ) throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.give("officer", Ask(TaskChoice(1, text: "何时？"), of: "r1"))
        try office.act("officer")
        #expect(try Self.send(person, to: [.person("r3")], in: office) == rule)
    }

    @Test func `a copy alone gives no right to pass it on, nor to remind`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        #expect(try Self.send("clerk", to: [.person("r1"), .unit("right")], in: office) == nil)
        for person in ["r1", "neighbour"] {
            #expect(try Self.send(person, to: [.person("r3")], in: office) == "conversation.not-involved")
            #expect(
                try refusal { try office.give(person, RemindOfCase(of: 1, "")) } == "conversation.not-involved")
        }
    }

    @Test func `a closed case can be copied, and is not reminded of`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.act("officer", "reject")
        #expect(try Self.send("clerk", to: [.person("r1")], in: office) == nil)
        #expect(try refusal { try office.give("clerk", RemindOfCase(of: 1, "")) } != nil)
    }

    @Test func `one reader takes a unit's copy out of the inboxes, and others can still note theirs`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        #expect(try Self.send("clerk", to: [.unit("head")], in: office) == nil)
        try office.give("r1", ReadCopies(1))
        #expect(try office.look { try $0.snapshot.all(SentCopy.self).map(\.isUnread) } == [false])
        try office.give("r2", ReadCopies(1))
        #expect(try office.look { try $0.conversation.readings(in: 1).map(\.person) } == ["r1", "r2"])
        #expect(try refusal { try office.give("r2", ReadCopies(1)) } == "conversation.already-read")
    }

    @Test func `what was read may be copied again`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        #expect(try Self.send("clerk", to: [.person("r1")], in: office) == nil)
        #expect(try Self.send("officer", to: [.person("r1")], in: office) == "conversation.already-copied")
        try office.give("r1", ReadCopies(1))
        #expect(try Self.send("officer", to: [.person("r1")], in: office) == nil)
    }

    @Test func `several receivers are one command: all or nothing`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        let before = try office.events()
        #expect(try Self.send("clerk", to: [.person("r1"), .person("nobody")], in: office) != nil)
        #expect(try office.events() == before)
        #expect(try Self.send("clerk", to: [.person("r1"), .unit("right")], in: office) == nil)
        #expect(try office.events().filter { $0 == "copy.sent" }.count == 2)
    }

    // MARK: Reminding

    @Test func `a reminder is of all tasks that are open, except one's own`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.parallel([("a", SmallOffice.boss), ("b", SmallOffice.officer)]))
        #expect(try office.give("clerk", RemindOfCase(of: 1, "请尽快")).map(\.label) == ["办a", "办b"])
        #expect(try office.give("boss", RemindOfCase(of: 1, "请尽快")).map(\.label) == ["办b"])
        let reminded = try office.look { try $0.snapshot.all(Reminder.self) }
        #expect(reminded.map(\.person) == ["clerk", "clerk", "boss"])
    }

    @Test func `once an hour is for each person and each case`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.submit()
        #expect(try refusal { try office.give("clerk", RemindOfCase(of: 1, "")) } == nil)
        #expect(try refusal { try office.give("clerk", RemindOfCase(of: 2, "")) } == nil)
        #expect(
            try refusal { try office.give("clerk", RemindOfCase(of: 1, "")) } == "conversation.reminded-recently")
        try office.wait(until: "2026-11-02T09:45")
        #expect(
            try refusal { try office.give("clerk", RemindOfCase(of: 1, "")) } == "conversation.reminded-recently")
        try office.wait(until: "2026-11-02T10:30")
        #expect(try refusal { try office.give("clerk", RemindOfCase(of: 1, "")) } == nil)
    }

    // MARK: Drafts and following

    @Test func `a draft is gone when its author decided or the task is over`() throws {
        let office = try SmallOffice.submitted(SmallRegulation.step("one", SmallOffice.reviewers, "rule=\"any\""))
        for person in ["r1", "r2"] { try office.give(person, SaveDraft(TaskChoice(1, text: "拟同意"))) }
        #expect(try office.look { try $0.snapshot.all(Draft.self).map(\.person) } == ["r1", "r2"])
        try office.act("r1")
        #expect(try office.look { try $0.snapshot.all(Draft.self) }.isEmpty)
    }

    @Test func `words that are given take the place of a draft`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.give("officer", SaveDraft(TaskChoice(1, text: "拟同意")))
        try office.act("officer")
        #expect(try office.look { try $0.cases.opinions(of: 1).map(\.text) } == ["已阅"])
    }

    @Test func `following takes sight of the case and gives none`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        let refused = #expect(throws: (any Error).self) { try office.give("neighbour", FollowCase(1)) }
        #expect(refused != nil)
        #expect(try refusal { try office.give("clerk", FollowCase(9)) } == "casework.unknown-case")
        try office.act("officer", "reject")
        #expect(try refusal { try office.give("clerk", FollowCase(1)) } == "casework.case-closed")
    }

    // MARK: Questions

    @Test func `who is asked sees the case from then on, also when the question has lapsed`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        try office.give("officer", Ask(TaskChoice(1, text: "何时？"), of: "neighbour"))
        try office.act("officer", "reject")
        #expect(try refusal { try office.look(as: "neighbour") { try $0.sight.existingCase(1) } } == nil)
    }

    @Test func `after the answer the same person may be asked again`() throws {
        let office = try SmallOffice.submitted(Self.chain)
        func ask(_ text: String) throws -> String? {
            try refusal { try office.give("officer", Ask(TaskChoice(1, text: text), of: "r1")) }
        }
        #expect(try ask("何时？") == nil)
        #expect(try ask("何地？") == "conversation.already-asked")
        try office.give("r1", Answer("明天", about: 1, question: nil))
        #expect(try ask("何地？") == nil)
        #expect(try office.look { try $0.conversation.questions(in: 1).map(\.number) } == [1, 2])
    }
}
