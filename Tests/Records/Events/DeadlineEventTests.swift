import Store
import Testing
import Values

@testable import Records

/// What follows from the events of deadlines.
@Suite struct DeadlineEventTests {
    private static func set(_ what: CaseTimer.Kind = .due, task: Int? = 1) throws -> TimerSet {
        TimerSet(case: 7, task: task, what: what, due: try AppliedEvents.time(121), isWorkingTime: true)
    }

    @Test func `a timer is known by its event and runs`() throws {
        let events = try AppliedEvents(
            TimerSet(
                case: 7, task: 1, what: .automatic, due: try AppliedEvents.time(121), isWorkingTime: true,
                limit: "2wd", action: "approve", holder: Holder(post: "director", unit: "head")))
        #expect(
            try events.rows(CaseTimer.self) == [
                "id=1 case=7 task=1 kind=automatic state=set due=11:00 working=1 limit=2 working-days action=approve "
                    + "post=director unit=head"
            ])
    }

    @Test func `a timer of a whole case has no task`() throws {
        let events = try AppliedEvents(try Self.set(task: nil))
        #expect(try events.rows(CaseTimer.self, "task", "kind", "limit", "post") == ["- due - -"])
    }

    @Test func `a limit that is none is refused, and nothing is written`() throws {
        let events = try AppliedEvents()
        #expect(throws: (any Error).self) {
            try events.give(
                TimerSet(
                    case: 7, task: 1, what: .due, due: try AppliedEvents.time(1), isWorkingTime: false,
                    limit: "some days"))
        }
        #expect(try events.rows(CaseTimer.self).isEmpty)
    }

    @Test func `a timer that fired says when, and when it was due`() throws {
        let events = try AppliedEvents(try Self.set(), try Self.set(.remind))
        try events.give(TimerFired(case: 7, timer: 2, due: try AppliedEvents.time(121)))
        #expect(
            try events.rows(CaseTimer.self, "kind", "state", "fired", "due") == [
                "due set - 11:00", "remind fired 09:02 11:00",
            ])
    }

    @Test func `a timer stands still with what is left of it, since the event or since before`() throws {
        let events = try AppliedEvents(try Self.set(), try Self.set(.remind))
        try events.give(TimerPaused(case: 7, timer: 1, remaining: 60_000))
        try events.give(TimerPaused(case: 7, timer: 2, remaining: -60_000, since: try AppliedEvents.time(2)))
        #expect(
            try events.rows(CaseTimer.self, "state", "remaining", "paused") == [
                "paused 60000 09:02", "paused -60000 09:01",
            ])
    }

    @Test func `a timer that runs again has nothing left but its new time`() throws {
        let events = try AppliedEvents(
            try Self.set(), TimerPaused(case: 7, timer: 1, remaining: 60_000),
            TimerMoved(case: 7, timer: 1, due: try AppliedEvents.time(181)))
        #expect(try events.rows(CaseTimer.self, "state", "due", "remaining") == ["set 12:00 -"])
    }

    @Test func `a timer that is not wanted any more has ended`() throws {
        let events = try AppliedEvents(try Self.set(), try Self.set(.remind), TimerCancelled(case: 7, timer: 1))
        #expect(try events.rows(CaseTimer.self, "kind", "state") == ["due ended", "remind set"])
    }

    /// What a timer has gone through, and where it stands when its task ends.
    static let ends: [(before: [String], state: String)] = [
        ([], "ended"), (["paused"], "ended"), (["fired"], "ended"), (["cancelled"], "ended"),
    ]

    @Test(arguments: ends) func `with its task a timer ends, wherever it stood`(
        _ before: [String], _ state: String
    ) throws {
        let events = try AppliedEvents(TaskOpened(case: 7, state: "review", label: "审核"), try Self.set())
        for step in before {
            switch step {
            case "paused": try events.give(TimerPaused(case: 7, timer: 2, remaining: 1))
            case "fired": try events.give(TimerFired(case: 7, timer: 2, due: try AppliedEvents.time(121)))
            default: try events.give(TimerCancelled(case: 7, timer: 2))
            }
        }
        try events.give(TaskClosed(case: 7, task: 1, status: .done))
        #expect(try events.rows(CaseTimer.self, "state") == [state])
    }
}
