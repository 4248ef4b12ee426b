import Expressions
import Testing
import Values

@Suite struct EvaluationTests {
    private let order = Facts(
        "order", attributes: ["number": "A-1"],
        children: [
            Facts("amount", text: "0.30"), Facts("start", text: "2026-09-30"), Facts("end", text: "2026-10-01"),
            Facts("note", text: " 甲  乙 "), Facts("large", text: "90071992547409.93"),
            Facts(
                "items",
                children: ["0.10", "0.20"].map { Facts("row", children: [Facts("price", text: $0)]) }),
        ])

    private func value(_ text: String) throws -> ExactValue { try Expression(text).evaluate(at: order) }

    @Test(arguments: [
        "sum(items/row/price) = amount", "0.1 + 0.2 = 0.3", "amount div 3 * 3 = 0.3",
        "count(items/row[price > 0.1]) = 1",
        "large * 100 = 9007199254740993", "large > 90071992547409.92", "1 div 3 < 0.3333333333333333334",
        "12345678901234567.89 > 12345678901234567.88",
    ])
    func `computing and comparing is exact`(condition: String) throws {
        #expect(try value(condition) == .boolean(true))
    }

    @Test func `a number that no text says is compared and computed as it is`() throws {
        let third = Facts(
            "account",
            children: [
                Facts("measure", children: [Facts("average", figure: try Fraction(1, over: 3))]),
                Facts("bound", text: "0.3333333333333333"),
            ])
        func value(_ text: String) throws -> ExactValue { try Expression(text).evaluate(at: third) }
        #expect(try value("measure/average > bound and measure/average * 3 = 1") == .boolean(true))
        #expect(try value("sum(measure/average) < 0.3333333333333334") == .boolean(true))
        #expect(try value("measure/other >= 0 or measure/other < 0") == .boolean(false))
        #expect(throws: ExpressionError.self) { try value("string(measure/average)") }
    }

    @Test func `days are compared in their order`() throws {
        #expect(try value("start < end") == .boolean(true))
        #expect(try value("end <= '2026-09-30'") == .boolean(false))
        #expect(try value("note < end") == .boolean(false))
    }

    @Test func `what is missing is no number and equals nothing`() throws {
        #expect(try value("missing > 0 or missing <= 0 or missing = ''") == .boolean(false))
        #expect(try value("missing + 1") == .number(nil))
        #expect(try value("sum(missing)") == .number(.zero))
        #expect(try value("not(missing)") == .boolean(true))
    }

    @Test func `variables stand for other facts`() throws {
        let measures = Facts("measure", children: [Facts("yearly", text: "5000000.00")])
        let customer = Facts("customer", children: [measures])
        let condition = try Expression("$customer/measure/yearly >= 5000000 and amount > 0")
        #expect(try condition.evaluate(at: order, variables: ["customer": customer]) == .boolean(true))
        #expect(
            throws: ExpressionError.unknownVariable(expression: condition.text, name: "customer", offset: 0)
        ) { try condition.evaluate(at: order) }
    }

    @Test(arguments: [
        ("amount div 0", "expression.division-by-zero"), ("string(1 div 3)", "expression.not-decimal"),
        ("count('a')", "expression.not-facts"),
        ("1000000000000000000000 * 1000000000000000000000", "expression.overflow"),
        ("'9999999999999999999999999999999999999999999' > 1", "expression.overflow"),
    ])
    func `what cannot be exact is an error`(text: String, rule: String) throws {
        let expression = try Expression(text)
        let error = #expect(throws: ExpressionError.self) { try expression.evaluate(at: order) }
        #expect(error?.rule == rule)
    }

    @Test(arguments: [
        ("amount > ", "expression.syntax", 9), ("amount = averag(x)", "expression.unknown-function", 9),
        ("a and not(b, c)", "expression.argument-count", 6), ("a/following-sibling::b", "expression.unsupported", 21),
        ("a/text()", "expression.unsupported", 2),
    ])
    func `what there is not is found with its place before anything is evaluated`(
        text: String, rule: String, offset: Int
    ) {
        let error = #expect(throws: ExpressionError.self) { try Expression(text) }
        #expect(error?.rule == rule)
        #expect(error?.offset == offset)
    }

    @Test func `what the first part decides is not asked of the second`() throws {
        #expect(try value("not(missing) or 1 div 0 = 1") == .boolean(true))
        #expect(try value("missing and 1 div 0 = 1") == .boolean(false))
    }
}
