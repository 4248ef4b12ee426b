import Expressions
import Randomness
import Testing
import XML

/// Random expressions, evaluated here and by libxml2, over facts in which both are exact.
@Suite struct DifferentialTests {
    private static let facts = Facts(
        "r", attributes: ["n": "7"],
        children: [
            Facts("a", text: "3"), Facts("b", text: "-2"), Facts("a", text: "12"), Facts("t", text: "甲乙 x"),
            Facts("e"), Facts("g", children: [Facts("a", text: "5"), Facts("a", text: "x"), Facts("b", text: "4")]),
        ])

    private struct Writer {
        var random: SeededGenerator

        private static let paths = [
            "a", "b", "t", "e", "g/a", "g/*", "//a", "@n", ".", "a[1]", "a[last()]", "g/a[. = 5]", "*[b]", "g/..",
            "a[position() > 1]", "(//a)[3]", "a | g/b", "//b/ancestor::*", "missing", "descendant::b", "/r/b", "../r/a",
        ]
        private static let texts = ["'3'", "'x'", "''", "'乙'", "'12 '", "string(a)"]

        mutating func pick(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }

        mutating func number(_ depth: Int) -> String {
            switch Int.random(in: 0..<(depth > 0 ? 8 : 3), using: &random) {
            case 0: "\(Int.random(in: 0...20, using: &random))"
            case 1: "number(\(pick(Self.paths)))"
            case 2: "count(\(pick(Self.paths)))"
            case 3: "sum(\(pick(Self.paths)))"
            case 4: "-\(number(0))"
            case 5: "\(pick(["floor", "ceiling", "round"]))(\(number(depth - 1)) div 2)"
            case 6: "string-length(\(text(depth - 1)))"
            default: "(\(number(depth - 1)) \(pick(["+", "-", "*"])) \(number(depth - 1)))"
            }
        }

        mutating func text(_ depth: Int) -> String {
            switch Int.random(in: 0..<(depth > 0 ? 7 : 2), using: &random) {
            case 0: pick(Self.texts)
            case 1: "string(\(pick(Self.paths)))"
            case 2: "concat(\(text(depth - 1)), \(text(depth - 1)))"
            case 3: "substring(\(text(depth - 1)), \(number(depth - 1)), \(number(depth - 1)))"
            case 4: "translate(\(text(depth - 1)), 'x乙1', 'y')"
            case 5: "\(pick(["substring-before", "substring-after"]))(\(text(depth - 1)), \(text(depth - 1)))"
            default: "normalize-space(\(text(depth - 1)))"
            }
        }

        mutating func truth(_ depth: Int) -> String {
            let comparison = pick(["=", "!=", "<", "<=", ">", ">="])
            return switch Int.random(in: 0..<(depth > 0 ? 8 : 3), using: &random) {
            case 0: "\(number(depth)) \(comparison) \(pick(Self.paths))"
            case 1: "\(pick(Self.paths)) \(comparison) \(text(depth))"
            case 2: "\(pick(Self.paths)) \(comparison) \(pick(Self.paths))"
            case 3: "not(\(truth(depth - 1)))"
            case 4: "(\(truth(depth - 1)) and \(truth(depth - 1)))"
            case 5: "(\(truth(depth - 1)) or \(truth(depth - 1)))"
            case 6: "\(pick(["contains", "starts-with"]))(\(text(depth - 1)), \(text(depth - 1)))"
            default: "boolean(\(pick(Self.paths))) \(comparison) \(number(depth - 1))"
            }
        }
    }

    @Test func `random expressions mean what libxml2 says`() throws {
        let document = try Document.parse(
            Array("<r n='7'><a>3</a><b>-2</b><a>12</a><t>甲乙 x</t><e/><g><a>5</a><a>x</a><b>4</b></g></r>".utf8),
            name: "r.xml")
        let context = XPathContext(document)
        var writer = Writer(random: SeededGenerator(seed: 141))
        for _ in 0..<1500 {
            let text = writer.truth(3)
            let expected = try context.evaluate(XPath(text), at: document.root).boolean
            #expect(try Expression(text).evaluate(at: Self.facts).boolean == expected, "\(text)")
        }
        for _ in 0..<700 {
            let text = "concat(\(writer.text(3)), '|', \(writer.number(3)))"
            let expected = try context.evaluate(XPath(text), at: document.root).string
            #expect(try Expression(text).evaluate(at: Self.facts) == .text(expected), "\(text)")
        }
    }
}
