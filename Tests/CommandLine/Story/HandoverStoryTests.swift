import Testing

/// GP-13: an account manager hands an account over to another, who is introduced to the customer.
@Suite struct HandoverStoryTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice().withCounty() }

    private func values(_ revenue: String = "30万") throws -> [String: String] {
        [
            "customer": try office.registered(["expected-revenue": revenue]), "title": "岗位调整", "former": "clerk",
            "successor": "second", "contact": "某某", "items": "年度合同、十月账单未结",
        ]
    }

    @Test func `the former introduces, the new one confirms after a correction, the leader approves`() throws {
        let (record, number) = try office.filed("handover", values())
        #expect(record == "JJ20260001")
        #expect(try office.refused("submit", number, as: "clerk").errors.contains("“向联络人介绍的日期”（introduced-on）必须填写"))
        #expect(
            try office.refused("submit", number, "-s", "introduced-on=2026-11-02", as: "second").errors.contains(
                "现在不由您办理"))
        try office.done("submit", number, "-s", "introduced-on=2026-11-02", as: "clerk")
        #expect(try office.refused("approve", number, as: "clerk").errors.contains("已由 甲示例"))
        try office.done("return", number, "-m", "合同原件没有移交", as: "second")
        try office.done("submit", number, "-s", "items=年度合同原件、十月账单未结", "-m", "已补交", as: "clerk")
        try office.done("approve", number, "-m", "已接手", as: "second")
        let closed = try office.json("approve", number, "-m", "同意", as: "chief")
        #expect(closed["outcome"].text == "已交接")
        let record2 = try office.json("record", "show", "handover", record, as: "second")
        #expect(record2["values"]["introduced-on"].text == "2026-11-02")
        #expect(record2["version"].number == 2)
    }

    @Test(arguments: [("main", "manager"), ("assistant", "assistant")])
    func `once approved, the customer's data names the new manager, and says by which handover`(
        role: String, field: String
    ) throws {
        let values = try values()
        let (record, number) = try office.filed("handover", values, ["role": role])
        try office.done("submit", number, "-s", "introduced-on=2026-11-02", as: "clerk")
        try office.done("approve", number, as: "second")
        let customer = try #require(values["customer"])
        #expect(try office.json("customer", "show", customer, as: "clerk")["record"]["values"][field].text == nil)
        try office.done("approve", number, as: "chief")
        let shown = try office.json("customer", "show", customer, as: "clerk")
        #expect(shown["record"]["values"].names.intersection(["manager", "assistant"]) == [field])
        #expect(shown["record"]["values"][field].text == "second")
        #expect(shown["corrections"][0]["reason"].text == "客户经理交接 \(record)")
        #expect(shown["corrections"][0]["person"].text == "chief")
        let dossier = try office.done("dossier", customer, as: "clerk").output
        #expect(dossier.contains("客户经理交接 \(record)"))
    }

    @Test func `the leader can send it back to the former or refuse it`() throws {
        let (_, number) = try office.filed("handover", values())
        func agreed() throws {
            try office.done("submit", number, "-s", "introduced-on=2026-11-02", as: "clerk")
            try office.done("approve", number, as: "second")
        }
        try agreed()
        try office.done("return", number, "-m", "请补充投诉记录", as: "chief")
        #expect(try office.active(number) == ["introduction"])
        try agreed()
        #expect(try office.json("reject", number, "-m", "暂缓交接", as: "chief")["outcome"].text == "未予批准")
    }

    @Test func `a leader who proposes it is not the one who approves it`() throws {
        let (_, number) = try office.filed("handover", values(), by: "chief")
        try office.done("submit", number, "-s", "introduced-on=2026-11-02", as: "clerk")
        try office.done("approve", number, as: "second")
        #expect(try office.refused("approve", number, as: "chief").errors.contains("是您自己申报的"))
        try office.done("approve", number, as: "jia-leader")
    }

    @Test func `the former can take it back`() throws {
        let (_, number) = try office.filed("handover", values())
        #expect(try office.json("withdraw", number, "-m", "不再调整", as: "clerk")["outcome"].text == "已撤回")
    }

    @Test func `platinum and above name their project team, and nobody hands over to himself`() throws {
        let platinum = try values("200万")
        #expect(
            try office.refused(Entries.record("handover", platinum), as: "clerk").errors.contains("要写明项目组的组长和成员"))
        _ = try office.filed("handover", platinum, ["team-leader": "jia-leader", "team": "甲示例、戌示例"])
        let same = try office.refused(Entries.record("handover", platinum, ["successor": "clerk"]), as: "clerk")
        #expect(same.errors.contains("前任和新任不能是同一人"))
        #expect(
            try office.refused(Entries.record("handover", platinum, ["successor": "nobody"]), as: "clerk").errors
                .contains("要写人员代码"))
    }
}
