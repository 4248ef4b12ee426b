import Fixtures
import Testing

/// Ledgers of the office (台账): the records of a form by period and unit, as a paper and as CSV.
@Suite struct LedgerPaperTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    @Test func `contracts of a year stand in one ledger with what they come to`() throws {
        let (contract, _) = try office.submitted()
        let html = try office.done("paper", "ledger", "--form", "contract", "--period", "2026", as: "clerk").output
        for text in [contract, "台账", "2026年1月1日至2026年12月31日", "共1件", "合计"] {
            #expect(html.contains(text), "\(text)")
        }
        let earlier = try office.done("paper", "ledger", "contract", "--period", "2025-Q4", as: "clerk").output
        #expect(earlier.contains("共0件") && !earlier.contains(contract))
        let xml = try office.done(
            "paper", "ledger", "contract", "--period", "2026-11", "--format", "xml", as: "clerk"
        ).output
        #expect(xml.contains("first=\"2026-11-01\"") && xml.contains("last=\"2026-11-30\""))
    }

    @Test func `as CSV it has every field, and only what the reader sees`() throws {
        let customer = try office.registered()
        let visit = try office.filedVisit(customer)
        let csv = try office.done("paper", "ledger", "--form", "visit", "--csv", as: "clerk").output
        let lines = csv.split(whereSeparator: \.isNewline)
        #expect(lines.count >= 2)
        #expect(csv.contains(visit) && lines[0].contains("编号,登记日期"))
        let other = try office.done("paper", "ledger", "visit", "--csv", as: "yi-clerk").output
        #expect(!other.contains(visit))
        let unit = try office.done("paper", "ledger", "visit", "--unit", "yi", "--csv", as: "manager").output
        #expect(!unit.contains(visit))
        let own = try office.done("paper", "ledger", "visit", "--unit", "jia", "--csv", as: "manager").output
        #expect(own.contains(visit))
        #expect(try office.refused("paper", "ledger", "visit", "--unit", "jai", as: "manager").errors.contains("jia"))
    }
}
