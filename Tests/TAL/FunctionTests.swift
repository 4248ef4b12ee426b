import Diagnostics
import Testing
import XML

@testable import TAL

@Suite struct FunctionTests {
    /// Shows an expression twice: as it is compiled, and by libxml2, which has to agree.
    private func shown(_ expression: String, view: String = sampleView) throws -> String {
        let escaped = expression.replacing("<", with: "&lt;").replacing("'", with: "&apos;")
        let own = try render("${\(escaped)}", view: view)
        // A union is what libxml2 always does.
        let foreign = try render("${concat(\(escaped), string(nope | nope))}", view: view)
        #expect(own == foreign, "\(expression)")
        return own
    }

    @Test(arguments: [
        ("money('5200000.00')", "5,200,000.00"), ("money('')", ""), ("money(contract[2]/amount)", "10.50"),
        ("money-symbol('1409.5')", "¥1,409.50"), ("money-chinese('5200000.00')", "伍佰贰拾万元整"),
        ("money-chinese('6007.14')", "陆仟零柒元壹角肆分"), ("money-wan('5200000.00')", "520万元"),
        ("money-sum(contract/amount)", "5200010.55"), ("money-difference('10.00', '10.01')", "-0.01"),
        ("money(money-sum(contract/amount))", "5,200,010.55"),
        ("money('92233720368547758.07')", "92,233,720,368,547,758.07"),
    ])
    func `money is exact`(expression: String, expected: String) throws {
        #expect(try shown(expression) == expected)
    }

    @Test(arguments: [
        ("date('2026-11-22')", "2026年11月22日"), ("date-chinese('2026-11-22')", "二〇二六年十一月二十二日"),
        ("weekday('2026-11-22')", "星期日"), ("month('2026-11-22')", "2026年11月"), ("month('2026-11')", "2026年11月"),
        ("month-chinese('2026-11')", "二〇二六年十一月"), ("days-between('2026-11-22', '2027-01-01')", "40"), ("date('')", ""),
        ("date:year('2026-11-22')", "2026"), ("date:month-in-year('2026-11-22')", "11"),
        ("date:day-in-month('2026-11-22')", "22"), ("date:day-in-week('2026-11-22')", "1"),
        ("date:day-in-year('2026-12-31')", "365"), ("date:leap-year('2028-01-01')", "true"),
        ("date:difference('2026-11-22', '2026-11-20')", "-P2D"),
    ])
    func `dates are written in Chinese`(expression: String, expected: String) throws {
        #expect(try shown(expression) == expected)
    }

    @Test(arguments: [
        ("number-chinese(12)", "十二"), ("number-chinese(105)", "一百零五"), ("ordinal-chinese(3)", "第三"),
        ("digits-chinese(2026)", "二〇二六"), ("percent('0.125')", "12.5%"), ("percent('0.12345', 2)", "12.35%"),
        ("percent('-0.005', 0)", "-1%"), ("percent(1, 1)", "100.0%"), ("percent('')", ""),
        ("document-number('甲邮函', 2026, 12)", "甲邮函〔2026〕12号"), ("pad(7, 4)", "0007"), ("pad('甲', 3, '　')", "　　甲"),
        ("pad('12345', 4)", "12345"), ("join(contract/@id, '、')", "a、b、c"), ("join(contract/@id, '、', '和')", "a、b和c"),
        ("join(nope, '、')", ""), ("if(contract, 'y', 'n')", "y"), ("if(nope, 'y', 'n')", "n"),
        ("count(contract) + 9999999999", "10000000002"),
    ])
    func `numbers and texts for papers`(expression: String, expected: String) throws {
        #expect(try shown(expression) == expected)
    }

    @Test(arguments: [
        ("str:padding(5, 'ab')", "ababa"), ("str:padding(2)", "  "), ("str:align('ab', '----', 'right')", "--ab"),
        ("str:align('ab', '-----', 'center')", "-ab--"), ("str:align('abcdef', '---')", "abc"),
        ("str:concat(contract/@id)", "abc"), ("str:replace('a-b-c', '-', '+')", "a+b+c"),
        ("str:replace('aaa', '', 'x')", "aaa"),
        ("math:max(contract/@id | @number)", "NaN"), ("math:max(@number)", "12"), ("math:abs(-3)", "3"),
        ("math:min(nope)", "NaN"),
        ("count(set:distinct(contract/@tier))", "2"), ("count(set:difference(contract, contract[1]))", "2"),
        ("count(set:intersection(contract, contract[1]))", "1"), ("set:has-same-node(contract, contract[2])", "true"),
        ("count(set:leading(contract, contract[3]))", "2"), ("count(set:trailing(contract, contract[1]))", "2"),
    ])
    func `the part of EXSLT that there is`(expression: String, expected: String) throws {
        #expect(try shown(expression) == expected)
    }

    @Test(arguments: [
        "money('12a')", "date('2026-02-30')", "number-chinese('x')", "percent('x')", "pad('1', 'x')", "pad('1', 3, '')",
        "pad('1', 100000)", "days-between('', '')", "money-sum(contract/name)", "month('2026-13')",
    ])
    func `what is not of the kind is refused, by both evaluators`(expression: String) throws {
        let escaped = expression.replacing("'", with: "&apos;")
        for body in ["${\(escaped)}", "${concat(\(escaped), string(nope | nope))}"] {
            let error = #expect(throws: Findings.self) { try render(body) }
            #expect(["tal.function", "xpath.function"].contains(error?.findings.first?.rule))
        }
    }

    /// Expressions that the compiler answers itself, against libxml2.
    @Test(arguments: [
        "1 + 2 * 3 - 4 div 5", "7 mod 3", "-7 mod 3", "5 div 0", "'a' = 'b'", "'2' > 1", "contract/@id = 'b'",
        "contract/@id != 'b'", "contract/@id = contract/@tier", "nope = ''", "nope != ''", "title = true()",
        "nope = false()", "contract/amount > 100", "contract/amount < '0.1'", "not(nope) and title", "nope or empty",
        "concat('a', 1, true(), title)", "count(contract)", "boolean(empty)", "string(contract)",
        "starts-with(title, '甲')",
        "-title", "--3", "1 = 1.0", "'1.0' = 1", "'1.0' = '1'", "true() > false()", "contract[1] = contract",
        "1000000 * 1000000", "number('x') = number('x')", "number('x') != number('x')",
        "contract/amount >= contract/amount",
    ])
    func `compiled expressions and libxml2 agree`(expression: String) throws {
        let document = try parse(sampleView)
        let expected = try XPathContext(document, functions: FunctionLibrary.table)
            .evaluate(XPath(expression), at: document.root).string
        let escaped = expression.replacing("<", with: "&lt;").replacing("'", with: "&apos;")
        let shown = try render("${\(escaped)}")
        #expect(
            shown == expected.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;"))
        #expect(
            try render("<i tal:condition='\(escaped)'>y</i>").isEmpty == (try condition(expression, document) == false))
    }

    private func condition(_ expression: String, _ document: Document) throws -> Bool {
        try XPathContext(document).evaluate(XPath("boolean(\(expression))"), at: document.root).boolean
    }
}
