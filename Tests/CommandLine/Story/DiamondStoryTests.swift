import Testing

/// GP-26 from the clerk's desk to the archive, each step one command.
@Suite struct DiamondStoryTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    /// Does what everybody up to the consolidation has to do, without a return.
    private func agreed(_ number: String) throws {
        for person in ["centre", "business", "general", "leader", "quality", "operations", "finance"] {
            try office.done("approve", number, "-m", "同意", as: person)
        }
        try office.done("approve", number, "-m", "同意", as: "market")
    }

    @Test func `the submitting bureau recalls what nobody has decided yet, and submits it again`() throws {
        let (_, number) = try office.submitted()
        try office.done("recall", number, "-m", "附件有误", as: "clerk")
        #expect(try office.active(number) == ["revision"])
        #expect(try office.json("inbox", as: "centre").items.isEmpty)
        try office.done("submit", number, "--set", "payment=预付", "-m", "已换附件", as: "clerk")
        try office.done("approve", number, "-m", "同意", as: "centre")
        #expect(try office.refused("recall", number, "-m", "再改", as: "clerk").errors.contains("已由 戊示例 办理"))
    }

    @Test func `a contract is returned once, countersigned, revised, signed by the company and filed`() throws {
        let (contract, number) = try office.submitted()
        #expect(contract == "GDYH-2026-0001")
        #expect(
            try office.active(number) == ["account-centre-review", "business-review", "general-review"])
        #expect(try office.json("show", number, as: "clerk")["letter"].text == "甲邮函〔2026〕1号")

        try office.done("approve", number, "-m", "资料齐全", as: "centre")
        let returned = try office.json("return", number, "-m", "结算条款不明确", as: "business")
        #expect(returned["action"].text == "退回修改")
        #expect(try office.active(number) == ["revision"])
        #expect(try office.json("inbox", as: "clerk")[0]["actions"].texts == ["submit", "withdraw"])
        #expect(try office.json("inbox", as: "general").items.isEmpty, "a return takes the other tasks away")
        try office.done("submit", number, "--set", "payment=按月结算，次月十日前付清", "-m", "已改", as: "clerk")

        for person in ["centre", "business", "general"] { try office.done("approve", number, as: person) }
        #expect(try office.active(number) == ["bureau-leaders"])
        try office.done("approve", number, "-m", "同意报市场部", as: "leader")
        #expect(
            try office.active(number) == ["quality-opinion", "operations-opinion", "finance-opinion", "market-opinion"])

        for person in ["market", "finance", "quality"] { try office.done("approve", number, as: person) }
        #expect(try office.active(number) == ["operations-opinion"], "the market department waits for all")
        try office.done("act", number, "object", "-m", "运能要写明", as: "operations")
        #expect(try office.active(number) == ["consolidation"])
        try office.done(
            "approve", number, "--set", "consolidated-opinion=同意，写明运能", "--set", "signing-entity=company",
            as: "market")
        try office.done("submit", number, "--set", "subject=账单与宣传函件，运能按月核定", as: "manager")
        #expect(try office.active(number) == ["signing-company"])

        try office.done("sign", number, "--set", "signed-on=2026-11-20", as: "president")
        let scan = try office.write("扫描件.txt", "双方签署页（示例）")
        try office.done(
            "sign", number, "--set", "customer-signed-on=2026-11-21", "--attach", scan, "--role", "signed-copy",
            as: "clerk")
        let filed = try office.json("file", number, as: "archivist")
        #expect(filed["outcome"].text == "已签约备案")
        #expect(filed["numbers"]["filing"].text == "BA20260001")
        try expectFiled(number)
    }

    /// What the case shows for ever after.
    private func expectFiled(_ number: String) throws {
        let shown = try office.json("show", number, as: "clerk")
        #expect(shown["state"].text == "approved")
        #expect(shown["version"].number == 3)
        #expect(shown["values"]["amount"].text == "6200000.00")
        #expect(shown["values"]["signing-entity"].text == "company")
        #expect(shown["values"]["signed-on"].text == "2026-11-20")
        #expect(shown["attachments"].items.map { $0["role"].text } == ["signed-copy"])
        #expect(shown["steps"].items.allSatisfy { $0["status"].text == "done" })
        #expect(shown["steps"].items.allSatisfy { $0["clause"].text?.isEmpty == false })
        let history = try office.json("history", number, as: "clerk").items
        #expect(history.filter { $0["void"].truth == true }.map { $0["version"].number } == [1, 1])
        #expect(history.first { $0["text"].text == "运能要写明" }?["version"].number == 2)
        #expect(history.last?["label"].text == "办结：已签约备案")
    }

    @Test func `the bureau signs where the consolidated opinion says so`() throws {
        let (_, number) = try office.submitted()
        try agreed(number)
        try office.done(
            "approve", number, "--set", "汇总意见=同意，省局签约", "--set", "签约主体=省邮政函件集邮局", as: "market")
        try office.done("submit", number, as: "manager")
        #expect(try office.active(number) == ["signing-bureau"])
        let refused = try office.refused("sign", number, "--set", "signed-on=2026-11-20", as: "president")
        #expect(refused.errors.contains("现在不由您办理"))
        try office.done("sign", number, "--set", "signed-on=2026-11-20", as: "leader")
        #expect(try office.active(number) == ["customer-signing"])
    }

    @Test func `the consolidation names its opinion and the signing entity before anything moves`() throws {
        let (_, number) = try office.submitted()
        try agreed(number)
        let refused = try office.refused("approve", number, "-m", "同意", as: "market")
        #expect(refused.mistakes.count == 2)
        #expect(refused.errors.contains("“汇总意见”（consolidated-opinion）必须填写"))
        #expect(refused.errors.contains("“签约主体”（signing-entity）必须填写"))
        #expect(try office.active(number) == ["consolidation"])
    }

    @Test func `leaders reject a contract, with their reason`() throws {
        let (contract, number) = try office.submitted()
        for person in ["centre", "business", "general"] { try office.done("approve", number, as: person) }
        #expect(try office.refused("reject", number, as: "leader").errors.contains("要写明意见"))
        let rejected = try office.json("reject", number, "-m", "不符合资费规定", as: "leader")
        #expect(rejected["outcome"].text == "未予批准")
        let shown = try office.json("contract", "show", contract, as: "clerk")[0]
        #expect(shown["state"].text == "rejected")
        #expect(shown["steps"].items.last?["status"].text == "not-reached")
        #expect(try office.refused("approve", number, as: "leader").errors.contains("已经办结（未予批准）"))
    }

    @Test func `the clerk withdraws a returned contract`() throws {
        let (_, number) = try office.submitted()
        try office.done("return", number, "-m", "请补正", as: "general")
        let withdrawn = try office.json("withdraw", number, "-m", "客户取消合作", as: "clerk")
        #expect(withdrawn["outcome"].text == "已撤回")
        #expect(try office.json("contract", "list", as: "clerk")[0]["state"].text == "withdrawn")
    }

    @Test func `the customer's signature needs a date and the signed copy`() throws {
        let (_, number) = try office.submitted()
        try agreed(number)
        try office.done(
            "approve", number, "-s", "consolidated-opinion=同意", "-s", "signing-entity=company", as: "market")
        try office.done("submit", number, as: "manager")
        try office.done("sign", number, "-s", "signed-on=2026-11-20", as: "president")
        let without = try office.refused("sign", number, "-s", "customer-signed-on=2026-11-21", as: "clerk")
        #expect(without.errors.contains("还缺附件：双方签署的合同扫描件"))
        #expect(without.errors.contains("--role signed-copy"))
        let scan = try office.write("scan.txt", "签署页")
        let undated = try office.refused("sign", number, "--attach", scan, "--role", "signed-copy", as: "clerk")
        #expect(undated.errors.contains("“客户签署日期”（customer-signed-on）必须填写"))
        #expect(try office.json("show", number, as: "clerk")["attachments"].items.isEmpty)
    }

    @Test func `numbers of contracts and letters have neither duplicates nor gaps, also after refusals`() throws {
        let customer = try office.registered()
        var contracts: [String?] = []
        var letters: [String?] = []
        for round in 1...3 {
            _ = try office.refused(Entries.contract(customer, ["end": "2026-02-30"]), as: "clerk")
            _ = try office.run(Entries.contract(customer) + ["--dry-run"], as: "clerk")
            let submitted = try office.run(
                Entries.contract(customer, ["title": "合同\(round)"]) + ["--json"], as: "clerk")
            contracts.append(try submitted.json()["number"].text)
            letters.append(try submitted.json()["letter"].text)
        }
        #expect(contracts == ["GDYH-2026-0001", "GDYH-2026-0002", "GDYH-2026-0003"])
        #expect(letters == ["甲邮函〔2026〕1号", "甲邮函〔2026〕2号", "甲邮函〔2026〕3号"])
    }
}
