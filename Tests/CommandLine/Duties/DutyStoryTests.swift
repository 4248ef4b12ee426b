import Fixtures
import Testing

/// GP-30 and GP-13: work that the calendar starts, through a year: done, missed, waived, handed over, and stopped by a
/// fall in tier.
@Suite struct DutyStoryTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice().withCounty() }

    /// Lets days go by and gives the clock its round; what it printed.
    @discardableResult
    private func tick(afterDays days: Int = 0) throws -> String {
        office.pass(minutes: days * 1440)
        return try office.done("tick", as: "admin").output
    }

    /// The duties of an id that somebody sees, open or missed.
    private func duties(_ id: String, as person: String = "clerk", _ more: String...) throws -> [Answer] {
        let run = try office.run(["duty", "list", "--json"] + more, as: person)
        try #require(run.status == 0, "\(run.errors)")
        return try run.json().items.filter { $0["duty"].text == id }
    }

    /// The duties of an id in somebody's inbox.
    private func held(by person: String, _ id: String) throws -> [Answer] {
        try office.json("inbox", "--duties", as: person).items.filter { $0["duty"].text == id }
    }

    private func states(of customer: String, _ id: String) throws -> [String] {
        let all = try office.json("customer", "show", customer, as: "clerk")["duties"].items
        return all.filter { $0["duty"].text == id }.compactMap { $0["state"].text }.reversed()
    }

    private func update(_ customer: String, _ occasion: String, by clerk: String = "clerk") throws -> String {
        let values = ["customer": customer, "occasion": occasion, "date": "2026-11-03", "unchanged": "是"]
        return try office.filed("archive-update", values, by: clerk).number
    }

    @Test func `a week's duty is opened once, done by its chain, missed, and opened again`() throws {
        let customer = try office.registered()
        #expect(try duties("archive-diamond").isEmpty, "only the clock opens duties")
        #expect(try tick().contains("\(customer)　更新钻石客户档案　2026-11-08 前完成"))
        let opened = try office.head()
        #expect(try office.done("tick", as: "admin").errors.contains("没有到期的"))
        #expect(try office.head() == opened, "never opened twice")

        let mine = try #require(try office.json("inbox", "--duties", as: "clerk").items.first)
        #expect(mine["duty"].text == "archive-diamond" && mine["due"].text == "2026-11-08")
        #expect(try office.done("inbox", as: "clerk").output.contains("我的定期工作（4）"))
        #expect(try office.done("due", as: "clerk").output.contains("更新钻石客户档案"))
        #expect(try duties("archive-diamond", as: "yi-clerk").isEmpty, "another city's")

        let number = try update(customer, "week")
        #expect(try states(of: customer, "archive-diamond") == ["open"], "submitted, not yet filed")
        try office.done("file", number, as: "archivist")
        #expect(try states(of: customer, "archive-diamond") == ["discharged"])
        #expect(
            try office.json("customer", "show", customer, as: "clerk")["duties"].items.contains {
                $0["by"].text == "clerk" && $0["case"].number.map { String($0) } == number
            })

        try tick(afterDays: 7)
        #expect(try states(of: customer, "archive-diamond") == ["discharged", "open"])
        let missed = try tick(afterDays: 7)
        #expect(missed.contains("更新钻石客户档案　漏做（2026-11-09 – 2026-11-15）"), "\(missed)")
        try office.run(
            ["customer", "update", customer, "--set", "telephone=000-00000002", "--reason", "换号"], as: "clerk"
        ).expectDone()
        #expect(try states(of: customer, "archive-diamond") == ["discharged", "missed", "discharged"])
        #expect(try duties("archive-diamond", as: "clerk", "--late").map { $0["state"].text } == ["missed"])
        let before = try duties("archive-diamond", as: "clerk", "--on", "2026-11-10")
        #expect(before.map { $0["state"].text } == ["open"], "as it stood on that day")
        #expect(
            try duties("archive-diamond", as: "clerk", "--on", "2026-11-17").map { $0["state"].text } == ["discharged"])
    }

    @Test func `what nobody looked at for weeks was missed, one event for each week`() throws {
        let customer = try office.registered()
        try tick()
        let before = try office.head().number
        let output = try tick(afterDays: 22)
        #expect(output.split(separator: "\n").count { $0.contains("更新钻石客户档案　漏做") } == 3)
        #expect(try states(of: customer, "archive-diamond") == ["missed", "missed", "missed", "open"])
        // The commands to settle and to review each duty, what they decided, and a mark for each that turned.
        #expect(try office.head().number - before <= 12)
        #expect(try office.run("verify", "--decisions").status == 0)
    }

    @Test func `a leader waives, and nobody an own duty`() throws {
        let customer = try office.registered()
        try tick()
        let number = try #require(try duties("archive-diamond").first?["number"].number)
        let waive = ["duty", "waive", String(number), "-m", "客户停业整顿"]
        #expect(try office.refused(waive, as: "clerk").errors.contains("不能由自己免做"))
        #expect(try office.refused(waive, as: "market").errors.contains("没有第"))
        #expect(try office.refused(waive, as: "centre").errors.contains("要由本单位或上级单位的领导"))
        let silent = ["duty", "waive", String(number), "-m", " "]
        #expect(try office.refused(silent, as: "leader").errors.contains("要写明原因"))
        try office.run(waive, as: "leader").expectDone()
        #expect(try office.refused(waive, as: "leader").errors.contains("已经不用做了"))
        #expect(try states(of: customer, "archive-diamond") == ["waived"])
        #expect(try office.done("customer", "show", customer, as: "clerk").output.contains("免做（客户停业整顿）"))
    }

    @Test func `a duty is handed over to whoever can do it, and only that person discharges it`() throws {
        let customer = try office.registered()
        try tick()
        let number = String(try #require(try duties("archive-diamond").first?["number"].number))
        #expect(try office.refused("duty", "hand", number, "second", as: "general").errors.contains("不由您办理"))
        #expect(try office.refused("duty", "hand", number, "archivist", as: "clerk").errors.contains("不能提交"))
        #expect(try office.refused("duty", "hand", number, "nobody", as: "clerk").errors.contains("没有人员"))
        try office.done("duty", "hand", number, "second", as: "clerk")
        #expect(try office.refused("duty", "hand", number, "second", as: "second").errors.contains("已经由"))
        #expect(try held(by: "clerk", "archive-diamond").isEmpty)
        #expect(try held(by: "second", "archive-diamond").count == 1)
        let number1 = try update(customer, "week")
        try office.done("file", number1, as: "archivist")
        #expect(try states(of: customer, "archive-diamond") == ["open"], "another's update")
        let number2 = try update(customer, "week", by: "second")
        try office.done("file", number2, as: "archivist")
        #expect(try states(of: customer, "archive-diamond") == ["discharged"])
    }

    @Test func `a deputy sees and does the duties of whoever is represented`() throws {
        let customer = try office.registered()
        try tick()
        try office.done("deputy", "appoint", "second", "--to", "2026-12-31", as: "clerk")
        // Both hold the post in this unit: the right is the own one.
        #expect(try office.json("inbox", "--duties", as: "second").items.first?["deputyFor"].text == nil)
        try office.done("deputy", "appoint", "jia-archivist", "--to", "2026-12-31", as: "chief")
        let visit = try #require(try held(by: "jia-archivist", "chief-visit").first)
        #expect(visit["deputyFor"].text == "chief")
        #expect(visit["customer"].text == customer)
    }

    @Test func `the chief's visit discharges the chief's duty, the clerk's does not`() throws {
        let customer = try office.registered()
        try tick()
        let values = AccessOffice.visitValues(customer)
        try office.run(Entries.record("visit", values), as: "clerk").expectDone()
        #expect(try states(of: customer, "chief-visit") == ["open"])
        try office.run(Entries.record("visit", values), as: "chief").expectDone()
        #expect(try states(of: customer, "chief-visit") == ["discharged"])
    }

    @Test func `only a periodic inspection discharges the duty to inspect`() throws {
        try tick()
        #expect(try duties("periodic-inspection", as: "manager").map { $0["about"].text } == ["centre"])
        let values = ["title": "季度检查", "date": "2026-11-02", "inspected": "jia", "findings": "抽查十户"]
        _ = try office.filed("inspection", values, ["kind": "spot"], by: "manager")
        #expect(try duties("periodic-inspection", as: "manager").count == 1)
        _ = try office.filed("inspection", values, ["kind": "periodic"], by: "manager")
        #expect(try duties("periodic-inspection", as: "manager").isEmpty)
    }

    @Test func `a fall in tier stops the weekly duty and begins another`() throws {
        let customer = try office.registered()
        try tick()
        #expect(try states(of: customer, "archive-diamond") == ["open"])
        try office.run(
            ["customer", "update", customer, "--set", "expected-revenue=30万", "--reason", "预计下调"], as: "second"
        ).expectDone()
        #expect(try states(of: customer, "archive-diamond") != ["open"])
        #expect(try states(of: customer, "archive-gold") == ["open"])
        try tick(afterDays: 14)
        #expect(try states(of: customer, "archive-diamond").count == 1, "no week after the fall has the duty")
    }

    @Test func `a duty that nobody holds the post for shows as vacant, and can be handed to somebody`() throws {
        let units = "code,name,kind,parent,prefix\nbing,丙市邮政局,city,bureau,丙\n"
        try office.done("unit", "import", office.write("bing.csv", units), as: "admin")
        let people = "code,name,post,unit\nbing-clerk,示例丙,account-manager,bing\n"
        try office.done("person", "import", office.write("bing-people.csv", people), as: "admin")
        let customer = try office.registered(by: "bing-clerk")
        try tick()
        let vacant = try #require(try duties("chief-visit", as: "manager").first { $0["customer"].text == customer })
        #expect(vacant["vacant"].truth == true && vacant["unit"].text == "bing")
        #expect(try office.done("due", as: "manager").output.contains("现无人在岗"))
        try office.done("duty", "hand", String(try #require(vacant["number"].number)), "manager", as: "leader")
        #expect(try office.json("inbox", "--duties", as: "manager").items.contains { $0["customer"].text == customer })
    }

    @Test func `a year of rounds leaves every week accounted for, and is decided again`() throws {
        let customer = try office.registered()
        try tick()
        for week in 1...52 {
            if week.isMultiple(of: 10) {
                try office.run(
                    ["customer", "update", customer, "-s", "telephone=000-\(week)", "--reason", "换号"], as: "clerk"
                ).expectDone()
            }
            try tick(afterDays: 7)
        }
        let states = try states(of: customer, "archive-diamond")
        #expect(states.count == 53)
        #expect(states.count { $0 == "discharged" } == 5)
        #expect(states.count { $0 == "missed" } == 47)
        #expect(states.last == "open")
        #expect(try office.run("verify", "--decisions").status == 0)
    }
}
