import Diagnostics
import Testing
import Values

@testable import Regulations

@Suite struct GradingTests {
    private let regulation: Regulation

    init() throws { regulation = try Regulation.read(from: Packages.folder("guangdong-post-letters")) }

    private func grade(
        _ amount: String?, _ values: [String: String] = [:], unit: [String: String] = [:]
    ) throws -> Grade {
        let form = try #require(regulation.form("customer"))
        let account = GradedAccount(
            values: RecordValues(texts: values).typed(by: form), actual: try amount.map { try Money(parsing: $0) },
            unitAttributes: unit)
        return try #require(try regulation.grade(account))
    }

    @Test(arguments: [
        ("500万", "diamond"), ("4999999.99", "platinum"), ("200万", "platinum"), ("1999999.99", "gold"),
        ("20万", "gold"), ("199999.99", "vip"), ("1万", "vip"), ("9999.99", nil), ("0", nil),
    ])
    func `a tier begins at its bound and ends before the next`(amount: String, tier: String?) throws {
        #expect(try grade(amount).tier == tier)
    }

    @Test func `an upstream account registered by the province is diamond whatever its revenue`() throws {
        let grade = try grade("3万", ["upstream": "true"])
        #expect(grade.tier == "diamond")
        #expect(grade.tierReason?.ground.clause == "2.2(1)")
    }

    @Test(arguments: [
        ("8000", "2", "0.8", "vip"), ("7999.99", "2", "0.8", nil), ("9000", "3", "0.9", "vip"),
        ("8000", "1", "0.8", nil), ("8000", "3", nil, nil),
    ])
    func `the coefficient lowers the VIP bound for cities of groups 2 and 3 only`(
        amount: String, group: String, coefficient: String?, tier: String?
    ) throws {
        var unit = ["group": group]
        unit["coefficient"] = coefficient
        #expect(try grade(amount, unit: unit).tier == tier)
    }

    @Test func `the coefficient leaves the upper bound alone`() throws {
        #expect(try grade("19万", unit: ["group": "2", "coefficient": "0.8"]).tier == "vip")
    }

    @Test(arguments: ["0.7", "0.95", "much"])
    func `a coefficient outside 0.8 to 0.9 is refused`(coefficient: String) {
        #expect(throws: (any Error).self) { try grade("8500", unit: ["group": "2", "coefficient": coefficient]) }
    }

    @Test(arguments: [
        ("300万", "beyond-city", "platinum", "diamond"), ("299万", "beyond-city", "platinum", "platinum"),
        ("100万", "beyond-city", "gold", "platinum"), ("99万", "beyond-city", "gold", "gold"),
        ("600万", "city", "diamond", "diamond"), ("300万", "city", "platinum", "platinum"),
    ])
    func `a range beyond the city changes the management, not the tier`(
        amount: String, range: String, tier: String, managed: String
    ) throws {
        let grade = try grade(amount, ["mailing-range": range])
        #expect(grade.tier == tier)
        #expect(grade.managedAs == managed)
    }

    @Test func `needs beyond universal service are managed as platinum, never lower than the tier`() throws {
        #expect(try grade("5万", ["beyond-universal-service": "true"]).managedAs == "platinum")
        #expect(try grade("600万", ["beyond-universal-service": "true"]).managedAs == "diamond")
    }

    @Test func `the expected revenue stands in until there are figures, and is marked`() throws {
        let expected = try grade(nil, ["expected-revenue": "5200000.00"])
        #expect(expected.tier == "diamond")
        #expect(expected.isExpected)
        let actual = try grade("30万", ["expected-revenue": "5200000.00"])
        #expect(actual.tier == "gold")
        #expect(!actual.isExpected)
    }

    @Test(arguments: [
        ("diamond", "", "bureau"), ("diamond", "授权〔2026〕1号", "city"), ("platinum", "", "city"), ("gold", "", "city"),
        ("vip", "", "county"),
    ])
    func `the owner follows the managed tier and a letter of authorisation`(
        tier: String, authorisation: String, owner: String
    ) throws {
        let values = RecordValues(texts: ["authorisation": authorisation])
        #expect(try regulation.owner(of: values, managedAs: tier) == owner)
    }

    @Test func `the chain follows how the account is managed`() throws {
        let form = try #require(regulation.form("contract"))
        let diamond = try regulation.chain(for: RecordValues(), of: form, computed: ["managed-as": "diamond"])
        #expect(diamond?.id == "diamond-contract")
        let platinum = try regulation.chain(for: RecordValues(), of: form, computed: ["managed-as": "platinum"])
        #expect(platinum?.id == "city-contract")
    }

    @Test func `the last twelve months end with the month before the day's`() throws {
        let measure = try #require(regulation.measures.first)
        let day = try CalendarDate(year: 2026, month: 1, day: 5)
        let months = try #require(measure.periods(on: day, every: .month))
        #expect(months.lowerBound.iso == "2025-01")
        #expect(months.upperBound.iso == "2025-12")
    }

    @Test(arguments: [
        ("year", "2026-01", "2026-10"), ("previous-year", "2025-01", "2025-12"), ("quarter", "2026-10", "2026-10"),
        ("previous-quarter", "2026-07", "2026-09"), ("month", "2026-10", "2026-10"),
        ("previous-month", "2026-09", "2026-09"), ("last-12-months", "2025-10", "2026-09"),
        ("half-year", "2026-07", "2026-10"), ("previous-half-year", "2026-01", "2026-06"),
    ])
    func `a period is by the calendar of the day`(period: String, first: String, last: String) throws {
        let measure = try #require(regulation.measures.first).over(#require(Measure.Period(rawValue: period)))
        let day = try CalendarDate(year: 2026, month: 10, day: 2)
        let months = try #require(measure.periods(on: day, every: .month))
        #expect(months.lowerBound.iso == first)
        #expect(months.upperBound.iso == last)
    }

    @Test func `equal figures share a place, and the next place counts all that are greater`() {
        let figures = ["a": 30, "b": 20, "c": 20, "d": 10].mapValues { Fraction($0) }
        #expect(Standings.places(of: figures) == ["a": 1, "b": 2, "c": 2, "d": 4])
        #expect(Standings.places(of: [:]).isEmpty)
    }
}

extension Measure {
    fileprivate func over(_ period: Period) -> Measure {
        Measure(
            id: id, label: label, source: source, unit: unit, decimals: decimals, aggregate: aggregate, period: period,
            within: within, unitField: unitField, condition: condition, comparison: comparison, rank: rank,
            ground: ground)
    }
}

@Suite struct FormInputTests {
    private let form: Form

    init() throws {
        let regulation = try Regulation.read(from: Packages.folder("guangdong-post-letters"))
        form = try #require(regulation.form("contract"))
    }

    private func problems(_ input: [String: String]) -> [String] {
        do {
            _ = try FormInput(form).read(input)
            return []
        } catch {
            return error.findings.map(\.rule)
        }
    }

    @Test func `input becomes canonical by id or by label`() throws {
        let values = try FormInput(form).read(["合同金额": "620万", "start": "2027年1月1日", "originals": " 4 "])
        #expect(
            try values == [
                "amount": .money(Money(fen: 620_000_000)), "start": .date(CalendarDate(year: 2027, month: 1, day: 1)),
                "originals": .integer(4),
            ])
    }

    @Test func `the letter O in an amount is named`() throws {
        let error = #expect(throws: (any Error).self) { try FormInput(form).read(["amount": "5,2OO,000"]) }
        let finding = (error as? any Explainable)?.findings.first
        #expect(finding?.message.chinese == "“合同金额”（amount）的值 “5,2OO,000” 不对")
        #expect(finding?.advice?.chinese == "第 4 个字符 “O” 不是数字，您是否想写 0？")
    }

    @Test(arguments: [
        (["amount": "-1"], "form.negative-amount"), (["start": "2026-02-30"], "form.invalid-value"),
        (["originals": "four"], "form.invalid-value"), (["signing-entity": "company"], "form.set-by-chain"),
        (["amunt": "1"], "form.unknown-field"), (["title": "a\u{7}b"], "form.control-character"),
        (["title": String(repeating: "长", count: 101)], "form.too-long"),
    ])
    func `what a field cannot take is refused`(input: [String: String], rule: String) {
        #expect(problems(input) == [rule])
    }

    @Test func `every missing field is named at once, and rules between fields are held`() {
        let empty = FormInput(form).findings(for: RecordValues())
        #expect(empty.filter { $0.rule == "form.missing-value" }.count == 8)
        let values = RecordValues(texts: [
            "customer": "KH1", "title": "t", "subject": "s", "amount": "1.00", "start": "2027-02-01",
            "end": "2027-01-01", "payment": "p", "originals": "3",
        ])
        let findings = FormInput(form).findings(for: values, computed: ["managed-as": "diamond"])
        #expect(findings.map(\.message.chinese) == ["终止日期不能早于生效日期", "钻石客户合同一式四份报送"])
    }
}

@Suite struct ExpressionNameTests {
    @Test func `names of paths are told from functions, variables, operators and literals`() {
        let names = ExpressionNames.paths(in: "not(credit-code) or $x/amount >= 'name' and child::tier")
        #expect(names.map(\.text) == ["credit-code", "amount", "tier"])
        #expect(ExpressionNames.functions(in: "not(string-length(a) = 1)").map(\.text) == ["not", "string-length"])
    }

    @Test(arguments: [
        ("amount * 1.1 > 5", 6), ("sum(amount) > 5", 0), ("5 > number(amount)", 4), ("amount div 2 = 1", 6),
        ("amount > 3000000", nil), ("end-date - start = 1", nil), ("amount > 1 and name = 'a + b'", nil),
    ])
    func `computing with amounts is found, comparing is not`(expression: String, offset: Int?) {
        #expect(ExpressionNames.arithmetic(in: expression, on: ["amount"]) == offset)
    }
}
