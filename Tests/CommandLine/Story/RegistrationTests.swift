import Testing

/// GP-11: registration, duplicates, corrections.
@Suite struct RegistrationTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    @Test func `the superior's leader approves a registration`() throws {
        let applied = try office.run(Entries.customer([:]) + ["--json"], as: "clerk")
        #expect(try applied.json()["number"].text == "KH20260001")
        #expect(try office.json("customer", "show", "KH20260001", as: "clerk")["state"].text == "applied")
        #expect(try office.json("inbox", as: "leader")[0]["actions"].texts == ["approve", "return", "reject"])
        #expect(try office.refused("approve", "1", as: "jia-leader").errors.contains("现在不由您办理"))
        try office.done("approve", "1", "-m", "准予注册", as: "leader")
        #expect(try office.json("customer", "show", "KH20260001", as: "clerk")["state"].text == "registered")
    }

    @Test func `a returned registration is corrected and applied for again`() throws {
        try office.run(Entries.customer([:]), as: "clerk").expectDone()
        try office.done("return", "1", "-m", "地址不全", as: "leader")
        try office.done("submit", "1", "--set", "address=甲市示例路1号2楼", as: "clerk")
        try office.done("approve", "1", as: "leader")
        let customer = try office.json("customer", "show", "KH20260001", as: "clerk")
        #expect(customer["record"]["values"]["address"].text == "甲市示例路1号2楼")
        #expect(customer["record"]["version"].number == 2)
    }

    @Test(arguments: [("reject", "不予注册", "rejected"), ("return", "", "withdrawn")])
    func `a registration that is refused or taken back makes no customer`(
        action: String, label: String, state: String
    ) throws {
        try office.run(Entries.customer([:]), as: "clerk").expectDone()
        try office.done(action, "1", "-m", "不符合条件", as: "leader")
        if state == "withdrawn" { try office.done("withdraw", "1", as: "clerk") }
        #expect(try office.json("customer", "show", "KH20260001", as: "clerk")["state"].text == state)
        #expect(try office.refused(Entries.contract("KH20260001"), as: "clerk").status == 1)
    }

    @Test func `a duplicate reveals the unit that holds the account and nothing else`() throws {
        try office.run(
            Entries.customer(["credit-code": "91000000EXAMPLE001", "telephone": "000-1234567"]), as: "clerk"
        ).expectDone()
        let byName = try office.refused(Entries.customer([:]), as: "yi-clerk")
        #expect(byName.mistakes == ["错误: “客户名称” 已被登记，由 “甲市邮政局” 管理"])
        let byCode = try office.refused(
            Entries.customer(["name": "另一个名称", "credit-code": "91000000EXAMPLE001"]), as: "yi-clerk")
        #expect(byCode.mistakes == ["错误: “统一社会信用代码” 已被登记，由 “甲市邮政局” 管理"])
        for run in [byName, byCode] {
            for secret in ["KH20260001", "示例出版", "000-1234567", "91000000", "甲示例"] {
                #expect(!run.errors.contains(secret))
            }
        }
    }

    @Test func `a correction keeps the old value, who made it and why`() throws {
        let number = try office.registered()
        try office.done(
            "customer", "update", number, "--set", "telephone=000-9999", "--reason", "登记时写错了号码", as: "clerk")
        let customer = try office.json("customer", "show", number, as: "clerk")
        #expect(customer["record"]["values"]["telephone"].text == "000-9999")
        let correction = customer["corrections"][0]
        #expect(correction["reason"].text == "登记时写错了号码")
        #expect(correction["person"].text == "clerk")
        #expect(correction["changes"][0]["old"].text == "000-0000")
        #expect(correction["changes"][0]["new"].text == "000-9999")
        let shown = try office.done("customer", "show", number, as: "clerk").output
        #expect(shown.contains("更正（第 2 稿，甲示例）：登记时写错了号码"))
        #expect(shown.contains("联系电话：000-0000 → 000-9999"))
        #expect(try office.done("dossier", number, "--format", "xml", as: "clerk").output.contains("000-0000"))
    }

    @Test func `a correction that grades the account anew shows the new tier`() throws {
        let number = try office.registered()
        try office.done(
            "customer", "update", number, "--set", "expected-revenue=50万", "--reason", "预计有误", as: "clerk")
        #expect(try office.json("customer", "show", number, as: "clerk")["tier"].text == "gold")
    }

    @Test func `a correction needs a reason, a change and values that fit`() throws {
        let number = try office.registered()
        #expect(
            try office.refused("customer", "update", number, "-s", "telephone=1", as: "clerk").errors.contains(
                "--reason"))
        #expect(
            try office.refused("customer", "update", number, "-s", "telephone=000-0000", "--reason", "x", as: "clerk")
                .errors.contains("没有任何改动"))
        #expect(
            try office.refused("customer", "update", number, "-s", "name=", "--reason", "x", as: "clerk").errors
                .contains(
                    "“客户名称”（name）必须填写"))
        #expect(
            try office.refused("customer", "update", number, "-s", "manager=谁", "--reason", "x", as: "clerk").errors
                .contains("没有人员 “谁”"))
    }
}
