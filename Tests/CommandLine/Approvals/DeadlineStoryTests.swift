import Foundation
import Testing

/// 期限: working days, reminders, escalation, decisions by the clock, and time that stands still.
@Suite struct DeadlineStoryTests {
    private typealias Office = ApprovalOffice
    private static let chief = "<d:performer post=\"chief-account-manager\" at=\"city\"/>"
    private static let leaders = Office.state("leaders", "领导审批")

    private static func review(_ attributes: String, _ inside: String = "", next: String = "leaders") -> String {
        Office.state(
            "review", "首席审核", attributes, performers: chief,
            actions: "<d:action name=\"approve\" label=\"同意\"/><d:action name=\"return\" label=\"退回修改\" "
                + "opinion=\"required\"/>\(inside)",
            transitions: "<transition event=\"approve\" target=\"\(next)\"/>"
                + "<transition event=\"return\" target=\"revision\"/>")
            + leaders
            + Office.revision(to: "review").replacing("aside=\"true\"", with: "aside=\"true\" pauses=\"true\"")
    }

    /// Due times of the open tasks, in local time.
    private func due(_ office: Office) throws -> [String] {
        try office.office.json("due", as: "jia-leader").items.compactMap { $0["due"].text }
    }

    @Test func `working days pass over weekends and public holidays, and end at close of business`() throws {
        let office = try Office(Self.review("within=\"3 working-days\""))
        let customer = try office.office.registered(["expected-revenue": "30万"])
        let file = try office.office.write("2027.xml", Self.year2027)
        try office.office.done("calendar", "import", file, as: "admin")
        // The last day of 2026 is a Thursday; Friday is New Year's Day, and Saturday 9 January is worked.
        let words = Entries.contract(customer) + ["--as", "clerk", "--at", "2026-12-31T15:00"]
        let run = try Binary.run(
            words, environment: ["DOCKET_OFFICE": office.office.path], in: office.office.folder)
        try #require(run.status == 0, "\(run.errors)")
        #expect(try due(office) == ["2027-01-06T09:30:00.000Z"])
    }

    private static let year2027 = """
        <calendar xmlns="urn:docket:regulation" year="2027">
          <holiday name="元旦" from="2027-01-01" to="2027-01-03"/><workday date="2027-01-09"/>
        </calendar>
        """

    @Test func `deadlines that run are reckoned anew when holidays are loaded`() throws {
        let office = try Office(Self.review("within=\"3 working-days\""))
        _ = try office.submitted()
        let before = try due(office)
        // The office's clock stands on Monday 2 November 2026: the working days are Tuesday to Thursday.
        #expect(before == ["2026-11-05T09:30:00.000Z"])
        let path = try office.holiday(("2026-11-04", "2026-11-04"))
        #expect(
            try office.office.done("calendar", "import", path, "--dry-run", as: "admin").output
                .contains("的期限由 2026-11-05 17:30 改为 2026-11-06 17:30"))
        #expect(try due(office) == before)
        let moved = try office.office.json("calendar", "import", path, as: "admin")["moved"]
        #expect(moved.items.map { $0["due"].text } == ["2026-11-06T09:30:00.000Z"])
        #expect(try due(office) == ["2026-11-06T09:30:00.000Z"])
        #expect(try office.office.json("calendar", "import", path, as: "admin")["moved"].items.isEmpty)
        _ = try office.office.verified()
    }

    @Test func `what is to happen around a deadline moves with it, whatever time it counts`() throws {
        let office = try Office(
            Self.review(
                "within=\"2 working-days\"",
                "<d:remind before=\"1 working-day\"/><d:escalate after=\"1d\" post=\"leader\" at=\"city\"/>"
                    + "<d:automatic after=\"5h\" action=\"approve\"/>"))
        let number = try office.submitted()
        let path = try office.holiday(("2026-11-03", "2026-11-05"))
        let moved = try office.office.json("calendar", "import", path, as: "admin")["moved"].items
        let due = Dictionary(uniqueKeysWithValues: moved.map { ($0["kind"].text ?? "", $0["due"].text ?? "") })
        #expect(due["due"] == "2026-11-09T09:30:00.000Z")
        #expect(due["automatic"] == "2026-11-09T14:30:00.000Z")
        #expect((due["escalate"] ?? "") > "2026-11-09T09:30:00.000Z")
        #expect((due["remind"] ?? "").hasPrefix("2026-11-06"))
        // The old moments pass, and nothing is decided.
        _ = try office.tick(at: "2026-11-06T09:00")
        #expect(try office.office.active(number) == ["review"])
        // A year that makes no difference moves nothing.
        let other = try office.office.write("2027.xml", Self.year2027)
        #expect(try office.office.json("calendar", "import", other, as: "admin")["moved"].items.isEmpty)
    }

    @Test func `a reminder, the deadline, an escalation and a decision by the clock come one after the other`() throws {
        let office = try Office(
            Self.review(
                "within=\"2 working-days\"",
                "<d:remind before=\"1 working-day\"/><d:escalate after=\"1 working-day\" post=\"leader\" at=\"city\"/>"
                    + "<d:automatic after=\"2 working-days\" action=\"approve\"/>"))
        let number = try office.submitted()
        // Submitted on Monday 2 November.
        #expect(try due(office) == ["2026-11-04T09:30:00.000Z"])
        #expect(try office.at("2026-11-03T17:00", "tick", as: "admin").output.isEmpty)
        #expect(try office.at("2026-11-03T17:31", "tick", as: "admin").output.contains("首席审核　提醒"))
        #expect(try office.at("2026-11-04T18:00", "tick", as: "admin").output.contains("首席审核　到期"))
        #expect(try office.at("2026-11-05T09:00", "due", as: "jia-leader").output.contains("逾期"))
        #expect(try office.at("2026-11-05T18:00", "tick", as: "admin").output.contains("首席审核　督办"))
        #expect(try office.at("2026-11-05T18:10", "inbox", as: "jia-leader-2").output.contains("首席审核"))
        #expect(try office.at("2026-11-06T18:00", "tick", as: "admin").output.contains("首席审核　自动办理"))
        #expect(try office.at("2026-11-06T18:01", "tick", as: "admin").output.isEmpty)
        let history = try office.at("2026-11-06T18:05", "history", number, as: "clerk").output
        for word in ["临近期限，提醒", "已到期限", "逾期督办", "到期未办，自动办理"] { #expect(history.contains(word)) }
        #expect(try office.at("2026-11-06T18:06", "show", number, as: "clerk").output.contains("▶ 领导审批"))
    }

    @Test func `an escalation to nowhere is refused when the task opens, not forgotten when it is late`() throws {
        let office = try Office(
            Self.review("within=\"2d\"", "<d:escalate after=\"1d\" post=\"leader\" unit=\"nowhere\"/>"))
        let customer = try office.office.registered(["expected-revenue": "30万"])
        let refused = try office.office.refused(Entries.contract(customer), as: "clerk")
        #expect(refused.errors.contains("“首席审核（逾期督办）”没有人办理"))
    }

    @Test func `whoever acts on a case finds it as the clock has left it`() throws {
        let office = try Office(Self.review("within=\"1 working-day\"", "<d:automatic action=\"approve\"/>"))
        let number = try office.submitted()
        let run = try Binary.run(
            ["approve", number, "--as", "chief", "--at", "2026-11-04T09:00"],
            environment: ["DOCKET_OFFICE": office.office.path], in: office.office.folder)
        #expect(run.status == 1)
        #expect(run.errors.contains("不由您办理"))
        #expect(try office.at("2026-11-04T09:00", "approve", number, as: "jia-leader").output.contains("已签约"))
    }

    @Test func `whoever looks sees that a deadline has passed, and what the clock is about to do`() throws {
        let office = try Office(Self.review("within=\"1 working-day\"", "<d:automatic action=\"approve\"/>"))
        let number = try office.submitted()
        #expect(try office.at("2026-11-03T09:00", "show", number, as: "clerk").output.contains("期限 2026-11-03 17:30"))
        let late = "2026-11-04T09:00"
        let words = "已于 2026-11-03 17:30 到期，将自动办理“同意”"
        #expect(try office.at(late, "show", number, as: "clerk").output.contains(words))
        #expect(try office.at(late, "inbox", as: "chief").output.contains(words))
        #expect(
            try office.at(late, "inbox", "--lang", "en", as: "chief").output
                .contains("was due 2026-11-03 17:30, the clock is about to decide “同意”"))
        let shown = try office.at(late, "show", number, "--json", as: "clerk").json()
        #expect(shown["waiting"][0]["late"].truth == true)
        #expect(try office.at(late, "inbox", "--json", as: "chief").json()[0]["late"].truth == true)
    }

    @Test func `deadlines stand still while the applicant revises, and run on afterwards`() throws {
        let states = Self.review("within=\"2 working-days\"")
        let office = try Office(
            states,
            submission: "<d:submission label=\"提交合同\" clause=\"6.1.2\" within=\"5 working-days\"/>")
        let number = try office.submitted()
        _ = try office.at("2026-11-03T12:00", "return", number, "-m", "请补正", as: "chief")
        let still = try office.at("2026-11-06T10:00", "due", as: "jia-leader").output
        #expect(still.contains("暂停（等申报人）"))
        #expect(try office.at("2026-11-20T10:00", "show", number, as: "clerk").output.contains("期限暂停（等申报人）"))
        #expect(try office.at("2026-11-20T10:00", "tick", as: "admin").output.isEmpty)
        _ = try office.at("2026-11-23T12:00", "submit", number, "-s", "payment=预付", as: "clerk")
        // Four days and an afternoon of the five were left at noon of the second day: Tuesday became Monday three weeks
        // later.
        let due = try Set(due(office))
        #expect(due == ["2026-11-25T09:30:00.000Z", "2026-11-27T09:30:00.000Z"])
    }

    @Test func `what is to happen around a deadline that stood still stays around it`() throws {
        let office = try Office(
            Self.review(
                "within=\"2 working-days\"",
                "<d:remind before=\"2h\"/><d:escalate after=\"1d\" post=\"leader\" at=\"city\"/>"
                    + "<d:automatic after=\"5h\" action=\"approve\"/>"))
        let number = try office.submitted()
        _ = try office.at("2026-11-03T12:00", "return", number, "-m", "请补正", as: "chief")
        // Friday afternoon: what was left of the deadline, a day and a half of work, ends on Tuesday.
        _ = try office.at("2026-11-06T17:00", "submit", number, "-s", "payment=预付", as: "clerk")
        let due = try #require(due(office).first)
        #expect(due == "2026-11-10T09:30:00.000Z")
        #expect(try office.at("2026-11-10T15:29", "tick", as: "admin").output.isEmpty)
        #expect(try office.at("2026-11-10T15:31", "tick", as: "admin").output.contains("首席审核　提醒"))
        let later = try office.at("2026-11-11T12:00", "tick", as: "admin").output
        #expect(later.contains("首席审核　到期"))
        #expect(later.contains("首席审核　自动办理"))
        #expect(!later.contains("首席审核　督办"))
        _ = try office.office.verified()
    }

    /// A review with a deadline beside a task that waits for the applicant.
    private static func pausedBeside(_ inside: String) -> String {
        Office.parallel(
            ("one", "review", Office.step("review", "审核", to: "one-end", "within=\"2 working-days\"", inside)),
            ("two", "supplement", Office.step("supplement", "补正", to: "two-end", "pauses=\"true\"")))
    }

    @Test func `holidays loaded while a deadline stands still count for what is to happen around it`() throws {
        let office = try Office(
            Self.pausedBeside(
                "<d:remind before=\"1 working-day\"/><d:remind before=\"1d\"/>"
                    + "<d:automatic after=\"1 working-day\" action=\"approve\"/>"))
        let number = try office.submitted()
        let holiday = try office.holiday(("2026-11-05", "2026-11-06"))
        #expect(try office.at("2026-11-03T13:00", "calendar", "import", holiday, as: "admin").output.contains("放假 2 天"))
        _ = try office.at("2026-11-04T12:00", "approve", number, "--task", "supplement", as: "jia-leader")
        let due = try #require(due(office).first)
        #expect(due.hasPrefix("2026-11-11"), "what was left of two days, after the holiday: \(due)")
        var told: [String] = []
        for day in 4...13 {
            let lines = try office.tick(at: "2026-11-\(day < 10 ? "0" : "")\(day)T23:00").output
            told += lines.split(separator: "\n").map { "\(day) \($0.split(separator: "　")[1].prefix(2))" }
        }
        #expect(told == ["10 提醒", "10 提醒", "11 到期", "12 自动"])
        _ = try office.office.verified()
    }

    @Test func `a year whose holidays nobody knows is a refusal, until they are loaded`() throws {
        let office = try Office(Self.review("within=\"60 working-days\""))
        let customer = try office.office.registered(["expected-revenue": "30万"])
        let refused = try office.office.refused(Entries.contract(customer), as: "clerk")
        #expect(refused.errors.contains("没有 2027 年的放假安排"))
        #expect(refused.errors.contains("docket calendar import"))
        let file = try office.office.write("2027.xml", Self.year2027)
        try office.refused("您的岗位不能", "calendar", "import", file, as: "clerk")
        try office.office.done("calendar", "import", file, as: "admin")
        #expect(try office.office.json("calendar", "show", "2027", as: "clerk")[0]["holidays"].texts.count == 3)
        #expect(try office.office.run(Entries.contract(customer), as: "clerk").status == 0)
    }

    @Test(arguments: [
        ("<calendar xmlns=\"urn:docket:regulation\" year=\"20x7\"/>", "写年份"),
        (
            "<calendar xmlns=\"urn:docket:regulation\" year=\"2027\"><holiday name=\"元旦\" from=\"2027-02-30\" to=\"2027-03-01\"/></calendar>",
            "没有30日"
        ),
        (
            "<calendar xmlns=\"urn:docket:regulation\" year=\"2027\"><workday date=\"2027-03-01\"/></calendar>",
            "本来就是工作日"
        ),
        (
            "<calendar xmlns=\"urn:docket:regulation\" year=\"2027\"><workday date=\"2026-03-01\"/></calendar>",
            "不在 2027 年"
        ),
        ("<regulation xmlns=\"urn:docket:regulation\"/>", "根元素"), ("<calendar", "XML"),
    ])
    func `a calendar file that cannot be is refused with its place`(text: String, words: String) throws {
        let office = try DemoOffice()
        let file = try office.write("bad.xml", text)
        let run = try office.refused(["calendar", "import", file], as: "admin")
        #expect(run.errors.contains(words) || run.errors.contains("bad.xml"), "\(run.errors)")
    }

    @Test func `eight clocks at once do everything once`() throws {
        let office = try Office(Self.review("within=\"1 working-day\"", "<d:automatic action=\"approve\"/>"))
        let customer = try office.office.registered(["expected-revenue": "30万"])
        let numbers = try (0..<3).map { _ in
            let run = try office.office.run(Entries.contract(customer) + ["--json"], as: "clerk")
            return String(try #require(try run.json()["case"].number))
        }
        let clocks = try (0..<8).map { _ in
            try Binary.start(
                ["tick", "--as", "admin", "--at", "2026-11-09T09:00", "--json"],
                environment: ["DOCKET_OFFICE": office.office.path], in: office.office.folder)
        }
        let runs = try clocks.map { try $0.finish() }
        #expect(runs.allSatisfy { $0.status == 0 }, "\(runs.map(\.errors))")
        let decided = try runs.flatMap { try $0.json().items }.filter { $0["kind"].text == "automatic" }
        #expect(decided.compactMap { $0["case"].number }.map(String.init).sorted() == numbers.sorted())
    }
}
