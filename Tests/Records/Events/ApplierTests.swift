import Diagnostics
import MemoryStore
import Store
import Testing

@testable import Records

/// Events are known by kind and version; what is not known is refused, never skipped.
@Suite struct ApplierTests {
    /// The kinds of which more than one version was ever written, by Documentation/events.md.
    static let versions: [String: ClosedRange<Int>] = [
        "record.created": 1...3, "record.revised": 1...3, "opinion.given": 1...2, "copy.sent": 1...2,
        "command.given": 1...DecisionVersion.latest.rawValue,
    ]

    @Test func `every version that was ever written is known, and all other kinds are at version 1`() {
        let known = Dictionary(grouping: Applier.known, by: \.kind).mapValues { $0.map(\.version) }
        for (kind, versions) in known {
            #expect(versions == Array(Self.versions[kind] ?? 1...1), "\(kind)")
        }
        #expect(Set(known.keys).isSuperset(of: Self.versions.keys))
    }

    /// Forms that this docket does not know.
    static let unknown: [(kind: String, version: Int)] = [
        ("case.opened", 2), ("opinion.given", 3), ("record.created", 4), ("case.dreamt", 1), ("", 1),
    ]

    @Test(arguments: unknown) func `an event of an unknown form is refused and leaves no row`(
        _ kind: String, _ version: Int
    ) throws {
        let events = try AppliedEvents()
        let refused = #expect(throws: (any Error).self) { try events.give(kind, version: version, "{}") }
        if let refusal = refused as? Refusal { #expect(refusal.id == "casework.unknown-event") }
        for table in OfficeTables.all { #expect(try events.office.read { try $0.count(table.name) } == 0) }
    }

    @Test func `an office that holds an unknown form is refused as a newer docket's`() throws {
        let events = try AppliedEvents(CaseFollowed(case: 1))
        try Applier.requireKnown(in: events.office)
        _ = try events.office.write { transaction in
            try transaction.append(
                EventDraft(
                    time: AppliedEvents.time(2).iso, kind: "case.dreamt", version: 3, person: "clerk",
                    command: "test", subject: "case:1"))
        }
        let refused = #expect(throws: Refusal.self) { try Applier.requireKnown(in: events.office) }
        #expect(refused?.id == "casework.newer-office")
        #expect(refused?.message.english.contains("case.dreamt") == true)
    }

    /// Payloads that are none of their form.
    static let broken: [(kind: String, payload: String)] = [
        ("case.closed", "{}"), ("case.closed", #"{"number":7,"outcome":"","result":"lost"}"#), ("case.closed", "["),
        ("case.closed", #"{"number":7.5,"outcome":"","result":"approved"}"#),
        ("timer.fired", #"{"case":1,"due":"yesterday","timer":1}"#),
    ]

    @Test(arguments: broken) func `a payload that is none of its form is refused`(
        _ kind: String, _ payload: String
    ) throws {
        let events = try AppliedEvents()
        #expect(throws: (any Error).self) { try events.give(kind, version: 1, payload) }
    }

    @Test func `the rows are the same when they are made anew from the events`() throws {
        let events = try AppliedEvents(
            CaseEventTests.opened, TaskOpened(case: 7, state: "review", label: "审核", seats: [SeatPlan(person: "r1")]),
            OpinionEventTests.opinion(on: 2, at: "review", seats: [1]),
            TaskClosed(case: 7, task: 2, status: .done), CaseClosed(number: 7, outcome: "同意", result: .approved))
        let report = try events.office.verify(applying: Applier.apply)
        #expect(report.isSound, "\(report.problems)")
    }
}
