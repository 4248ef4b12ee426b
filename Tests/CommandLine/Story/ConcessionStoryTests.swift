import Testing

/// GP-21: the provincial bureau plans a concession on the base tariff, the market department approves it.
@Suite struct ConcessionStoryTests {
    private let office: DemoOffice
    private let plan: [String: String]

    init() throws {
        office = try DemoOffice()
        plan = [
            "customer": try office.registered(), "title": "2027年度账单资费优惠", "grounds": "growth",
            "previous-revenue": "430万", "current-revenue": "620万", "significance": "可带动本省出版行业",
            "base-tariff": "每件0.80元", "concession": "全年寄递满一千万件的，每件优惠0.08元", "production-price": "0.50",
            "start": "2027-01-01", "end": "2027-12-31",
        ]
    }

    @Test func `a plan goes by the bureau's leader to the market department, comes back once and is granted`() throws {
        let (record, number) = try office.filed("concession", plan, by: "manager")
        #expect(record == "YH20260001")
        try office.done("approve", number, "-m", "同意报送", as: "leader")
        #expect(try office.refused("approve", number, "-m", "批准", as: "quality").errors.contains("没有事项"))
        try office.done("return", number, "-m", "优惠幅度过大", as: "market")
        #expect(try office.active(number, as: "manager") == ["revision"])
        try office.done("submit", number, "-s", "concession=每件优惠0.05元", "-m", "已调低", as: "manager")
        #expect(try office.active(number, as: "manager") == ["bureau-review"], "a changed plan is looked at anew")
        try office.done("approve", number, as: "leader")
        #expect(try office.refused("approve", number, as: "market").errors.contains("“批复意见”（decision）必须填写"))
        let granted = try office.json("approve", number, "-s", "decision=同意，执行一年", "-m", "批准", as: "market")
        #expect(granted["outcome"].text == "已批准优惠")
        let history = try office.json("history", number, as: "manager").items
        #expect(history.filter { $0["void"].truth == true }.count == 2, "what was said of the old plan is void")
    }

    @Test(arguments: ["leader", "market"])
    func `the leader or the market department can turn it down`(person: String) throws {
        let (record, number) = try office.filed("concession", plan, by: "manager")
        if person == "market" { try office.done("approve", number, as: "leader") }
        let rejected = try office.json("reject", number, "-m", "理由不足", as: person)
        #expect(rejected["outcome"].text == "未予批准")
        #expect(try office.json("record", "show", "concession", record, as: "manager")["state"].text == "rejected")
    }

    @Test func `either ground needs what shows it`() throws {
        func refused(_ changes: [String: String?]) throws -> String {
            try office.refused(Entries.record("concession", plan, changes), as: "manager").errors
        }
        #expect(try refused(["significance": nil]).contains("要填写两年的收入和典型意义"))
        #expect(try refused(["current-revenue": "430万"]).contains("本年收入要高于上年"))
        let byAgreement: [String: String?] = [
            "grounds": "group-agreement", "previous-revenue": nil, "current-revenue": nil, "significance": nil,
        ]
        #expect(try refused(byAgreement).contains("要写明协议编号"))
        _ = try office.filed(
            "concession", plan, byAgreement.merging(["agreement": "集团协〔2026〕示例1号"]) { $1 }, by: "manager")
        #expect(try refused(["end": "2026-12-31"]).contains("终止日期不能早于起始日期"))
        #expect(try refused(["grounds": "friendship"]).contains("group-agreement"))
    }

    @Test func `only the provincial centre plans concessions, and only for registered accounts`() throws {
        #expect(try office.refused(Entries.record("concession", plan), as: "clerk").errors.contains("您的岗位不能提交“资费优惠方案”"))
        try office.run(Entries.customer(["name": "示例新公司"]), as: "clerk").expectDone()
        let early = try office.refused(Entries.record("concession", plan, ["customer": "KH20260002"]), as: "manager")
        #expect(early.errors.contains("“KH20260002” 现在是“申报中”"))
    }

    @Test func `what an earlier step may still take back is recalled`() throws {
        let (_, number) = try office.filed("concession", plan, by: "manager")
        try office.done("recall", number, "-m", "附件不全", as: "manager")
        #expect(try office.active(number, as: "manager") == ["revision"])
        #expect(try office.json("withdraw", number, "-m", "不再申请", as: "manager")["outcome"].text == "已撤回")
    }
}
