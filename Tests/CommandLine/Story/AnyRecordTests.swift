import Testing

/// `docket record`: whatever forms the regulation has, the same five commands.
@Suite struct AnyRecordTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    private func visit(_ customer: String, _ more: String...) -> [String] {
        [
            "record", "submit", "visit", "-s", "customer=\(customer)", "-s", "date=2026-11-01", "-s", "visitors=甲示例",
            "-s", "met=某某", "-s", "purposes=hear", "-s", "findings=运行正常",
        ] + more
    }

    @Test func `the forms are listed with who submits them, and each says what it asks for`() throws {
        let forms = try office.json("record", "form", as: "clerk").items
        #expect(forms.compactMap { $0["form"].text }.starts(with: ["customer", "contract", "visit"]))
        #expect(forms[1]["submit"].texts == ["account-manager", "centre-manager"])
        let contract = try office.json("record", "form", "contract", as: "clerk")
        #expect(contract["chains"].texts == ["diamond-contract", "city-contract"])
        let fields = contract["fields"].items
        #expect(fields[0]["type"].text == "reference" && fields[0]["form"].text == "customer")
        #expect(fields.first { $0["id"].text == "signed-on" }?["byChain"].truth == true)
        let shown = try office.done("record", "form", "contract", as: "clerk").output
        #expect(shown.contains("大客户合同（contract）\n可以提交的岗位：客户经理、大客户中心经理\n流程：钻石客户合同审批、白金级以下客户合同审批"))
        #expect(shown.contains("company 省公司，bureau 省邮政函件集邮局，city 市邮政局"))
        #expect(shown.contains("终止日期不能早于生效日期"))
        let english = try office.done("record", "form", "contract", "--lang", "en", as: "clerk").output
        #expect(english.contains("signing entity") && english.contains("within the case"))
        #expect(try office.refused("record", "form", "contarct", as: "clerk").errors.contains("您是否想写 “contract”？"))
    }

    @Test func `a form without a chain is filed as it is, found again, and corrected with a reason`() throws {
        let customer = try office.registered()
        let note = try office.write("记录.txt", "会谈记录")
        let filed = try office.run(visit(customer, "--attach", note, "--json"), as: "clerk")
        try filed.expectDone()
        let number = try #require(try filed.json()["number"].text)
        #expect(try filed.json()["case"].isNull)
        #expect(try office.json("record", "list", "visit", as: "clerk")[0]["state"].text == "recorded")
        #expect(try office.json("record", "list", "visit", "--customer", customer, as: "clerk").items.count == 1)
        #expect(try office.json("record", "list", "visit", as: "yi-clerk").items.isEmpty)

        let correction = ["record", "update", "visit", number, "-s", "met=另一位"]
        #expect(try office.refused(correction, as: "clerk").errors.contains("--reason"))
        try office.run(correction + ["--reason", "写错了姓名"], as: "clerk").expectDone()
        let record = try office.json("record", "show", "visit", number, as: "clerk")
        #expect(record["corrections"][0]["changes"][0]["new"].text == "另一位")
        #expect(record["attachments"][0]["name"].text == "记录.txt")
        let shown = try office.done("record", "show", "visit", number, as: "clerk").output
        #expect(shown.contains("更正（第 2 稿，甲示例）：写错了姓名\n    客户方人员：某某 → 另一位"))
        #expect(try office.refused("record", "show", "visit", number, as: "yi-clerk").errors.contains("没有编号为"))
    }

    @Test func `contracts and registrations go by the same door with the same rules`() throws {
        let customer = try office.registered()
        let words = Entries.contract(customer).dropFirst(2)
        let submitted = try office.run(["record", "submit", "contract"] + words + ["--json"], as: "clerk")
        try submitted.expectDone()
        #expect(try submitted.json()["letter"].text == "甲邮函〔2026〕1号")
        #expect(
            try office.refused(["record", "submit", "contract"] + words, as: "leader").errors.contains("您的岗位不能提交合同"))
        let again = ["record", "submit", "customer"] + Entries.customer([:]).dropFirst(2)
        #expect(try office.refused(again, as: "yi-clerk").errors.contains("“客户名称” 已被登记"))
        let shown = try office.json("record", "show", "contract", "GDYH-2026-0001", as: "clerk")
        #expect(shown["cases"][0]["waiting"].items.count == 3)
        #expect(
            try office.refused(
                "record", "update", "contract", "GDYH-2026-0001", "-s", "amount=1", "--reason", "x", as: "clerk"
            )
            .errors.contains("您的岗位不能更正“大客户合同”"))
    }

    @Test func `wrong turns are named`() throws {
        #expect(try office.refused("record", "submit", "viist", as: "clerk").errors.contains("您是否想写 “visit”？"))
        #expect(
            try office.refused("record", "show", "visit", "BF20269999", as: "clerk").errors.contains(
                "没有编号为 “BF20269999” 的客户拜访记录"))
        #expect(try office.refused(visit("KH20269999"), as: "clerk").errors.contains("没有编号为 “KH20269999”"))
        #expect(try office.refused(visit("KH1", "-s", "wheather=好"), as: "clerk").errors.contains("没有字段 “wheather”"))
        _ = try office.refused("record", "submit", as: "clerk", status: 2)
        #expect(try office.done("record", "list", "visit", as: "clerk").errors.contains("没有客户拜访记录"))
    }
}
