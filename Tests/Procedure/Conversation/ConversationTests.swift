import SmallOffices
import Testing

@testable import Procedure
@testable import Records

/// What is said around decisions and decides nothing: questions, copies, reminders, drafts.
@Suite struct ConversationTests {
    private let office: SmallOffice

    init() throws { office = try SmallOffice.submitted(SmallRegulation.step("review", SmallOffice.boss)) }

    private func ask(_ person: String, of other: String, _ text: String = "何时？") throws -> Question {
        try office.give(person, Ask(TaskChoice(1, text: text), of: other))
    }

    private func answer(_ person: String, _ text: String = "明天", question: Int? = nil) throws -> Question {
        try office.give(person, Answer(text, about: 1, question: question))
    }

    // MARK: Questions

    @Test func `whoever was asked sees the case and answers`() throws {
        #expect(try refusal { try office.look(as: "neighbour") { try $0.sight.existingCase(1) } } != nil)
        _ = try ask("boss", of: "neighbour")
        #expect(try refusal { try office.look(as: "neighbour") { try $0.sight.existingCase(1) } } == nil)
        let answered = try answer("neighbour")
        #expect(answered.status == .answered)
        #expect(try office.open() == ["review"])
        #expect(try office.isSound())
    }

    @Test func `questions are asked by whoever has a task, of colleagues, once, and with words`() throws {
        #expect(try refusal { try ask("r1", of: "boss") } == "casework.not-your-task")
        #expect(try refusal { try ask("boss", of: "boss") } == "conversation.asks-oneself")
        #expect(try refusal { try ask("boss", of: "nobody") } == "casework.unknown-person")
        #expect(try refusal { try ask("boss", of: "r1", "  ") } == "conversation.text-required")
        _ = try ask("boss", of: "r1")
        #expect(try refusal { try ask("boss", of: "r1") } == "conversation.already-asked")
    }

    @Test func `only whoever was asked answers, once`() throws {
        #expect(try refusal { try answer("r1") } == "conversation.not-asked")
        _ = try ask("boss", of: "r1")
        #expect(try refusal { try answer("r1", "") } == "conversation.text-required")
        _ = try answer("r1")
        #expect(try refusal { try answer("r1") } == "conversation.already-answered")
    }

    @Test func `of several questions the answer says which`() throws {
        _ = try ask("boss", of: "r1")
        try office.give("boss", HandOver(TaskChoice(1), to: "r2"))
        _ = try ask("r2", of: "r1", "为何？")
        #expect(try refusal { try answer("r1") } == "conversation.several-questions")
        #expect(try refusal { try answer("r1", question: 7) } == "conversation.unknown-question")
        #expect(try answer("r1", question: 2).text == "为何？")
    }

    @Test func `a question lapses when its task is decided`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("review", SmallOffice.boss, to: "sign")
                + SmallRegulation.step("sign", SmallOffice.chief))
        try office.give("boss", Ask(TaskChoice(1, text: "何时？"), of: "r1"))
        try office.act("boss")
        #expect(
            try refusal { try office.give("r1", Answer("明天", about: 1, question: nil)) }
                == "conversation.question-lapsed")
    }

    // MARK: Copies

    private func copy(_ person: String, to receivers: [CopyReceiver]) throws -> [String] {
        try office.give(person, SendCopies(1, to: receivers, note: "请知悉"))
    }

    @Test func `whoever got a copy sees the case, alone or with the unit`() throws {
        #expect(try copy("clerk", to: [.unit("right"), .unit("right")]) == ["右示例分部"])
        #expect(try refusal { try office.look(as: "neighbour") { try $0.sight.existingCase(1) } } == nil)
        #expect(try office.give("neighbour", ReadCopies(1)).count == 1)
        #expect(try refusal { try office.give("neighbour", ReadCopies(1)) } == "conversation.already-read")
    }

    @Test func `copies are sent by whoever has a part in the case, to others, and not twice unread`() throws {
        #expect(try refusal { try copy("r1", to: [.person("boss")]) } == "conversation.not-involved")
        #expect(try refusal { try copy("clerk", to: [.person("clerk")]) } == "conversation.copies-oneself")
        #expect(try refusal { try copy("clerk", to: [.unit("nowhere")]) } == "casework.unknown-unit")
        _ = try copy("clerk", to: [.person("r1")])
        #expect(try refusal { try copy("clerk", to: [.person("r1")]) } == "conversation.already-copied")
        #expect(try refusal { try office.give("r2", ReadCopies(1)) } == "conversation.not-copied")
    }

    // MARK: Reminders, drafts, following

    @Test func `a reminder goes to those for whom the case waits, at most once an hour`() throws {
        #expect(try office.give("clerk", RemindOfCase(of: 1, "请尽快")).map(\.label) == ["办review"])
        #expect(try refusal { try office.give("clerk", RemindOfCase(of: 1, "")) } == "conversation.reminded-recently")
        try office.wait(until: "2026-11-02T10:10")
        #expect(try refusal { try office.give("clerk", RemindOfCase(of: 1, "")) } == nil)
    }

    @Test func `nobody reminds themselves, nor of a case they have no part in`() throws {
        #expect(try refusal { try office.give("boss", RemindOfCase(of: 1, "")) } == "conversation.reminds-oneself")
        #expect(try refusal { try office.give("r1", RemindOfCase(of: 1, "")) } == "conversation.not-involved")
    }

    @Test func `a draft is the opinion until another is written`() throws {
        try office.give("boss", SaveDraft(TaskChoice(1, text: "拟同意")))
        try office.give("boss", PerformAction(1, TaskAction("approve")))
        #expect(try office.look { try $0.cases.opinions(of: 1).map(\.text) } == ["拟同意"])
    }

    @Test func `a draft has words, and is cleared`() throws {
        #expect(try refusal { try office.give("boss", SaveDraft(TaskChoice(1))) } == "conversation.text-required")
        #expect(try refusal { try office.give("boss", ClearDraft(TaskChoice(1))) } == "conversation.no-draft")
        try office.give("boss", SaveDraft(TaskChoice(1, text: "拟同意")))
        try office.give("boss", ClearDraft(TaskChoice(1)))
        #expect(try refusal { try office.give("boss", ClearDraft(TaskChoice(1))) } == "conversation.no-draft")
    }

    @Test func `a case is followed once, until it is not`() throws {
        #expect(try refusal { try office.give("r1", UnfollowCase(1)) } == "conversation.not-following")
        try office.give("r1", FollowCase(1))
        #expect(try refusal { try office.give("r1", FollowCase(1)) } == "conversation.already-following")
        try office.give("r1", UnfollowCase(1))
        #expect(try refusal { try office.give("r1", FollowCase(1)) } == nil)
        #expect(try refusal { try office.give("neighbour", FollowCase(1)) } == "casework.outside-scope")
    }
}
