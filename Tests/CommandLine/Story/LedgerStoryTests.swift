import Fixtures
import Foundation
import Testing

/// Ledgers, measures in conditions, and classes beside the tiers, through the binary.
@Suite struct LedgerStoryTests {
    /// An office that also counts pieces by the week, and whose regulation asks for measures everywhere.
    private static func office() throws -> (DemoOffice, RegulationCopy) {
        let copy = try RegulationCopy()
        let main = "Workflows/guangdong-post-letters/regulation.xml"
        try copy.change(
            main, "    <measure id=\"yearly-revenue\"",
            to: """
                    <ledger id="pieces" label="交寄件数" label-en="pieces" unit="件" decimals="0" every="week"/>
                    <measure id="monthly-pieces" label="本月件数" of="pieces" period="month" clause="2.1"/>
                    <measure id="monthly-growth" label="件数增长" of="monthly-pieces" against="previous-period" as="share"
                             clause="2.1"/>
                    <measure id="complaints" label="本年投诉" of="form:complaint" period="year" clause="5.2(1)"/>
                    <measure id="yearly-revenue"
                """)
        try copy.change(
            "Workflows/guangdong-post-letters/forms/visit.xml", "</form>",
            to: """
                <rule test="not(measure/monthly-pieces > 1000)" message="本月件数过千的客户由中心拜访"
                      message-en="the centre visits those of more than 1000 pieces" clause="5.1(1)1"/>
                </form>
                """)
        let office = try DemoOffice(
            regulation: "guangdong-post-letters", root: copy.root.path, units: OfficeFixture.units,
            people: DemoOffice.people)
        return (office, copy)
    }

    private func visit(_ customer: String) -> [String] {
        ["visit", "record"] + Entries.set(AccessOffice.visitValues(customer))
    }

    @Test func `figures of a ledger are loaded by its cycle, listed and shown in its unit`() throws {
        let (office, _) = try Self.office()
        let customer = try office.registered()
        let file = try office.write(
            "件数.csv", "客户编号,周,交寄件数\n\(customer),2026-W44,\"1,200\"\n\(customer),2026年第45周,300\n")
        #expect(try office.done("ledger", "import", "pieces", file, as: "data").output.contains("已导入 2 行交寄件数"))
        let pieces = try #require(
            try office.json("ledger", "list", as: "clerk").items.first { $0["ledger"].text == "pieces" })
        #expect(pieces["unit"].text == "件" && pieces["every"].text == "week" && pieces["latest"].text == "2026-W45")
        let shown = try office.json("ledger", "show", "pieces", customer, as: "clerk")
        #expect(shown.items.map { $0["figure"].text } == ["1200", "300"])
        #expect(try office.done("ledger", "show", "pieces", as: "clerk").output.contains("2026-W45"))
        #expect(try office.json("ledger", "show", "pieces", as: "yi-clerk").items.isEmpty, "out of scope")
        let month = try office.refused("ledger", "show", "pieces", "--period", "2026-11", as: "clerk")
        #expect(month.errors.contains("“2026-11” 不是周"))
        #expect(try office.done("ledger", "list", "--lang", "en", as: "clerk").output.contains("every"))
    }

    @Test func `what a ledger does not take is named with row and column, and nothing is changed`() throws {
        let (office, _) = try Self.office()
        let customer = try office.registered()
        let file = try office.write(
            "rows.csv",
            """
            customer,week,amount,unit,计量单位
            \(customer),2026-11,1,,
            \(customer),2026-W45,1.5,,
            KH20269999,2026-W45,1,,
            \(customer),2026-W45,1,jiaa,
            \(customer),2026-W45,1,jia,元
            \(customer),2026-W46,1,,
            \(customer),2026-W46,2,,

            """)
        let run = try office.refused("ledger", "import", "pieces", file, as: "data")
        #expect(
            run.mistakes.map { $0.components(separatedBy: "rows.csv:").last ?? $0 }.map {
                $0.components(separatedBy: ": ")[0]
            } == ["2:12", "3:21", "4:1", "5:23", "6:27", "8:1"], "\(run.errors)")
        let unknown = try office.refused("ledger", "import", "piece", file, as: "data")
        #expect(unknown.errors.contains("没有台账 “piece”") && unknown.errors.contains("pieces"))
        let later = try office.write("later.csv", "customer,week,amount\n\(customer),2027-W30,1\n")
        #expect(try office.refused("ledger", "import", "pieces", later, as: "data").errors.contains("2027-W30 不在"))
        #expect(try office.refused("ledger", "import", "pieces", file, as: "clerk").errors.contains("您的岗位不能"))
        #expect(try office.refused("ledger", "show", "piece", as: "clerk").errors.contains("没有台账"))
    }

    @Test func `a rule of a form asks for a measure as of the command's time`() throws {
        let (office, _) = try Self.office()
        let customer = try office.registered()
        #expect(try office.run(visit(customer), as: "clerk").status == 0, "there are no figures yet")
        let file = try office.write("w.csv", "customer,week,amount\n\(customer),2026-W45,1001\n")
        try office.done("ledger", "import", "pieces", file, as: "data")
        #expect(try office.refused(visit(customer), as: "clerk").errors.contains("本月件数过千的客户由中心拜访"))
        office.pass(minutes: 30 * 1440)
        #expect(try office.run(visit(customer), as: "clerk").status == 0, "December has none")
        let growth = try office.json("measure", "show", "monthly-growth", as: "clerk")["figures"].items
        #expect(growth.map { $0["figure"].text } == ["-100"])
        let complaints = try office.json("measure", "show", "complaints", as: "clerk")["figures"].items
        #expect(complaints.map { $0["figure"].text } == ["0"])
    }

    @Test func `a service standard goes by the rank in a city with few large accounts`() throws {
        let office = try DemoOffice()
        let numbers = try (1...4).map { index in
            try office.registered([
                "name": "示例公司\(index)", "credit-code": "91000000EXAMPLE00\(index)", "expected-revenue": "20万",
            ])
        }
        let rows = zip(numbers, ["300000", "200000", "200000", "100000"]).map { "\($0),2026-10,\($1)\n" }
        try office.done(
            "revenue", "import", office.write("r.csv", "customer,month,amount\n" + rows.joined()), as: "data")
        func standard(_ number: String) throws -> String? {
            try office.json("customer", "show", number, as: "clerk")["classes"].items.first?["class"].text
        }
        #expect(try numbers.map(standard) == ["platinum", "platinum", "platinum", "gold"])
        let shown = try office.done("customer", "show", numbers[3], as: "clerk").output
        #expect(shown.contains("个性化服务标准：黄金标准") && shown.contains("本市收入名次：4"), "\(shown)")
        let classes = try office.json("customer", "show", numbers[3], as: "clerk")["classes"][0]
        #expect(classes["figures"]["city-revenue-rank"].text == "4")

        // Who is loaded alone moves the others too.
        let more = try office.write("m.csv", "customer,month,amount\n\(numbers[3]),2026-09,900000\n")
        try office.done("revenue", "import", more, as: "data")
        #expect(try numbers.map(standard) == ["platinum", "platinum", "platinum", "platinum"])
        #expect(try office.done("grade", as: "clerk").errors.contains("没有变化"))
        let later = try office.done("grade", "--on", "2027-12-01", as: "clerk").output
        #expect(later.contains("个性化服务标准"), "\(later)")
        try office.done("verify", "--decisions")
    }

    @Test func `a guard of a chart asks for a measure of the account`() throws {
        let copy = try RegulationCopy()
        let chart = "Workflows/guangdong-post-letters/charts/city-contract.scxml"
        let guarded = """
            <transition event="approve" cond="$customer/measure/yearly-revenue &gt;= 100000" target="leader-review"/>
            <transition event="approve" target="revision"/>
            """
        try copy.change(chart, "<transition event=\"approve\" target=\"leader-review\"/>", to: guarded)
        #expect(try copy.check().status == 0)
        let office = try DemoOffice(
            regulation: "guangdong-post-letters", root: copy.root.path, units: OfficeFixture.units,
            people: DemoOffice.people)
        let customer = try office.registered(["expected-revenue": "30万"])
        func reviewed() throws -> [String] {
            let submitted = try office.run(Entries.contract(customer, ["amount": "30万"]) + ["--json"], as: "clerk")
            try #require(submitted.status == 0, "\(submitted.errors)")
            let number = String(try #require(try submitted.json()["case"].number))
            try office.done("approve", number, "-m", "同意", as: "chief")
            return try office.active(number)
        }
        #expect(try reviewed() == ["revision"], "without figures the measure is nothing")
        let file = try office.write("r.csv", "customer,month,amount\n\(customer),2026-10,100000\n")
        try office.done("revenue", "import", file, as: "data")
        #expect(try reviewed() == ["leader-review"])
        try office.done("verify", "--decisions")

        try copy.change(chart, "$customer/measure/yearly-revenue", to: "$customer/measure/yearly-revenu")
        #expect(try copy.check().errors.contains("没有指标 “yearly-revenu”"))
    }

    @Test func `no field is called what conditions find measures by`() throws {
        let copy = try RegulationCopy()
        try copy.change(
            "Workflows/guangdong-post-letters/forms/visit.xml", "<field id=\"follow-ups\"", to: "<field id=\"measure\"")
        #expect(try copy.check().errors.contains("“measure” 不能作字段名"))
    }
}
