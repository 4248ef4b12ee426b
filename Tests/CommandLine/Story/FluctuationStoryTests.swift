import Fixtures
import Testing

/// PS-4: the weekly reading of a user's meter jumps; the hall finds out why and the service centre confirms it.
@Suite struct FluctuationStoryTests {
    private let office: DemoOffice
    private let user: String

    init() throws {
        office = try DemoOffice.powerSupply()
        let run = try office.run(
            ["customer", "register", "--json", "-s", "name=示例机械厂", "-s", "account=7", "-s", "category=other"],
            as: "clerk")
        try run.expectDone()
        user = try #require(try run.json()["number"].text)
    }

    private func report(_ change: String) -> [String] {
        [
            "record", "submit", "fluctuation", "-s", "customer=\(user)", "-s", "week=2026-11-02", "-s",
            "change=\(change)",
        ]
    }

    @Test func `a jump is reported, looked into, sent back once for more, and explained`() throws {
        let reported = try office.run(report("42") + ["--json"], as: "clerk")
        try reported.expectDone()
        #expect(try reported.json()["number"].text == "BD20260001")
        let number = String(try #require(try reported.json()["case"].number))
        #expect(try office.json("inbox", as: "manager")[0]["actions"].texts == ["approve"])

        let empty = try office.refused("approve", number, as: "manager")
        #expect(empty.errors.contains("“原因分析”（cause）必须填写"))
        try office.done("approve", number, "--set", "cause=夜班增加", as: "manager")
        #expect(try office.refused("return", number, as: "supervisor").errors.contains("要写明意见"))
        try office.done("return", number, "-m", "请写明设备和时段", as: "supervisor")
        #expect(try office.active(number) == ["investigation"])
        try office.done(
            "approve", number, "--set", "cause=新增两台压机，二十二时至次日六时运行", "-m", "已补充", as: "manager")
        let closed = try office.json("approve", number, "-m", "确认", as: "supervisor")
        #expect(closed["outcome"].text == "原因已查明")

        let record = try office.json("record", "show", "fluctuation", "BD20260001", as: "clerk")
        #expect(record["state"].text == "approved")
        #expect(record["values"]["cause"].text == "新增两台压机，二十二时至次日六时运行")
        #expect(record["cases"][0]["outcome"].text == "原因已查明")
        let list = try office.done("record", "list", "fluctuation", as: "supervisor").output
        #expect(list.contains("BD20260001") && list.contains("已办结") && list.contains("示例营业厅"))
    }

    @Test func `a change within the limits is no fluctuation`() throws {
        for change in ["29", "-19"] {
            #expect(try office.refused(report(change), as: "clerk").errors.contains("不需要调查"))
        }
        for change in ["30", "-20"] { try office.run(report(change), as: "clerk").expectDone() }
    }

    @Test func `only the hall's clerk reports, only its manager looks into it`() throws {
        let refused = try office.refused(report("42"), as: "manager")
        #expect(refused.mistakes == ["错误: 您的岗位不能提交“用电波动分析”"])
        #expect(refused.errors.contains("可以的岗位：营业厅业务员"))
        let english = try office.refused(report("42") + ["--lang", "en"], as: "supervisor")
        #expect(english.errors.contains("your post does not let you submit a “fluctuation”"))
        #expect(try office.json("access", "list", as: "admin")[0]["subject"].text == "form:fluctuation")
        try office.run(report("42"), as: "clerk").expectDone()
        #expect(try office.refused("approve", "1", "--set", "cause=x", as: "clerk").errors.contains("现在不由您办理"))
        #expect(try office.refused("approve", "1", as: "supervisor").errors.contains("现在不由您办理"))
    }

    @Test func `what is under way or closed is not corrected past its case`() throws {
        try office.run(report("42"), as: "clerk").expectDone()
        let refused = try office.refused(
            "record", "update", "fluctuation", "BD20260001", "-s", "change=50", "--reason", "写错", as: "clerk")
        #expect(refused.errors.contains("您的岗位不能更正“用电波动分析”"))
        #expect(refused.errors.contains("这种表单只在办理中修改"))
    }

    @Test func `a report about a user that is not there says which was meant`() throws {
        let words = ["record", "submit", "fluctuation", "-s", "week=2026-11-02", "-s", "change=42", "-s"]
        #expect(
            try office.refused(words + ["customer=YD2026001"], as: "clerk").errors.contains("您是否想写 “\(user)”？"))
        #expect(try office.refused(words.dropLast(), as: "clerk").errors.contains("“用户”（customer）必须填写"))
    }
}
