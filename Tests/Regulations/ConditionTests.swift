import Regulations
import Testing
import Values

@Suite struct ConditionTests {
    /// A form with an amount, a table of amounts and a rule over both.
    private func form(rule: String) throws -> Form {
        let (package, _) = try Packages.flagship(
            replacing: "</form>",
            with: "<field id='fees' label='费用' label-en='fees' type='table'>"
                + "<column id='fee' label='费' type='money'/></field>"
                + "<field id='total' label='合计' label-en='total' type='money'/>"
                + "<rule test='\(rule)' message='甲' message-en='a' basis='assumed'/></form>",
            in: "forms/visit.xml")
        return try #require(try Regulation.read(from: package).form("visit"))
    }

    private func values(_ fees: [Int64], total: Int64) -> RecordValues {
        RecordValues([
            "fees": .table(fees.map { TableRow(["fee": .money(Money(fen: $0))]) }), "total": .money(Money(fen: total)),
        ])
    }

    private func breaks(_ rule: String, _ values: RecordValues) throws -> [String] {
        let findings = FormInput(try form(rule: rule)).findings(for: values)
        return findings.filter { $0.rule != "form.missing" && $0.message.english.hasPrefix("a") }.map(\.rule)
    }

    @Test func `a rule computes with amounts to the 分`() throws {
        let rule = "sum(fees/row/fee) = total"
        // In binary numbers 0.10 + 0.20 is not 0.30, and the greatest amount is the same as the one before it.
        #expect(try breaks(rule, values([10, 20], total: 30)) == [])
        #expect(try breaks(rule, values([.max - 1, 1], total: .max)) == [])
        #expect(try breaks(rule, values([.max - 2, 1], total: .max)) == ["form.rule"])
    }

    @Test func `a rule that cannot be evaluated is said and does not hold`() throws {
        #expect(try breaks("total div (total - total) = 1", values([], total: 1)) == ["expression.division-by-zero"])
    }
}
