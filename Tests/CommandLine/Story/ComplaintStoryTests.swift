import Testing

/// GP-23 to GP-25: a complaint from the first call until the customer is content and its effect is gone.
@Suite struct ComplaintStoryTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice().withCounty() }

    /// A complaint of a new customer; its case.
    private func complaint(_ revenue: String = "30万", _ changes: [String: String?] = [:]) throws -> String {
        let customer = try registered(revenue)
        return try office.filed(
            "complaint",
            [
                "customer": customer, "title": "账单投递延误", "received-on": "2026-11-01", "channel": "telephone",
                "content": "十月账单晚到五日",
            ], changes
        ).number
    }

    private func registered(_ revenue: String) throws -> String {
        try office.registered(["expected-revenue": revenue])
    }

    private func handled(_ number: String) throws {
        try office.done("approve", number, "-s", "measures=已改投递频次，当面致歉", as: "clerk")
        try office.done("approve", number, "-s", "satisfaction=satisfied", "-m", "客户认可", as: "clerk")
    }

    @Test func `the account manager handles it at once and confirms that the customer is content`() throws {
        let number = try complaint()
        #expect(try office.active(number) == ["handling"])
        #expect(try office.refused("approve", number, as: "clerk").errors.contains("“处理情况”（measures）必须填写"))
        try office.done("approve", number, "-s", "measures=已查明并补投", as: "clerk")
        #expect(try office.refused("approve", number, as: "clerk").errors.contains("“客户满意情况”（satisfaction）必须填写"))
        let closed = try office.json("approve", number, "-s", "satisfaction=满意", as: "clerk")
        #expect(closed["outcome"].text == "投诉已处理")
    }

    @Test func `what is beyond reach goes to the leader, and a customer who is not content is heard again`() throws {
        let number = try complaint()
        #expect(try office.refused("act", number, "escalate", as: "clerk").errors.contains("要写明意见"))
        try office.done("act", number, "escalate", "-m", "涉及网运，请协调", as: "clerk")
        #expect(try office.refused("approve", number, "-m", "我来", as: "clerk").errors.contains("已由 甲示例"))
        try office.done("approve", number, "-m", "已与网运商定赶发早班车", as: "chief")
        try office.done("approve", number, "-s", "measures=改赶早班车", as: "clerk")
        try office.done("act", number, "reopen", "-m", "客户要求书面说明", as: "clerk")
        #expect(try office.active(number) == ["handling"])
        try office.done("approve", number, "-s", "measures=改赶早班车，并已书面说明", as: "clerk")
        try office.done("approve", number, "-s", "satisfaction=fairly", as: "clerk")
    }

    @Test func `while the business continues it is reported every month until the effect is gone`() throws {
        let number = try complaint("30万", ["continuing": "是", "serving-contact": "yi-clerk"])
        try handled(number)
        #expect(try office.active(number) == ["cooperation"], "the serving unit is another than the manager's")
        #expect(
            try office.refused("act", number, "report", "-s", "cooperation=x", as: "clerk").errors.contains("已由 甲示例"))
        try office.done("act", number, "report", "-s", "cooperation=已调整投递段道", as: "yi-clerk")
        for (effect, next) in [("lasting", ["cooperation"]), ("slight", [])] {
            if effect == "slight" {
                try office.done("act", number, "report", "-s", "cooperation=已稳定", as: "yi-clerk")
            }
            try office.done(
                "act", number, "report", "-s", "effect=\(effect)", "-s", "improvement=本月延误减少", as: "clerk")
            try office.done("approve", number, "-m", "已阅", as: "chief")
            #expect(try office.active(number) == next)
        }
        let shown = try office.json("show", number, as: "clerk")
        #expect(shown["outcome"].text == "投诉影响已消除")
        let reports = try office.json("history", number, as: "clerk").items.filter {
            $0["label"].text == "客户经理按月报告：报主管领导"
        }
        #expect(reports.count == 2, "each month's report stays on file")
    }

    @Test func `the leader can ask for another month even when the effect is called slight`() throws {
        let number = try complaint("30万", ["continuing": "是"])
        try handled(number)
        #expect(try office.active(number) == ["monthly-report"])
        #expect(
            try office.refused("act", number, "report", "-s", "effect=gone", as: "clerk").errors.contains("“影响和改进情况”"))
        try office.done("act", number, "report", "-s", "effect=slight", "-s", "improvement=基本稳定", as: "clerk")
        try office.done("act", number, "continue", "-m", "再看一个月", as: "chief")
        try office.done("act", number, "report", "-s", "effect=gone", "-s", "improvement=已无延误", as: "clerk")
        #expect(try office.json("approve", number, as: "chief")["outcome"].text == "投诉影响已消除")
    }

    @Test func `for platinum and above a group of four departments advises first, across departments alone`() throws {
        let number = try complaint("200万", ["across-departments": "是"])
        #expect(try office.active(number) == ["group"])
        #expect(try office.refused("approve", number, "-s", "measures=x", as: "clerk").errors.contains("现在不由您办理"))
        #expect(try office.refused("approve", number, as: "market").errors.contains("要写明意见"))
        for person in ["market", "business", "operations"] {
            try office.done("approve", number, "-m", "建议调整频次", as: person)
            #expect(try office.active(number) == ["group"], "all four are heard")
        }
        #expect(try office.refused("approve", number, "-m", "再提", as: "market").errors.contains("已由 寅示例"))
        try office.done("approve", number, "-m", "专人回访", as: "centre")
        #expect(try office.active(number) == ["handling"])
        try handled(number)
    }

    @Test(arguments: [("199万", "是"), ("200万", "否")])
    func `below platinum or within one department there is no group`(revenue: String, across: String) throws {
        #expect(try office.active(complaint(revenue, ["across-departments": across])) == ["handling"])
    }

    @Test func `a complaint names a registered account and a contact that the office has`() throws {
        let customer = try registered("30万")
        let words = Entries.record(
            "complaint",
            [
                "customer": customer, "title": "延误", "received-on": "2026-11-01", "channel": "telephone",
                "content": "延误",
            ],
            ["serving-contact": "nobody"])
        #expect(try office.refused(words, as: "clerk").errors.contains("要写人员代码"))
        #expect(try office.refused(words, as: "archivist").errors.contains("可以的岗位：客户经理、大客户中心经理"))
    }
}
