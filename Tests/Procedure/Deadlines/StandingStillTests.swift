import SmallOffices
import Testing
import Values

@testable import Procedure
@testable import Records

/// Deadlines that stand still while the case waits for its applicant, and those that holidays move.
@Suite struct StandingStillTests {
    private static let clerk = "<d:performer post=\"clerk\" relative=\"submitter\"/>"

    /// A review beside which the applicant is asked for more.
    private static func office(_ limit: String, _ around: String = "") throws -> SmallOffice {
        try SmallOffice.submitted(
            SmallRegulation.step("review", SmallOffice.officer, "within=\"\(limit)\"", to: "more", inside: around)
                + SmallRegulation.step("more", clerk, "pauses=\"true\" within=\"5d\"", to: "sign")
                + SmallRegulation.step("sign", SmallOffice.boss),
            submission: "within=\"\(limit)\"")
    }

    /// A limit of the whole case, how it stands on Monday after an hour, and when it is due after two days of standing.
    static let limits: [(limit: String, before: String, after: String)] = [
        ("3d", "2026-11-05 09:02", "2026-11-07 09:02"),
        // Three working days from Monday; Wednesday and the worked Saturday are left.
        ("4 working-hours", "2026-11-02 15:02", "2026-11-04 15:02"),
    ]

    @Test(arguments: limits) func `the deadline of the case stands still while it waits for its applicant`(
        _ limit: String, _ before: String, _ after: String
    ) throws {
        let office = try Self.office(limit)
        #expect(try office.timers().contains("due \(before)"))
        try office.wait(until: "2026-11-02T10:02")
        try office.act("officer")
        #expect(try office.timers(.paused) == ["due \(before)"])
        // The own deadline of the applicant's task runs.
        #expect(try office.timers() == ["due 2026-11-07 10:02"])
        try office.wait(until: "2026-11-04T10:02")
        try office.act("clerk")
        #expect(try office.timers() == ["due \(after)"])
        #expect(try office.isSound())
    }

    @Test func `a timer that stands still does not fire`() throws {
        let office = try Self.office("3d")
        try office.act("officer")
        try office.wait(until: "2026-11-06T09:00")
        #expect(try office.give("admin", FireDue(in: 1)).fired.isEmpty)
    }

    // MARK: Holidays that are announced later

    private static func holidays(_ days: [String]) -> ImportCalendar {
        ImportCalendar([CalendarSet(year: 2026, holidays: days, workdays: [], names: [])])
    }

    @Test func `holidays that are announced move what is due in working time, and what happens around it`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step(
                "review", SmallOffice.officer, "within=\"1 working-days\"",
                inside: "<d:escalate after=\"1 working-days\" post=\"director\" at=\"head\"/>"))
        #expect(try office.timers() == ["due 2026-11-03 17:30", "escalate 2026-11-04 17:30"])
        let moved = try office.give("admin", Self.holidays(["2026-11-03"]))
        #expect(moved.map(\.kind) == [.due, .escalate])
        #expect(try office.timers() == ["due 2026-11-04 17:30", "escalate 2026-11-05 17:30"])
    }

    @Test func `holidays move nothing that is due in calendar time`() throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("review", SmallOffice.officer, "within=\"2d\""))
        #expect(try office.give("admin", Self.holidays(["2026-11-03"])).isEmpty)
        #expect(try office.timers() == ["due 2026-11-04 09:02"])
    }

    @Test func `a year is loaded once at a time, and by an administrator`() throws {
        let office = try SmallOffice(SmallRegulation.step("review", SmallOffice.officer))
        let year = SmallOffice.calendar
        #expect(try refusal { try office.give("admin", ImportCalendar([year, year])) } == "calendar.year-twice")
        #expect(try refusal { try office.give("boss", ImportCalendar([year])) } == "casework.not-allowed")
    }
}
