import Fixtures
import Foundation
import Testing

/// Papers over many accounts that a regulation declares: figures by unit, class or account, held against the period
/// before.
@Suite struct ReportPaperTests {
    private static let declared = """
        <document id="monthly" label="业务月报" view="report" over="unit" by="city" period="month" clause="6.3.1(1)">
          <figure id="income" label="本月收入" measure="month-income" chart="bar" compare="true" rank="true"/>
          <figure id="visits" label="拜访" count="visit" chart="share"/>
        </document>
        <document id="tiers" label="等级月报" view="report" over="class" period="month" clause="6.3.1(1)">
          <figure id="income" label="收入" measure="month-income" chart="line"/>
        </document>
        <document id="accounts" label="客户月报" view="report" over="account" period="month" clause="6.3.1(1)">
          <figure id="income" label="收入" measure="month-income" rank="true"/>
        </document>
        </documents>
        """

    /// The project's regulations, the flagship with reports.
    private static func copy(_ declared: String = declared) throws -> RegulationCopy {
        let copy = try RegulationCopy()
        try copy.change(RegulationCopy.regulation, "</documents>", to: declared)
        try copy.change(
            RegulationCopy.regulation, "<measure id=\"yearly-revenue\"",
            to: "<measure id=\"month-income\" label=\"月收入\" of=\"revenue\" aggregate=\"sum\" period=\"month\" "
                + "clause=\"2.2(1)\"/>\n    <measure id=\"yearly-revenue\"")
        return copy
    }

    private func office(_ copy: RegulationCopy) throws -> (office: DemoOffice, customer: String) {
        let office = try DemoOffice(
            regulation: "guangdong-post-letters", root: copy.root.path, units: OfficeFixture.units,
            people: DemoOffice.people)
        let customer = try office.registered()
        let figures = try office.write(
            "f.csv", "customer,month,amount\n\(customer),2026-09,80000\n\(customer),2026-10,100000\n")
        try office.done("revenue", "import", figures, as: "data")
        return (office, customer)
    }

    @Test func `figures by unit, ranked, held against the month before, and drawn`() throws {
        let copy = try Self.copy()
        let check = try copy.check()
        #expect(check.status == 0, "\(check.errors)")
        let (office, customer) = try office(copy)
        _ = try office.filedVisit(customer)
        let html = try office.done("paper", "monthly", "--period", "2026-10", as: "chief").output
        for text in [
            "业务月报", "甲市邮政局", "100,000.00", "第1名", "上期 80,000.00", "增减 20,000.00", "25.0%", "<svg",
            "2026年10月1日至2026年10月31日",
        ] {
            #expect(html.contains(text), "\(text)")
        }
        let visits = try office.done("paper", "monthly", "--period", "2026-11", "--format", "xml", as: "chief").output
        #expect(visits.contains("figure=\"visits\" label=\"拜访\" text=\"1\""), "\(visits)")
        let empty = try office.done("paper", "monthly", "--period", "2020-01", as: "chief").output
        #expect(empty.contains("2020年1月1日") && !empty.contains("nan"))
        let other = try office.done("paper", "monthly", "--period", "2026-10", as: "yi-clerk").output
        #expect(!other.contains("100,000.00"), "another city's figures are not in it")
        let tiers = try office.done("paper", "tiers", "--period", "2026-10", as: "chief").output
        #expect(tiers.contains("<polyline") && tiers.contains("钻石"))
        let accounts = try office.done("paper", "accounts", "--period", "2026-10", as: "chief").output
        #expect(accounts.contains("第1名"))
        #expect(
            try office.refused("paper", "monthly", "--period", "2026", as: "chief").errors.contains("2026-10"))
        #expect(try office.refused("paper", "monthly", as: "centre").errors.contains("您的岗位不能"))
    }

    @Test func `figures that are all zero are drawn as nothing`() throws {
        let (office, _) = try office(try Self.copy())
        let bars = try office.done("paper", "monthly", "--period", "2026-11", "--format", "xml", as: "chief").output
        #expect(bars.contains("figure=\"income\" label=\"本月收入\" text=\"0.00\""), "\(bars)")
        #expect(bars.contains("kind=\"bar\""))
        let line = try office.done("paper", "tiers", "--period", "2025-06", "--format", "xml", as: "chief").output
        #expect(line.contains("kind=\"line\""), "\(line)")
    }

    @Test func `a report that shows nothing, or adds up what does not add up, is found by the check`() throws {
        let empty = try Self.copy("<document id=\"m\" label=\"月报\" view=\"report\" clause=\"6.2\"/></documents>")
            .check()
        #expect(empty.errors.contains("要写明 over 和至少一个 figure"), "\(empty.errors)")
        let rank = try Self.copy(
            "<document id=\"m\" label=\"月报\" view=\"report\" over=\"unit\" clause=\"6.2\"><figure id=\"r\" label=\"名次\" "
                + "measure=\"city-revenue-rank\"/></document></documents>"
        ).check()
        #expect(rank.errors.contains("不能相加"), "\(rank.errors)")
        let none = try Self.copy(
            "<document id=\"m\" label=\"月报\" view=\"report\" over=\"unit\" clause=\"6.2\"><figure id=\"r\" label=\"名次\"/>"
                + "</document></documents>"
        ).check()
        #expect(none.errors.contains("measure、count（表单）或 sum"), "\(none.errors)")
    }
}
