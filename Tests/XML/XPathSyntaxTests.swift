import Testing
import XML

@Suite struct XPathSyntaxTests {
    /// Expressions of XPath 1.0 in every production.
    @Test(arguments: [
        "a", "/", "/a", "//a", "a//b", "a/b", ".//a", "@a", "@*", "*", "d:*", "d:a", "../a", "child::a", "self::node()",
        "ancestor-or-self::a", "descendant::text()", "comment()", "processing-instruction()",
        "processing-instruction('x')", "a[1]", "a[@b='c'][last()]", "$x", "$x/a", "$x[1]/a", "$x//a", "(a|b)[1]/c",
        "a | b", "a and b or c", "a = b != c", "1 + 2 * 3 div 4 mod 5 - -6", "--1", "- a", "a-b", "a -b", "f-g(a, 'b')",
        "concat(\"a\", 'b')", "div div mod", "* * *", "or or and", "1.", ".5",
        "1.5", "count(//a[b and c])",
        "not(a)", "a[position() > 1]", "date:year(a)", "text()", "id('x')/a", "a/text()", "a[b[c]]", "(((a)))", "a<b",
        "a<=b", "a>b", "a >= b",
    ])
    func `what libxml2 takes is parsed`(text: String) throws {
        #expect(throws: Never.self) { try XPath(text) }
        #expect(throws: Never.self) { try XPathExpression.parse(text) }
    }

    @Test(arguments: [
        ("", 0), ("a[", 2), ("a[1", 3), ("a]", 1), ("a b", 2), ("a/", 2), ("/ /", 2), ("'a", 0), ("$", 1), ("a::b", 0),
        ("1 2", 2), ("f(", 2), ("f(a,)", 4), ("a | ", 4), ("a = = b", 4), ("#", 0), ("a/'b'", 2), ("(a", 2),
        ("foo()::b", 5),
        ("a!b", 1), ("@", 1),
    ])
    func `a mistake has its place`(text: String, offset: Int) {
        let error = #expect(throws: XPathError.self) { try XPathExpression.parse(text) }
        #expect(error?.offset == offset, "\(text)")
    }

    @Test func `parts know their place in the text`() throws {
        guard case .path(let path) = try XPathExpression.parse("$客户/a[ b ]/@c") else {
            Issue.record("not a path")
            return
        }
        #expect(path.start == .variable("客户"))
        #expect(path.startRange == 0..<7)
        #expect(path.steps.map(\.range) == [8..<9, 16..<17])
        #expect(path.steps[0].predicates.count == 1)
    }

    @Test func `deep nesting is refused`() {
        let text = String(repeating: "(", count: 4000) + "a" + String(repeating: ")", count: 4000)
        #expect(throws: XPathError.self) { try XPathExpression.parse(text) }
    }

    @Test func `operators and names are told apart by what stands before`() throws {
        guard case .operation(.multiply, .path, .path) = try XPathExpression.parse("* * *"),
            case .operation(.divide, .path, .path) = try XPathExpression.parse("div div mod"),
            case .operation(.minus, .path, .path) = try XPathExpression.parse("a -b")
        else {
            Issue.record("operators are mistaken")
            return
        }
        #expect(try XPathExpression.parse("1+2*3") == XPathExpression.parse("1 + (2 * 3)"))
        #expect(try XPathExpression.parse("1-2-3") == XPathExpression.parse("(1 - 2) - 3"))
    }
}
