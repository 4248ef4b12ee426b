import Digest
import SmallOffices
import Store
import Testing

@testable import Procedure
@testable import Records

/// What was written down behind a command, held against what the command comes to.
@Suite struct DecisionComparisonTests {
    private static func event(
        _ number: Int, _ kind: String, _ payload: String = "{}", person: String = "clerk",
        time: String = "2026-11-02T01:00:00.000Z", version: Int = 1, deputyFor: String? = nil,
        subject: String = "case:1", command: String = "test"
    ) -> Event {
        Event(
            number: number,
            draft: EventDraft(
                time: time, kind: kind, version: version, person: person, deputyFor: deputyFor, command: command,
                cause: 1, subject: subject, payload: payload), digest: SHA256Digest(of: [UInt8(number)]))
    }

    private static func decided(_ kind: String, _ payload: String = "{}") -> DecidedEvent {
        DecidedEvent(kind: kind, version: 1, deputyFor: nil, subject: "case:1", payload: payload)
    }

    private func problem(_ recorded: [Event], _ decided: [DecidedEvent]) throws -> DecisionProblem? {
        try DecisionComparison(command: Self.event(1, "command.given"), recorded: recorded, decided: decided).problem()
    }

    @Test func `the same events in the same order are no problem`() throws {
        #expect(
            try problem(
                [Self.event(2, "a", #"{"x":1}"#), Self.event(3, "b")],
                [Self.decided("a", #"{"x":1}"#), Self.decided("b")])
                == nil)
        #expect(try problem([], []) == nil)
    }

    /// What stands in the event otherwise than what follows, and how it is told.
    static let parts: [(event: Event, part: String, expected: String?, recorded: String?)] = [
        (event(2, "a", #"{"x":2}"#), "x", "1", "2"), (event(2, "b", #"{"x":1}"#), "kind", "a", "b"),
        (event(2, "a", #"{"x":1}"#, version: 2), "version", "1", "2"),
        (event(2, "a", #"{"x":1}"#, person: "boss"), "person", "clerk", "boss"),
        (event(2, "a", #"{"x":1}"#, deputyFor: "r1"), "deputy-for", nil, "r1"),
        (event(2, "a", #"{"x":1}"#, subject: "case:2"), "subject", "case:1", "case:2"),
        (event(2, "a", #"{"x":1}"#, command: "other"), "command", "test", "other"),
        (
            event(2, "a", #"{"x":1}"#, time: "2026-11-02T01:00:01.000Z"), "time", "2026-11-02T01:00:00.000Z",
            "2026-11-02T01:00:01.000Z"
        ),
        (event(2, "a", #"{ "x":1}"#), "payload", #"{"x":1}"#, #"{ "x":1}"#),
    ]

    @Test(arguments: parts) func `the first part that differs is told with both values`(
        _ event: Event, _ part: String, _ expected: String?, _ recorded: String?
    ) throws {
        #expect(
            try problem([event], [Self.decided("a", #"{"x":1}"#)])
                == .different(
                    event: 2, kind: event.kind, .init(part: part, expected: expected, recorded: recorded)))
    }

    /// Kinds that were written down and that follow, and what is wrong.
    static let counts: [(recorded: [String], decided: [String], problem: DecisionProblem)] = [
        (["a", "b"], ["a"], .surplus(event: 3, kind: "b", command: 1)),
        (["b", "a"], ["a"], .surplus(event: 2, kind: "b", command: 1)),
        (["a"], ["a", "b"], .lacking(event: 3, kind: "b", command: 1)),
        (["a"], ["b", "a"], .lacking(event: 2, kind: "b", command: 1)),
        ([], ["a"], .lacking(event: 2, kind: "a", command: 1)),
        (["a"], [], .surplus(event: 2, kind: "a", command: 1)),
    ]

    @Test(arguments: counts) func `an event too many and one too few are told apart`(
        _ recorded: [String], _ decided: [String], _ expected: DecisionProblem
    ) throws {
        let events = recorded.enumerated().map { Self.event($0 + 2, $1) }
        #expect(try problem(events, decided.map { Self.decided($0) }) == expected)
    }
}
