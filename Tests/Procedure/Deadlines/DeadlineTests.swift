import SmallOffices
import Testing
import Values

@testable import Procedure
@testable import Records

/// By when tasks and cases are due, and what happens around that time.
///
/// The case is submitted on Monday, 2 November, soon after nine; Thursday and Friday are holidays, Saturday is worked.
@Suite struct DeadlineTests {
    private static func office(
        _ attributes: String, _ around: String = "", submission: String = "", rule: String = ""
    ) throws -> SmallOffice {
        try SmallOffice.submitted(
            SmallRegulation.step("review", SmallOffice.officer, "\(attributes) \(rule)", to: "sign", inside: around)
                + SmallRegulation.step("sign", SmallOffice.boss),
            submission: submission)
    }

    /// Limits, and when they end: working days at close of business, others to the minute.
    static let limits: [(within: String, due: String)] = [
        ("2d", "2026-11-04 09:02"), ("24h", "2026-11-03 09:02"), ("2 working-hours", "2026-11-02 11:02"),
        // The lunch break from twelve to two is no working time.
        ("4 working-hours", "2026-11-02 15:02"), ("1 working-days", "2026-11-03 17:30"),
        ("2 working-days", "2026-11-04 17:30"), ("3 working-days", "2026-11-07 17:30"),
        ("4 working-days", "2026-11-09 17:30"), ("3个工作日", "2026-11-07 17:30"),
    ]

    @Test(arguments: limits) func `a task is due when its limit has passed since it was opened`(
        _ within: String, _ due: String
    ) throws {
        #expect(try Self.office("within=\"\(within)\"").timers() == ["due \(due)"])
    }

    @Test func `a whole case may have a limit`() throws {
        let office = try Self.office("", submission: "within=\"10d\"")
        #expect(try office.timers() == ["due 2026-11-12 09:02"])
        try office.act("officer")
        #expect(try office.timers() == ["due 2026-11-12 09:02"])
    }

    @Test func `the timers of a task end with it`() throws {
        let office = try Self.office("within=\"2d\"", "<d:remind before=\"1d\"/>")
        try office.act("officer")
        #expect(try office.timers().isEmpty)
        #expect(try office.timers(.ended).count == 2)
    }

    @Test func `all that is to happen around a deadline is reckoned from it`() throws {
        let office = try Self.office(
            "within=\"3 working-days\"",
            "<d:remind before=\"1 working-days\"/><d:escalate after=\"2h\" post=\"director\" at=\"head\"/>"
                + "<d:automatic after=\"1d\" action=\"reject\"/>")
        #expect(
            try office.timers() == [
                "remind 2026-11-04 17:30", "due 2026-11-07 17:30", "escalate 2026-11-07 19:30",
                "automatic 2026-11-08 17:30",
            ])
    }

    @Test func `a reminder that would have come already is not set`() throws {
        #expect(try Self.office("within=\"1d\"", "<d:remind before=\"3d\"/>").timers() == ["due 2026-11-03 09:02"])
    }

    @Test func `a deadline that reaches into a year without known holidays is refused, never guessed`() throws {
        let office = try SmallOffice(
            SmallRegulation.step("review", SmallOffice.officer, "within=\"60 working-days\""))
        #expect(try refusal { try office.submit() } == "deadline.missing-year")
    }

    @Test func `calendar days need no holidays`() throws {
        #expect(try Self.office("within=\"90d\"").timers() == ["due 2027-01-31 09:02"])
    }

    // MARK: The clock

    @Test func `what is due fires once, the earliest first`() throws {
        let office = try Self.office("within=\"2d\"", "<d:remind before=\"1d\"/>")
        try office.wait(until: "2026-11-05T09:00")
        #expect(try office.give("admin", FireDue(in: 1)).fired.map(\.kind) == [.remind, .due])
        #expect(try office.give("admin", FireDue(in: 1)).fired.isEmpty)
        #expect(try office.open() == ["review"])
    }

    @Test func `only an administrator runs the clock`() throws {
        let office = try Self.office("within=\"2d\"")
        #expect(try refusal { try office.give("officer", FireDue(in: 1)) } == "casework.not-allowed")
    }

    @Test func `the clock decides where the chart says so, and the record says so`() throws {
        let office = try Self.office("within=\"1d\"", "<d:automatic action=\"approve\"/>")
        try office.wait(until: "2026-11-04T09:00")
        try office.give("admin", FireDue(in: 1))
        #expect(try office.task("review").status == .passed)
        #expect(try office.task("review").reason == .deadline)
        #expect(try office.open() == ["sign"])
        #expect(try office.isSound())
    }

    @Test func `whoever comes too late finds the case as the clock has left it`() throws {
        let office = try Self.office("within=\"1d\"", "<d:automatic action=\"approve\"/>")
        try office.wait(until: "2026-11-04T09:00")
        #expect(try refusal { try office.act("officer") } == "casework.not-your-task")
        try office.act("boss")
        #expect(try office.outcome() == "同意")
    }

    @Test func `what the clock decided is not taken back`() throws {
        let office = try Self.office("within=\"1d\"", "<d:automatic action=\"approve\"/>")
        try office.wait(until: "2026-11-04T09:00")
        try office.give("admin", FireDue(in: 1))
        #expect(try refusal { try office.give("clerk", RecallCase(1, text: "")) } == "approval.acted-on")
    }

    static let escalations: [(rule: String, seats: [String])] = [
        ("rule=\"any\"", ["officer@left open", "director@head open"]), ("rule=\"all\"", ["officer@left open"]),
    ]

    @Test(arguments: escalations) func `an escalation seats whoever is above where the first voice decides`(
        _ rule: String, _ seats: [String]
    ) throws {
        let office = try Self.office(
            "within=\"1d\"", "<d:escalate after=\"1d\" post=\"director\" at=\"head\"/>", rule: rule)
        try office.wait(until: "2026-11-05T09:00")
        try office.give("admin", FireDue(in: 1))
        #expect(try office.seats("review") == seats)
        #expect(try office.look { try $0.conversation.copies(of: 1).map(\.unit) } == ["head"])
    }

    @Test func `what the clock cannot do is told, and the case stays for people to go on with`() throws {
        let states =
            SmallRegulation.step(
                "review", SmallOffice.officer, "within=\"1d\"", to: "sign", inside: "<d:automatic action=\"approve\"/>")
            + SmallRegulation.step("sign", SmallOffice.boss)
        let office = try SmallOffice.submitted(states)
        try office.endPost("boss", "director", "head")
        try office.wait(until: "2026-11-04T09:00")
        let round = try office.give("admin", FireDue(in: 1))
        #expect(round.refused.map { $0.map(\.rule) } == [["casework.no-performer"]])
        #expect(try office.open() == ["review"])
        try office.appoint("successor", "director", "head")
        #expect(try office.give("admin", FireDue(in: 1)).fired.map(\.kind) == [.automatic])
        #expect(try office.open() == ["sign"])
    }

    @Test func `cases are found in which something is due`() throws {
        let office = try Self.office("within=\"1d\"")
        #expect(try office.look { try $0.cases.casesDue() }.isEmpty)
        try office.wait(until: "2026-11-04T09:00")
        #expect(try office.look { try $0.cases.casesDue() } == [1])
    }
}
