import Testing

/// What people type into forms: every mistake is named at once, with its place, and nothing is changed.
@Suite struct FormValueTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    @Test func `an amount with the letter O names the letter`() throws {
        let customer = try office.registered()
        let refused = try office.refused(Entries.contract(customer, ["amount": "5,2OO,000"]), as: "clerk")
        #expect(refused.mistakes == ["错误: “合同金额”（amount）的值 “5,2OO,000” 不对"])
        #expect(refused.errors.contains("第 4 个字符 “O” 不是数字，您是否想写 0？"))
        let english = try office.refused(
            Entries.contract(customer, ["amount": "5,2OO,000"]) + ["--lang", "en"], as: "clerk")
        #expect(english.errors.contains("character 4, “O”, is not a digit: did you mean 0?"))
    }

    @Test(arguments: [
        ("amount", "abc", "不能写在金额里"), ("amount", "5,20,000", "千位分隔符"), ("amount", "1.234", "小数最多 2 位"),
        ("amount", "-5", "不能是负数"), ("amount", "0", "合同金额要大于零"), ("amount", "99999999999999999999", "金额太大"),
        ("start", "2026-02-30", "2026年2月没有30日，只到28日"), ("start", "2027-02-29", "只到28日"),
        ("start", "2026-13-01", "没有 13 月"),
        ("start", "明天", "不是日期"), ("end", "2026-12-31", "终止日期不能早于生效日期"), ("originals", "四", "要写整数"),
        ("originals", "3", "钻石客户合同一式四份报送"), ("title", "第一行\u{7}", "控制字符"), ("title", "", "必须填写"),
        ("customer", "KH20269999", "没有编号为 “KH20269999” 的大客户登记表"), ("signing-entity", "company", "由审批环节填写"),
    ])
    func `a value that cannot be taken is refused`(field: String, value: String, explanation: String) throws {
        let customer = try office.registered()
        let refused = try office.refused(Entries.contract(customer, [field: value]), as: "clerk")
        #expect(refused.mistakes.count == 1, "\(refused.errors)")
        #expect(refused.errors.contains(explanation), "\(refused.errors)")
    }

    @Test(arguments: [
        ("industry", "presss", "您是否想写 “press”？"), ("industry", "新闻文艺出板", "您是否想写 “新闻文艺出版”？"),
        ("industry", "航天", "可选：justice（公检法）"), ("upstream", "maybe", "要写 是 或 否"),
        ("manager", "clerc", "您是否想写 “clerk”？"), ("manager", "谁", "没有人员 “谁”"), ("credit-code", "123", "应为18位"),
        ("contact", String(repeating: "长", count: 41), "有 41 个字符，最多 40 个"),
    ])
    func `a choice, a person or a code that does not exist is refused`(
        field: String, value: String, explanation: String
    ) throws {
        let refused = try office.refused(Entries.customer([field: value]), as: "clerk")
        #expect(refused.mistakes.count == 1, "\(refused.errors)")
        #expect(refused.errors.contains(explanation), "\(refused.errors)")
    }

    @Test func `missing and mistaken fields are all named at once, in the order of the form`() throws {
        let refused = try office.refused(
            "customer", "register", "-s", "industry=presss", "-s", "expected-revenue=5O万", "-s", "adress=路", as: "clerk"
        )
        #expect(
            refused.mistakes == [
                "错误: “大客户登记表” 没有字段 “adress”", "错误: “客户名称”（name）必须填写", "错误: “行业类别”（industry）的值 “presss” 不对",
                "错误: “地址”（address）必须填写", "错误: “联系人”（contact）必须填写", "错误: “联系电话”（telephone）必须填写",
                "错误: “预计年业务收入”（expected-revenue）的值 “5O万” 不对",
            ])
        #expect(refused.errors.contains("您是否想写 “address”？"))
    }

    @Test func `a field by its id and by its label is a field given twice`() throws {
        let refused = try office.refused(
            Entries.customer([:]) + ["--set", "地址=乙市示例路2号"], as: "clerk")
        #expect(refused.mistakes == ["错误: “地址”（address）写了两次"])
    }

    @Test func `labels, 万, Chinese dates and full-width digits are taken`() throws {
        let customer = try office.registered()
        let run = try office.run(
            [
                "contract", "submit", "--json", "-s", "客户=\(customer)", "-s", "合同名称=合同", "-s", "合作内容=账单", "-s",
                "合同金额=５２０万", "-s", "生效日期=2027年1月1日", "-s", "终止日期=2027/12/31", "-s", "结算方式=按月",
            ], as: "clerk")
        #expect(run.status == 0, "\(run.errors)")
        let values = try office.json("show", "2", as: "clerk")["values"]
        #expect(values["amount"].text == "5200000.00")
        #expect(values["start"].text == "2027-01-01")
        #expect(values["end"].text == "2027-12-31")
    }

    @Test func `an unknown unit is refused, also where it only chooses what to list`() throws {
        #expect(
            try office.refused(Entries.customer([:]) + ["--unit", "jiaa"], as: "clerk").errors.contains(
                "您是否想写 “jia”？"))
        #expect(try office.refused("customer", "list", "--unit", "jiaa", as: "clerk").errors.contains("没有单位 “jiaa”"))
        #expect(
            try office.refused("dossier", "--unit", "jiaa", "-O", office.folder.path + "/d", as: "clerk").errors
                .contains("没有单位 “jiaa”"))
        #expect(
            try office.refused(Entries.customer([:]) + ["--unit", "yi"], as: "clerk").errors.contains(
                "“yi” 不在您的管理范围内"))
    }

    @Test func `a record that is not there is refused, with the one that was meant`() throws {
        let (contract, _) = try office.submitted()
        #expect(
            try office.refused("contract", "show", "GDYH-2026-001", as: "clerk").errors.contains(
                "您是否想写 “\(contract)”？"))
        #expect(try office.refused("customer", "show", "KH2026001", as: "clerk").errors.contains("“KH20260001”"))
        #expect(
            try !office.refused("customer", "show", "KH2026001", as: "yi-clerk").errors.contains("KH20260001"),
            "what is outside the scope is not suggested")
        #expect(try office.refused("show", "99", as: "clerk").errors.contains("没有事项 99"))
        #expect(try office.refused("packet", "GDYH-2026-0009", as: "clerk").errors.contains("没有编号为"))
        #expect(
            try office.refused("contract", "list", "--customer", "KH20260009", as: "clerk").errors.contains("没有编号为"))
    }
}
