import Fixtures
import Testing

/// Another regulation, differently shaped: other units, forms, tiers and figures, the same binary.
@Suite struct SecondRegulationTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice.powerSupply() }

    private func registered(_ account: String, _ more: String...) throws -> String {
        let run = try office.run(
            ["customer", "register", "--json", "-s", "name=示例用户\(account)", "-s", "account=\(account)"] + more,
            as: "clerk")
        try run.expectDone()
        #expect(try run.json()["case"].isNull, "this regulation has no approval of registrations")
        return try #require(try run.json()["number"].text)
    }

    @Test func `its customers are registered and graded by its own tiers`() throws {
        let hospital = try registered("1", "-s", "category=医院")
        #expect(hospital == "YD20260001")
        let important = try office.json("customer", "show", hospital, as: "clerk")
        #expect(important["state"].text == "registered")
        #expect(important["tier"].text == "important")
        #expect(important["owner"].text == "hall")
        let factory = try registered("2", "-s", "expected-consumption=4000")
        #expect(try office.json("customer", "show", factory, as: "clerk")["tier"].text == "general")
        let home = try registered("3", "-s", "expected-consumption=3999.99")
        #expect(try office.json("customer", "show", home, as: "clerk")["tier"].isNull)
    }

    @Test func `its figures are loaded by the month and averaged`() throws {
        let factory = try registered("2")
        let months = (1...12).map { "\(factory),2025-\($0 < 10 ? "0" : "")\($0),4500\n" }.joined()
        let file = try office.write("用电量.csv", "customer,month,amount\n\(months)\(factory),2026-01,100\n")
        try office.done("revenue", "import", file, as: "clerk")
        let shown = try office.json("customer", "show", factory, as: "clerk")
        #expect(shown["tier"].text == "general")
        #expect(shown["amount"].text == "4500.00")
        #expect(
            try office.done("customer", "show", factory, as: "clerk").output.contains("上一年度月平均用电量 4,500.00 千瓦时"))
    }

    @Test func `what it does not have is refused by name`() throws {
        let contracts = [["submit"], ["list"], ["show", "1"], ["import", try office.write("c.csv", "a\n1\n")]]
        for words in contracts {
            let run = try office.refused(["contract"] + words, as: "clerk")
            #expect(run.errors.contains("管理办法里没有合同的表单"), "\(run.errors)")
        }
        for words in [["record"], ["list"], ["report", "1"]] {
            let run = try office.refused(["visit"] + words, as: "manager")
            #expect(run.errors.contains("管理办法里没有拜访的表单"), "\(run.errors)")
        }
        let posts = try office.write("p.csv", "code,name,post,unit\nnew,新示例,leader,hall\n")
        #expect(try office.refused("person", "import", posts, as: "admin").errors.contains("没有岗位 “leader”"))
    }
}
