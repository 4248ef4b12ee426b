import Store
import Testing
import Values

@testable import Records

/// What follows from the events of units, people, posts and deputies.
@Suite struct PeopleEventTests {
    private static func day(_ text: String) throws -> CalendarDate { try CalendarDate(parsing: text) }

    @Test func `a unit that is set again is changed`() throws {
        let events = try AppliedEvents(
            UnitSet(
                unit: Unit(
                    code: "left", name: "左分部", kind: "branch", parent: "head", prefix: "左",
                    attributes: ["group": "2", "area": "1"])))
        #expect(
            try events.rows(Unit.self) == [
                #"code=left name=左分部 kind=branch parent=head prefix=左 attributes={"area":"1","group":"2"}"#
            ])
        try events.give(
            UnitSet(unit: Unit(code: "left", name: "左", kind: "branch", parent: nil, prefix: nil, attributes: [:])))
        #expect(try events.rows(Unit.self) == ["code=left name=左 kind=branch"])
    }

    @Test func `a person who is set again is changed`() throws {
        let events = try AppliedEvents(
            PersonSet(code: "r1", name: "示例一", account: "wang"), PersonSet(code: "r1", name: "示例二", account: nil))
        #expect(try events.rows(Person.self) == ["code=r1 name=示例二"])
    }

    // MARK: Posts

    private static func held(_ from: String, _ to: String?, unit: String = "head") throws -> PostHeld {
        PostHeld(person: "r1", post: "reviewer", unit: unit, from: try day(from), to: try to.map(day))
    }

    @Test func `each period of a post is a row, known by its event`() throws {
        let events = try AppliedEvents(
            try Self.held("2026-01-01", "2026-06-30"), try Self.held("2026-09-01", nil))
        #expect(
            try events.rows(HeldPost.self) == [
                "id=1 person=r1 post=reviewer unit=head from=2026-01-01 to=2026-06-30",
                "id=2 person=r1 post=reviewer unit=head from=2026-09-01",
            ])
    }

    /// The first day of the period that ends; what then is the end of each period.
    static let ends: [(from: String?, periods: [String])] = [
        // All that would end later end on that day.
        (nil, ["2026-06-30", "2026-10-31", "2026-10-31"]),
        // Or one of them.
        ("2026-09-01", ["2026-06-30", "2026-10-31", "-"]), ("2026-10-01", ["2026-06-30", "2026-12-31", "2026-10-31"]),
        ("2026-01-01", ["2026-06-30", "2026-12-31", "-"]),
    ]

    @Test(arguments: ends) func `a post ends on a day where it would have ended later`(
        _ from: String?, _ periods: [String]
    ) throws {
        let events = try AppliedEvents(
            try Self.held("2026-01-01", "2026-06-30"), try Self.held("2026-09-01", "2026-12-31"),
            try Self.held("2026-10-01", nil),
            PostEnded(
                person: "r1", post: "reviewer", unit: "head", to: try Self.day("2026-10-31"),
                from: try from.map(Self.day)))
        #expect(try events.rows(HeldPost.self, "to") == periods)
    }

    @Test func `the post ends in its unit and for its person alone`() throws {
        let events = try AppliedEvents(
            try Self.held("2026-01-01", nil), try Self.held("2026-01-01", nil, unit: "left"),
            PostHeld(person: "r2", post: "reviewer", unit: "head", from: try Self.day("2026-01-01"), to: nil),
            PostHeld(person: "r1", post: "officer", unit: "head", from: try Self.day("2026-01-01"), to: nil),
            PostEnded(person: "r1", post: "reviewer", unit: "head", to: try Self.day("2026-10-31")))
        #expect(
            try events.rows(HeldPost.self, "person", "post", "unit", "to") == [
                "r1 reviewer head 2026-10-31", "r1 reviewer left -", "r2 reviewer head -", "r1 officer head -",
            ])
    }

    // MARK: Deputies

    @Test func `a deputy is known by the event, with who said so`() throws {
        let events = try AppliedEvents()
        try events.give(
            DeputyAppointed(
                person: "boss", deputy: "r1", from: try Self.day("2026-11-02"), to: try Self.day("2026-11-30"),
                chains: ["contract", "registration"]), by: "admin")
        #expect(
            try events.rows(Deputyship.self) == [
                "id=1 person=boss deputy=r1 from=2026-11-02 to=2026-11-30 chains=contract registration by=admin"
            ])
        try events.give(DeputyEnded(deputy: 1, person: "boss"))
        #expect(try events.rows(Deputyship.self, "to", "ended") == ["2026-11-30 09:01"])
    }
}
