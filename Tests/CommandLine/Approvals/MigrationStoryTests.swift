import Testing

/// 版本更替: what another edition makes of tasks that people already do something about.
@Suite struct MigrationStoryTests {
    private typealias Office = ApprovalOffice
    private static let chief = "<d:performer post=\"chief-account-manager\" at=\"city\"/>"

    @Test func `a task whose holder may not decide it any more keeps the case where it is`() throws {
        let office = try Office(Office.state("review", "审核", performers: Self.chief))
        let number = try office.submitted()
        try office.office.done("handover", number, "--to", "clerk", as: "chief")
        let states = Office.state("review", "审核", "applicant=\"skipped\"", performers: Self.chief)
        try office.adopt(states, edition: "2026.2")
        let refused = try office.office.run(["case", "migrate", number], as: "admin")
        #expect(refused.status == 1)
        #expect(refused.output.contains("按新版申报人不能办理这一步：请先转办"), "\(refused.output)")
        let english = try office.office.run(["case", "migrate", number, "--lang", "en"], as: "admin")
        #expect(english.output.contains("may not decide it by the newer edition: hand it over first"))
        try office.office.done("handover", number, "--to", "clerk-2", as: "clerk")
        try office.office.done("case", "migrate", number, as: "admin")
        #expect(try office.office.json("approve", number, as: "clerk-2")["outcome"].text == "已签约")
        _ = try office.office.verified()
    }

    @Test func `who spoke for several at once and takes it back speaks in turn where the newer edition says so`() throws
    {
        let performers =
            "<d:performer post=\"leader\" at=\"city\" each=\"true\"/><d:performer post=\"leader\" at=\"city\"/>"
        let office = try Office(Office.state("review", "审核", "rule=\"all\"", performers: performers))
        let number = try office.submitted()
        try office.office.done("approve", number, as: "jia-leader")
        let inOrder = Office.state("review", "审核", "rule=\"sequence\"", performers: performers)
        _ = try office.migrate(number, to: inOrder, edition: "2026.2")
        try office.office.done("take-back", number, as: "jia-leader")
        for person in ["jia-leader", "jia-leader-2", "jia-leader-3", "jia-leader"] {
            #expect(try office.inbox(person) == [number])
            try office.office.done("approve", number, as: person)
        }
        #expect(try office.office.json("show", number, as: "clerk")["outcome"].text == "已签约")
        _ = try office.office.verified()
    }

    @Test func `a voice that could not be given any more is not taken back`() throws {
        let performers = "<d:performer post=\"account-manager\" at=\"city\" each=\"true\"/>"
        let office = try Office(Office.state("review", "审核", "rule=\"all\"", performers: performers))
        let number = try office.submitted()
        try office.office.done("approve", number, as: "clerk")
        let states = Office.state("review", "审核", "rule=\"all\" applicant=\"skipped\"", performers: performers)
        _ = try office.migrate(number, to: states, edition: "2026.2")
        try office.refused("是事项 \(number) 的申报人，不能办理这一步", "take-back", number, as: "clerk")
        #expect(try office.office.json("approve", number, as: "clerk-2")["outcome"].text == "已签约")
        _ = try office.office.verified()
    }

    @Test func `a task that passes by the newer edition comes straight back where it was to`() throws {
        func states(_ attributes: String, performer: String) -> String {
            func step(_ id: String, _ to: String, _ attributes: String, _ performer: String) -> String {
                Office.state(
                    id, id, attributes, performers: performer, actions: "<d:action name=\"approve\" label=\"同意\"/>",
                    transitions: "<transition event=\"approve.\(id)\" target=\"\(to)\"/>")
            }
            let leader = "<d:performer post=\"leader\" at=\"city\"/>"
            return step("one", "two", attributes, performer) + step("two", "three", "", leader)
                + step("three", "signed", "returns=\"any\"", leader)
        }
        let office = try Office(states("", performer: Self.chief))
        let number = try office.submitted()
        try office.office.done("approve", number, as: "chief")
        try office.office.done("approve", number, as: "jia-leader")
        try office.office.done("return", number, "--to", "one", "--come-back", "-m", "补", as: "jia-leader")
        let vacant = states("empty=\"pass\"", performer: "<d:performer post=\"archivist\" at=\"city\"/>")
        _ = try office.migrate(number, to: vacant, edition: "2026.2")
        #expect(try office.office.active(number) == ["three"])
    }

    @Test func `who once asked somebody does not overtake others where the newer edition asks in order`() throws {
        let leaders = "<d:performer post=\"leader\" at=\"city\" each=\"true\"/>"
        let office = try Office(Office.state("review", "审核", "rule=\"all\"", performers: leaders))
        let number = try office.submitted()
        try office.office.done("countersign", number, "--add", "chief", "--before", as: "jia-leader-3")
        try office.office.done("approve", number, as: "chief")
        _ = try office.migrate(
            number, to: Office.state("review", "审核", "rule=\"sequence\"", performers: leaders), edition: "2026.2")
        for person in ["jia-leader", "jia-leader-2", "jia-leader-3"] {
            #expect(try office.inbox(person) == [number])
            try office.office.done("approve", number, as: person)
        }
        _ = try office.office.verified()
    }

    /// A review that the clock approves, which the chart takes under a condition.
    private static func review(_ condition: String, performers: String) -> String {
        Office.state(
            "review", "审核", "within=\"1 working-day\"", performers: performers,
            actions: "<d:action name=\"approve\" label=\"同意\"/><d:automatic action=\"approve\"/>",
            transitions: "<transition event=\"approve\" \(condition) target=\"signed\"/>")
    }

    @Test func `what the clock could not do by the earlier edition it does after the migration, not amid it`() throws {
        let office = try Office(Self.review("cond=\"$contract/payment = '预付'\"", performers: Self.chief))
        let number = try office.submitted()
        let late = "2026-11-05T09:00"
        let told = try Binary.run(
            ["tick", "--as", "admin", "--at", late], environment: ["DOCKET_OFFICE": office.office.path],
            in: office.office.folder)
        #expect((told.output + told.errors).contains("事项 \(number)"))
        let more = Self.chief + "<d:performer post=\"leader\" at=\"city\"/>"
        try office.adopt(Self.review("", performers: more), edition: "2026.2")
        _ = try office.at(late, "case", "migrate", number, as: "admin")
        #expect(try office.inbox("jia-leader") == [number])
        #expect(try office.at(late, "tick", as: "admin").output.contains("审核　自动办理"))
        #expect(try office.inbox("jia-leader").isEmpty)
        _ = try office.office.verified()
    }

    @Test func `a decision by the clock that stood still has what was left, also when a newer edition replaces it`()
        throws
    {
        func states(_ action: String, after limit: String) -> String {
            let automatic = "<d:automatic after=\"\(limit)\" action=\"\(action)\"/>"
            return Office.parallel(
                (
                    "one", "one-1",
                    Office.step("one-1", to: "one-end", "within=\"1 working-day\"", automatic, action: action)
                ),
                (
                    "two", "two-1",
                    Office.step("two-1", to: "two-2") + Office.step("two-2", to: "two-end", "pauses=\"true\"")
                ))
        }
        let office = try Office(states("approve", after: "5d"))
        let number = try office.submitted()
        #expect(try office.tick(at: "2026-11-04T09:00").output.contains("到期（2026-11-03 17:30）"))
        _ = try office.at("2026-11-04T10:00", "approve", number, "--task", "two-1", as: "jia-leader")
        try office.adopt(states("agree", after: "6d"), edition: "2026.2")
        _ = try office.at("2026-11-20T10:00", "case", "migrate", number, as: "admin")
        #expect(try !office.tick(at: "2026-11-20T10:01").output.contains("事项"))
        // Of the six days after 3 November 17:30, five and seven and a half hours were left on the 4th at 10:00.
        _ = try office.at("2026-11-21T10:00", "approve", number, "--task", "two-2", as: "jia-leader")
        // Neither holidays that change nothing nor another edition take away what was left.
        let same = try office.holiday()
        let moved = try office.at("2026-11-21T11:00", "calendar", "import", same, "--json", as: "admin").json()["moved"]
        #expect(moved.items.isEmpty)
        try office.adopt(states("approve", after: "6d"), edition: "2026.3")
        _ = try office.at("2026-11-22T10:00", "case", "migrate", number, as: "admin")
        #expect(try office.tick(at: "2026-11-26T17:29").output.isEmpty)
        #expect(try office.tick(at: "2026-11-26T17:31").output.contains("自动办理"))
        _ = try office.office.verified()
    }

    @Test func `deadlines stand still while what the newer edition says waits for the applicant`() throws {
        func states(waiting: String) -> String {
            func branch(_ id: String, _ label: String) -> (String, String, String) {
                let attributes = "within=\"3 working-days\" pauses=\"\(waiting == id)\""
                return (id, "\(id)-1", Office.step("\(id)-1", label, to: "\(id)-end", attributes))
            }
            return Office.parallel(branch("one", "甲审"), branch("two", "乙审"))
        }
        let office = try Office(states(waiting: "one"))
        let number = try office.submitted()
        #expect(try paused(office) == ["乙审"])
        _ = try office.migrate(number, to: states(waiting: "two"), edition: "2026.2")
        #expect(try paused(office) == ["甲审"])
        _ = try office.migrate(number, to: states(waiting: "none"), edition: "2026.3")
        #expect(try paused(office).isEmpty)
        _ = try office.office.verified()
    }

    /// The tasks whose deadlines stand still.
    private func paused(_ office: Office) throws -> [String] {
        try office.office.json("due", as: "jia-leader").items.filter { $0["paused"].truth == true }
            .compactMap { $0["task"].text }
    }
}
