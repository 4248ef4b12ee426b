import Store
import Testing
import Values

@testable import Records

/// What follows from the events of drafts, questions, copies, reminders and following.
@Suite struct AroundCaseEventTests {
    @Test func `a person has one draft of a task, the last`() throws {
        let events = try AppliedEvents()
        try events.give(DraftSaved(case: 7, task: 1, text: "一"), by: "r1")
        try events.give(DraftSaved(case: 7, task: 1, text: "二"), by: "r1")
        try events.give(DraftSaved(case: 7, task: 1, text: "三"), by: "r2")
        #expect(try events.rows(Draft.self, "person", "text", "time") == ["r1 二 09:01", "r2 三 09:02"])
        try events.give(DraftCleared(case: 7, task: 1), by: "r1")
        #expect(try events.rows(Draft.self, "person") == ["r2"])
    }

    // MARK: Questions

    private static func asked() throws -> AppliedEvents {
        let events = try AppliedEvents()
        try events.give(
            QuestionAsked(case: 7, number: 1, task: 1, label: "审核", of: "r2", text: "价格？"), by: "deputy", for: "r1")
        return events
    }

    @Test func `a question waits for whom it was put to`() throws {
        #expect(
            try Self.asked().rows(Question.self) == [
                "case=7 number=1 task=1 label=审核 asker=deputy deputyfor=r1 first=r2 asked=r2 text=价格？ time=09:00 open=1"
            ])
    }

    @Test func `an answered question waits for nobody and says who answered`() throws {
        let events = try Self.asked()
        try events.give(QuestionAnswered(case: 7, question: 1, text: "合适"), by: "deputy", for: "r2")
        #expect(
            try events.rows(Question.self, "asked", "answer", "answered", "answerer", "open") == [
                "r2 合适 09:01 deputy 0"
            ])
    }

    @Test func `a forwarded question remembers whom it was put to first`() throws {
        let events = try Self.asked()
        try events.give(QuestionForwarded(case: 7, question: 1, to: "r3"))
        #expect(try events.rows(Question.self, "first", "asked", "forwarded", "open") == ["r2 r3 09:01 1"])
    }

    @Test func `a dropped question is asked no more and has no answer`() throws {
        let events = try Self.asked()
        try events.give(QuestionDropped(case: 7, question: 1))
        #expect(try events.rows(Question.self, "open", "answer", "answerer") == ["0 - -"])
    }

    @Test func `questions are told apart by case and number`() throws {
        let events = try Self.asked()
        try events.give(QuestionAsked(case: 8, number: 1, task: 2, label: "审核", of: "r2", text: "期限？"))
        try events.give(QuestionAnswered(case: 8, question: 1, text: "可以"))
        #expect(try events.rows(Question.self, "case", "open") == ["7 1", "8 0"])
    }

    // MARK: Copies

    /// What the label of a copy says, and why the copy was sent.
    static let occasions: [(label: String, occasion: CopyOccasion)] = [
        ("省局意见报市场部", .named("省局意见报市场部")), (":copy", .person), (":escalation", .escalation(of: nil)),
        (":escalation 审核", .escalation(of: "审核")), (":escalation 一 二", .escalation(of: "一 二")),
        ("：copy", .named("：copy")),
    ]

    @Test(arguments: occasions) func `a copy says why it was sent, and is recorded as it was`(
        _ label: String, _ occasion: CopyOccasion
    ) throws {
        let events = try AppliedEvents(CopySent(case: 7, state: "s", unit: "head", label: label, clause: "1"))
        let copies = try events.office.read { try $0.all(SentCopy.self) }
        #expect(copies.map(\.occasion) == [occasion])
        #expect(occasion.recorded == label)
    }

    @Test func `a chart's copy has no sender, a person's has`() throws {
        let events = try AppliedEvents()
        try events.give(CopySent(case: 7, state: "review", unit: "head", label: "报送", clause: "3"), by: "r1")
        try events.give(
            CopySent(
                case: 7, state: "", person: "r2", label: ":copy", clause: nil, note: "请知悉", hidden: ["b", "a"]),
            by: "r1")
        #expect(
            try events.rows(SentCopy.self) == [
                "id=1 case=7 state=review unit=head label=报送 clause=3 time=09:00 unread=1",
                "id=2 case=7 person=r2 label=:copy sender=r1 note=请知悉 hidden=a b time=09:01 unread=1",
            ])
    }

    @Test func `a copy of the first version is read like one of the second`() throws {
        let events = try AppliedEvents()
        try events.give(
            "copy.sent", version: 1, #"{"case":7,"clause":"3","label":"报送","state":"review","unit":"head"}"#)
        #expect(try events.rows(SentCopy.self, "unit", "label", "sender", "unread") == ["head 报送 - 1"])
    }

    @Test func `each who reads a copy is on record, and it is unread no more`() throws {
        let events = try AppliedEvents(
            CopySent(case: 7, state: "s", unit: "head", label: "报送", clause: nil),
            CopySent(case: 7, state: "s", unit: "left", label: "报送", clause: nil))
        try events.give(CopyRead(case: 7, copies: [1]), by: "r1")
        try events.give(CopyRead(case: 7, copies: [1]), by: "deputy", for: "r2")
        #expect(try events.rows(SentCopy.self, "id", "unread") == ["1 0", "2 1"])
        #expect(
            try events.rows(CopyReading.self) == [
                "copy=1 person=deputy deputyfor=r2 case=7 time=09:03", "copy=1 person=r1 case=7 time=09:02",
            ])
    }

    // MARK: Reminding and following

    @Test func `a reminder is one row for each task that was open`() throws {
        let events = try AppliedEvents(CaseReminded(case: 7, tasks: [3, 5], text: "请尽快"))
        #expect(
            try events.rows(Reminder.self) == [
                "id=1 task=3 case=7 person=clerk text=请尽快 time=09:00",
                "id=1 task=5 case=7 person=clerk text=请尽快 time=09:00",
            ])
    }

    @Test func `who follows a case does so once, until no longer`() throws {
        let events = try AppliedEvents(CaseFollowed(case: 7), CaseFollowed(case: 7), CaseFollowed(case: 8))
        try events.give(CaseFollowed(case: 7), by: "r1")
        #expect(
            try events.rows(Follow.self, "person", "case", "time") == ["clerk 7 09:01", "clerk 8 09:02", "r1 7 09:03"])
        try events.give(CaseUnfollowed(case: 7))
        #expect(try events.rows(Follow.self, "person", "case") == ["clerk 8", "r1 7"])
    }
}
