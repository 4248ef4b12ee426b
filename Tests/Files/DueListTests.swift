import Procedure
import SmallOffices
import Testing
import Values

@testable import Files

/// What is late, what comes, and what nobody can decide: Documentation/approvals.md, Deadlines.
@Suite struct DueListTests {
    private static func step(_ id: String, _ within: String, to next: String = "approved") -> String {
        SmallRegulation.step(id, SmallOffice.officer, within.isEmpty ? "" : "within=\"\(within)\"", to: next)
    }

    private static func items(
        _ office: SmallOffice, as person: String = "boss", within days: Int? = nil
    ) throws -> [String] {
        try office.look(as: person) { try DueList($0).items(within: days) }.map { item in
            let standing = item.isPaused ? "paused" : item.isLate ? "late" : "ahead"
            return "\(item.heading.case.number) \(item.task ?? "-") \(item.due?.localMinute ?? "-") "
                + (item.isVacant ? "vacant" : standing)
        }
    }

    @Test func `the earliest comes first, tasks and whole cases alike`() throws {
        let office = try SmallOffice(Self.step("one", "2d"), submission: "within=\"10d\"")
        try office.submit()
        try office.wait(until: "2026-11-03T09:00")
        try office.submit()
        #expect(
            try Self.items(office) == [
                "1 办one 2026-11-04 09:02 ahead", "2 办one 2026-11-05 09:00 ahead", "1 - 2026-11-12 09:02 ahead",
                "2 - 2026-11-13 09:00 ahead",
            ])
    }

    @Test(arguments: [(0, 0), (1, 0), (2, 1), (9, 1), (10, 2)])
    func `only so many days ahead are listed`(_ days: Int, _ count: Int) throws {
        let office = try SmallOffice.submitted(Self.step("one", "2d"), submission: "within=\"10d\"")
        #expect(try Self.items(office, within: days).count == count)
    }

    @Test func `what is over is late, whether or not the clock has acted on it`() throws {
        let office = try SmallOffice.submitted(Self.step("one", "1d"))
        try office.wait(until: "2026-11-04T09:00")
        try office.give("boss", FollowCase(1))
        #expect(try Self.items(office) == ["1 办one 2026-11-03 09:02 late"])
        try office.give("admin", FireDue(in: 1))
        #expect(try Self.items(office) == ["1 办one 2026-11-03 09:02 late"])
    }

    @Test func `lateness counts working time`() throws {
        let office = try SmallOffice.submitted(Self.step("one", "1 working-days"))
        // Due at close of business on Tuesday; Thursday and Friday are holidays.
        try office.wait(until: "2026-11-06T12:00")
        try office.give("boss", FollowCase(1))
        let late = try #require(try office.look(as: "boss") { try DueList($0).items().first?.late })
        #expect(late > 0 && late <= 24 * 3_600_000)
    }

    @Test func `what is decided or closed is listed no more`() throws {
        let office = try SmallOffice.submitted(Self.step("one", "2d"), submission: "within=\"10d\"")
        try office.act("officer", "reject")
        #expect(try Self.items(office).isEmpty)
    }

    @Test func `what stands still for the applicant says so and is not late`() throws {
        let states =
            Self.step("one", "", to: "redo")
            + SmallRegulation.step(
                "redo", "<d:performer post=\"clerk\" relative=\"submitter\"/>", "pauses=\"true\"")
        let office = try SmallOffice.submitted(states, submission: "within=\"1d\"")
        try office.act("officer")
        try office.wait(until: "2026-11-09T09:00")
        try office.give("boss", FollowCase(1))
        #expect(try Self.items(office) == ["1 - 2026-11-03 09:02 paused"])
    }

    @Test func `who does not see a case does not see its deadline`() throws {
        let office = try SmallOffice.submitted(Self.step("one", "2d"))
        #expect(try Self.items(office, as: "neighbour").isEmpty)
        #expect(try Self.items(office, as: "clerk").count == 1)
    }

    // MARK: Vacant

    @Test func `a task that nobody can decide stands first, with or without a deadline`() throws {
        let states = SmallRegulation.parallel([("a", SmallOffice.officer), ("b", SmallOffice.boss)])
        let office = try SmallOffice.submitted(states, submission: "within=\"10d\"")
        try office.endPost("boss", "director", "head")
        #expect(try Self.items(office, as: "admin") == ["1 办b - vacant", "1 - 2026-11-12 09:02 ahead"])
        try office.appoint("successor", "director", "head")
        #expect(try Self.items(office, as: "admin") == ["1 - 2026-11-12 09:02 ahead"])
    }

    /// Who leaves which post, the rule of a task of three reviewers and the boss, and whether nobody can decide it.
    static let vacancies: [(gone: [String], rule: String, isVacant: Bool)] = [
        (["boss"], "rule=\"any\"", false), (["boss"], "rule=\"all\"", true), (["r1", "r2"], "rule=\"any\"", false),
        (["r1"], "rule=\"vote\" pass=\"2\"", false), (["r1", "r2", "r3"], "rule=\"vote\" pass=\"2\"", true),
        (["r1"], "rule=\"sequence\"", true), (["r1", "r2", "r3", "boss"], "rule=\"any\"", true),
        ([], "rule=\"all\"", false),
    ]

    @Test(arguments: vacancies) func `a task is vacant when those who are left are not enough`(
        _ gone: [String], _ rule: String, _ isVacant: Bool
    ) throws {
        let office = try SmallOffice.submitted(
            SmallRegulation.step("one", SmallOffice.reviewers + SmallOffice.boss, rule))
        for person in gone { try office.endPost(person, person == "boss" ? "director" : "reviewer", "head") }
        let vacant = try office.look { try Vacancies($0).tasks() }
        #expect(vacant.map(\.state) == (isVacant ? ["one"] : []))
    }

    @Test func `a seat by name of somebody who has left is vacant, and so is one that waits for an answer of theirs`()
        throws
    {
        let office = try SmallOffice.submitted(SmallRegulation.step("one", SmallOffice.boss))
        try office.give("boss", Delegate(TaskChoice(1), to: "r1"))
        #expect(try office.look { try Vacancies($0).tasks() }.isEmpty)
        try office.endPost("r1", "reviewer", "head")
        #expect(try office.look { try Vacancies($0).tasks() }.map(\.state) == ["one"])
        try office.give("boss", CallBack(TaskChoice(1)))
        #expect(try office.look { try Vacancies($0).tasks() }.isEmpty)
    }

    @Test func `a post that only the barred applicant holds is vacant`() throws {
        let office = try SmallOffice(
            SmallRegulation.step(
                "one", "<d:performer post=\"director\" unit=\"left\"/>" + SmallOffice.boss,
                "applicant=\"skipped\" rule=\"any\""))
        try office.submit(as: "chief")
        #expect(try office.look { try Vacancies($0).tasks() }.isEmpty)
        try office.endPost("boss", "director", "head")
        #expect(try office.look { try Vacancies($0).tasks() }.map(\.state) == ["one"])
    }
}
