import Testing

/// People, units, customers and records are named as people name them, and hints are of the command that was typed.
@Suite struct NamingTests {
    private let office: DemoOffice
    private let contract: String
    private let number: String

    init() throws {
        office = try DemoOffice()
        (contract, number) = try office.submitted()
    }

    private func name(_ code: String) throws -> String {
        try #require(DemoOffice.people.first { $0["code"] == code }?["name"])
    }

    @Test func `show takes the number of a case, a contract and a customer`() throws {
        let byCase = try office.done("show", number, as: "clerk").output
        #expect(try office.done("show", contract, as: "clerk").output == byCase)
        let customer = try office.done("customer", "show", "KH20260001", as: "clerk").output
        #expect(try office.done("show", "KH20260001", as: "clerk").output == customer)
        #expect(try office.json("show", "KH20260001", as: "clerk")["number"].text == "KH20260001")
        #expect(try office.refused("show", "KH20269999", as: "clerk").errors.contains("没有编号为 “KH20269999”"))
        #expect(try office.done("history", contract, as: "clerk").output.contains("市局报送"))
    }

    @Test func `a number that no case is about is told so`() throws {
        try office.done(
            "visit", "record", "-s", "customer=KH20260001", "-s", "date=2026-11-01", "-s", "visitors=甲示例", "-s",
            "met=乙示例", "-s", "purposes=present,hear", "-s", "findings=运行正常", as: "clerk")
        #expect(try office.done("show", "BF20260001", as: "clerk").output.contains("运行正常"))
        try office.refused("history", "BF20260001", "--json", as: "clerk").expectRefusal("show.no-case")
    }

    @Test func `people are named by their names where only one has it`() throws {
        try office.done("ask", number, "--of", try name("finance"), "-m", "资费？", as: "centre")
        #expect(try office.json("inbox", "--asked", as: "finance").items.count == 1)
        #expect(try office.json("inbox", "--asked", as: name("finance")).items.count == 1)
        let twin = "code,name,post,unit\nfinance-2,\(try name("finance")),account-manager,jia\n"
        try office.done("person", "import", try office.write("twin.csv", twin), as: "admin")
        let several = try office.refused(
            "ask", number, "--of", try name("finance"), "-m", "资费？", "--json", as: "centre")
        try several.expectRefusal("name.ambiguous")
        #expect(several.errors.contains("finance-2"))
        let nobody = try office.refused("ask", number, "--of", "无此人", "-m", "资费？", as: "centre")
        #expect(nobody.errors.contains("人员代码："))
        #expect(nobody.errors.contains("centre"))
    }

    @Test func `customers and units are named by their names, also in forms`() throws {
        let named = Entries.contract("示例出版有限公司", ["title": "第三份合同"])
        try office.run(named + ["--unit", "甲市邮政局"], as: "clerk").expectDone()
        let listed = try office.json("contract", "list", "--customer", "示例出版有限公司", as: "clerk")
        #expect(listed.items.count == 2)
        #expect(try office.done("customer", "show", "示例出版有限公司", as: "clerk").output.contains("KH20260001"))
        let part = try office.refused("customer", "show", "出版", "--json", as: "clerk")
        try part.expectRefusal("name.part-only")
        #expect(part.errors.contains("KH20260001 示例出版有限公司"))
        #expect(
            try office.refused("customer", "show", "出版", as: "yi-clerk").errors.contains("没有编号为"), "not theirs to see")
    }

    @Test func `a hint names the command that was typed`() throws {
        let run = try office.refused("return", number, as: "centre")
        #expect(run.errors.contains("docket return \(number) -m"), "\(run.errors)")
        #expect(!run.errors.contains("docket act"))
        let cancelled = try office.refused("cancel", number, as: "clerk")
        #expect(cancelled.errors.contains("docket cancel \(number) -m"))
    }

    @Test(arguments: [
        ("三百万", "300万"), ("二十万", "20万"), ("叁佰万元整", "300万"), ("一千二百三十万", "1230万"), ("十二亿三千万", "123000万"),
        ("3百万", "300万"), ("一百零五", "105.00"),
    ])
    func `an amount in words is refused with the digits to write`(words: String, digits: String) throws {
        let run = try office.refused(Entries.contract("KH20260001", ["amount": words]), as: "clerk")
        #expect(run.errors.contains("请写 \(digits)"), "\(run.errors)")
    }

    @Test(arguments: ["一百五", "万", "百万", "三三百", "三百万万万", "〇"])
    func `what is no amount in words is not guessed at`(words: String) throws {
        let run = try office.refused(Entries.contract("KH20260001", ["amount": words]), as: "clerk")
        #expect(!run.errors.contains("请写"), "\(run.errors)")
    }
}
