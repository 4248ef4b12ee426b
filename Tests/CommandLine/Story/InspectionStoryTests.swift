import Testing

/// GP-19: inspection, rectification notice, reply, check: a closed loop with a number for each link.
@Suite struct InspectionStoryTests {
    private let office: DemoOffice
    private let inspection = [
        "title": "大客户账单时限抽查", "kind": "spot", "date": "2026-11-01", "inspected": "jia", "findings": "抽查十户",
    ]

    init() throws { office = try DemoOffice().withCounty() }

    @Test func `a problem is noticed, answered, found wanting, noticed again and put right`() throws {
        let (record, number) = try office.filed("inspection", inspection, ["problems": "两户账单晚投"], by: "manager")
        #expect(record == "JC20260001")
        let incomplete = try office.refused("act", number, "issue", "-s", "demands=改进投递", as: "manager")
        #expect(incomplete.errors.contains("“整改期限”（due）必须填写"))
        let notice = try office.json(
            "act", number, "issue", "-s", "demands=改进投递", "-s", "due=2026-11-20", as: "manager")
        #expect(notice["numbers"]["rectification-notice"].text == "ZG20260001")

        #expect(
            try office.refused("act", number, "reply", "-s", "reply=已改", as: "yi-chief").errors.contains("没有事项"))
        #expect(try office.refused("act", number, "reply", "-s", "reply=已改", as: "manager").errors.contains("已由 己示例"))
        let reply = try office.json("act", number, "reply", "-s", "reply=已增加一个频次", as: "chief")
        #expect(reply["numbers"]["rectification-reply"].text == "HF20260001")
        #expect(try office.refused("return", number, as: "manager").errors.contains("要写明意见"))
        try office.done("return", number, "-m", "复查仍有一户晚投", as: "manager")
        #expect(try office.active(number, as: "manager") == ["notice"])

        let second = try office.json(
            "act", number, "issue", "-s", "demands=查明原因", "-s", "due=2026-11-30", as: "manager")
        #expect(second["numbers"]["rectification-notice"].text == "ZG20260002")
        try office.done("act", number, "reply", "-s", "reply=已查明并改正", as: "chief")
        #expect(try office.refused("approve", number, as: "manager").errors.contains("“复查结果”（verdict）必须填写"))
        let closed = try office.json("approve", number, "-s", "verdict=十户全部准时", as: "manager")
        #expect(closed["outcome"].text == "整改完成，已归档")
        #expect(closed["numbers"]["recheck"].text == "FC20260002")
        let history = try office.json("history", number, as: "chief").items
        #expect(history.filter { $0["label"].text?.hasPrefix("受检单位整改并回复") == true }.count == 2)
    }

    @Test func `an inspection without problems is filed and done`() throws {
        let (record, number) = try office.filed("inspection", inspection, by: "manager")
        #expect(try office.json("show", number, as: "manager")["outcome"].text == "检查没有发现问题")
        #expect(try office.json("record", "show", "inspection", record, as: "manager")["state"].text == "approved")
    }

    @Test func `a city inspects its counties`() throws {
        let (_, number) = try office.filed(
            "inspection", inspection, ["inspected": "xian", "problems": "没有拜访记录"], by: "chief")
        try office.done("act", number, "issue", "-s", "demands=补记", "-s", "due=2026-11-20", as: "chief")
        try office.done("act", number, "reply", "-s", "reply=已补记", as: "xian-chief")
        try office.done("approve", number, "-s", "verdict=属实", as: "chief")
    }

    @Test func `who may not inspect, and a unit that is not there, are refused`() throws {
        #expect(
            try office.refused(Entries.record("inspection", inspection), as: "clerk").errors.contains(
                "可以的岗位：首席客户经理、大客户中心经理"))
        let unknown = try office.refused(Entries.record("inspection", inspection, ["inspected": "jai"]), as: "manager")
        #expect(unknown.errors.contains("您是否想写 “jia”？"))
        let elsewhere = try office.refused(Entries.record("inspection", inspection, ["inspected": "yi"]), as: "chief")
        #expect(elsewhere.errors.contains("“yi” 不在您的管理范围内"))
    }
}
