import Store
import Testing
import Values

@testable import Records

/// What follows from the events of tasks and their seats.
@Suite struct TaskEventTests {
    private static let plans = [
        SeatPlan(holder: Holder(post: "reviewer", unit: "head")),
        SeatPlan(person: "r2", weight: 3, origin: .beside, by: "r1", place: 1, status: .waiting),
    ]

    @Test func `an opened task is known by its event and has a seat for each performer`() throws {
        let events = try AppliedEvents(
            TaskOpened(
                case: 7, state: "review", label: "审核", seats: Self.plans, barred: ["clerk", "chief"],
                resume: "signing"))
        #expect(
            try events.rows(CaseTask.self) == [
                "id=1 case=7 state=review label=审核 status=open opened=09:00 barred=clerk chief resume=signing"
            ])
        #expect(
            try events.rows(Seat.self) == [
                "task=1 seat=1 case=7 post=reviewer unit=head weight=1 origin=chart place=1 status=open open=1",
                "task=1 seat=2 case=7 person=r2 weight=3 origin=beside by=r1 place=1 status=waiting",
            ])
    }

    @Test func `performers of the first payloads are a seat each`() throws {
        let events = try AppliedEvents()
        try events.give(
            "task.opened", version: 1,
            #"{"case":7,"label":"审核","performers":[{"post":"reviewer","unit":"head"},{"post":"officer","unit":"left"}],"#
                + #""state":"review"}"#)
        #expect(
            try events.rows(Seat.self, "seat", "post", "unit", "weight", "origin", "status") == [
                "1 reviewer head 1 chart open", "2 officer left 1 chart open",
            ])
    }

    @Test func `a seat that was added stands where its plan says`() throws {
        let events = try AppliedEvents(
            TaskOpened(case: 7, state: "review", label: "审核", seats: [Self.plans[0]]),
            SeatAdded(
                case: 7, task: 1, seat: 2,
                plan: SeatPlan(person: "r3", origin: .delegated, by: "r1", back: 1, place: 1)))
        #expect(
            try events.rows(Seat.self, "seat", "person", "origin", "by", "back", "place", "open") == [
                "1 - chart - - 1 1", "2 r3 delegated r1 1 1 1",
            ])
    }

    /// Where a seat comes to, whether its turn is now, and whether it still has its opinion.
    static let moves: [(status: Seat.Status, isOpen: Int, opinion: String)] = [
        (.open, 1, "-"), (.waiting, 0, "-"), (.spoken, 0, "2"), (.passed, 0, "2"), (.handedOver, 0, "2"),
        (.removed, 0, "2"), (.unasked, 0, "2"),
    ]

    @Test(arguments: moves) func `a seat whose turn comes again has not spoken`(
        _ status: Seat.Status, _ isOpen: Int, _ opinion: String
    ) throws {
        let events = try AppliedEvents(
            TaskOpened(case: 7, state: "review", label: "审核", seats: Self.plans),
            OpinionEventTests.opinion(on: 1, at: "review", seats: [1]),
            SeatMoved(case: 7, task: 1, seat: 1, status: status))
        #expect(
            try events.rows(Seat.self, "seat", "status", "open", "opinion") == [
                "1 \(status.rawValue) \(isOpen) \(opinion)", "2 waiting 0 -",
            ])
    }

    @Test func `a seat that was asked answers to the successor's seat`() throws {
        let events = try AppliedEvents(
            TaskOpened(
                case: 7, state: "review", label: "审核",
                seats: [Self.plans[0], SeatPlan(person: "r3", origin: .delegated, back: 1)]),
            SeatRebound(case: 7, task: 1, seat: 2, back: 3))
        #expect(try events.rows(Seat.self, "seat", "back") == ["1 -", "2 3"])
    }

    // MARK: Ends

    /// An open task with two seats, a draft, a question and a timer.
    private static func busy() throws -> AppliedEvents {
        try AppliedEvents(
            TaskOpened(case: 7, state: "review", label: "审核", seats: plans),
            DraftSaved(case: 7, task: 1, text: "拟同意"),
            QuestionAsked(case: 7, number: 1, task: 1, label: "审核", of: "r3", text: "是否合适？"),
            TimerSet(case: 7, task: 1, what: .due, due: try AppliedEvents.time(60), isWorkingTime: true))
    }

    @Test(arguments: [CaseTask.Status.done, .cancelled, .passed])
    func `a task that waits no more ends its seats, its timers and what was said around it`(
        _ status: CaseTask.Status
    ) throws {
        let events = try Self.busy()
        try events.give(TaskClosed(case: 7, task: 1, status: status))
        #expect(try events.rows(CaseTask.self, "status", "closed") == ["\(status.rawValue) 09:04"])
        #expect(try events.rows(Seat.self, "status", "open") == ["unasked 0", "unasked 0"])
        #expect(try events.rows(CaseTimer.self, "state") == ["ended"])
        #expect(try events.rows(Draft.self).isEmpty)
        #expect(try events.rows(Question.self, "open", "answer") == ["0 -"])
    }

    @Test func `a seat that has spoken stays so when its task ends`() throws {
        let events = try Self.busy()
        let opinion = try events.give(OpinionEventTests.opinion(on: 1, at: "review", seats: [1]))
        try events.give(TaskClosed(case: 7, task: 1, status: .done))
        #expect(try events.rows(Seat.self, "status", "opinion") == ["spoken \(opinion)", "unasked -"])
    }

    @Test(arguments: [PassReason.empty, .applicant, .repetition, .kept, .deadline])
    func `a task that passed by itself says why, by which action and with which numbers`(_ reason: PassReason) throws {
        let events = try Self.busy()
        try events.give(
            TaskClosed(
                case: 7, task: 1, status: .passed, reason: reason, action: "approve", numbers: ["letter": "1号"]))
        #expect(
            try events.rows(CaseTask.self, "status", "reason", "action", "numbers") == [
                #"passed \#(reason.rawValue) approve {"letter":"1号"}"#
            ])
    }

    @Test func `another task of the case goes on`() throws {
        let events = try Self.busy()
        try events.give(TaskOpened(case: 7, state: "other", label: "另办", seats: Self.plans))
        try events.give(TaskClosed(case: 7, task: 1, status: .done))
        #expect(try events.rows(CaseTask.self, "state", "status") == ["review done", "other open"])
        #expect(try events.rows(Seat.self, "task", "status") == ["1 unasked", "1 unasked", "5 open", "5 waiting"])
    }
}
