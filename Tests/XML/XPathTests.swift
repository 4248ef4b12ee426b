import Diagnostics
import Testing
import XML

@Suite struct XPathTests {
    private let document: Document

    init() throws {
        document = try Document.parse(
            Array("<r><c n='1'>甲</c><c n='2'>乙</c><d:x xmlns:d='urn:d'>丙</d:x></r>".utf8), name: "a.xml")
    }

    private func value(_ text: String) throws -> XPathValue {
        try XPathContext(document).evaluate(XPath(text), at: document.root)
    }

    @Test func `paths, predicates and functions evaluate at a node`() throws {
        #expect(try value("c[@n='2']").string == "乙")
        #expect(try value("count(c)").number == 2)
        #expect(try value("c[3]").boolean == false)
        #expect(try value("/r/c").nodes.count == 2)
    }

    @Test(arguments: [
        ("12345678901", "12345678901"), ("-1234567890.5", "-1234567890.5"), ("0.000000125", "0.000000125"),
        ("1000000 * 1000000 * 1000000", "1000000000000000000"), ("0.1 + 0.25", "0.35"), ("1 div 0", "Infinity"),
        ("-0.00000012 * 1", "-0.00000012"),
    ])
    func `a number as text has no exponent`(expression: String, text: String) throws {
        #expect(try value(expression).string == text)
    }

    @Test func `a syntax error has its place in the expression`() {
        let error = #expect(throws: XPathError.self) { try XPath("c[@n='2'") }
        #expect(error?.offset == 8)
    }

    @Test func `variables are bound and unbound`() throws {
        let context = XPathContext(document)
        let expression = try XPath("$a/@n")
        #expect(throws: XPathError.unknownVariable(expression: "$a/@n")) { try context.evaluate(expression) }
        context.set("a", to: .nodes(Array(document.root.elements)))
        #expect(try context.evaluate(expression).nodes.count == 2)
        context.set("a", to: nil)
        #expect(throws: XPathError.self) { try context.evaluate(expression) }
    }

    @Test func `functions in Swift take arguments and may refuse them`() throws {
        let context = XPathContext(document)
        context.register(function: "twice") { (arguments) throws(XPathContext.FunctionRefusal) in
            guard let first = arguments.first else { throw .init(Message(verbatim: "one argument")) }
            return .string(first.string + first.string)
        }
        #expect(try context.evaluate(XPath("twice(c)"), at: document.root).string == "甲甲")
        #expect(throws: XPathError.function(expression: "twice()", reason: Message(verbatim: "one argument"))) {
            try context.evaluate(XPath("twice()"))
        }
    }

    @Test func `an unknown function and an unknown prefix are told apart`() {
        #expect(throws: XPathError.unknownFunction(expression: "nope()")) { try value("nope()") }
        #expect(throws: XPathError.unknownPrefix(expression: "d:x")) { try value("d:x") }
    }

    @Test func `prefixes are declared by the caller`() throws {
        let context = XPathContext(document)
        context.register(prefix: "q", namespace: "urn:d")
        #expect(try context.evaluate(XPath("q:x"), at: document.root).string == "丙")
    }

    @Test func `an expression that costs too much is stopped`() throws {
        let context = XPathContext(document, operations: 1000)
        let text = (0..<8).reduce("count(//*)") { inner, _ in "count(//*[\(inner) > 0])" }
        #expect(throws: XPathError.tooExpensive(expression: text)) { try context.evaluate(XPath(text)) }
    }

    @Test func `an endless expression is refused`() {
        #expect(throws: XPathError.self) { try XPath(String(repeating: "(", count: 100_000)) }
    }
}

@Suite struct WritingTests {
    @Test func `what was built is written and read back`() throws {
        let document = Document(root: "view")
        let row = document.root.append("row", attributes: ["a": "<\"&\n", "b": nil])
        row.append("name", text: "甲 & 乙 <丙>\u{1}")
        let bytes = XMLWriter.bytes(of: document.root)
        let again = try Document.parse(bytes, name: "view")
        let read = try #require(again.root.element("row"))
        #expect(read["a"] == "<\"&\n")
        #expect(read.text == "甲 & 乙 <丙>\u{FFFD}")
        #expect(XMLWriter.bytes(of: again.root) == bytes)
    }

    @Test func `a copied node belongs to its new document`() throws {
        let copy: Node
        let target = Document(root: "t")
        do {
            let source = try Document.parse(Array("<d:s xmlns:d='urn:d'><d:c>x</d:c></d:s>".utf8), name: "s")
            copy = target.root.append(copyOf: try #require(source.root.elements.first { _ in true }))
        }
        #expect(copy.text == "x")
        #expect(XMLWriter.text(of: target.root) == "<t><d:c xmlns:d=\"urn:d\">x</d:c></t>")
        copy.remove()
        #expect(copy.text == "x")
        #expect(XMLWriter.text(of: target.root) == "<t/>")
    }

    @Test func `indenting leaves mixed content alone`() throws {
        let document = try Document.parse(Array("<a><b><c/></b><d>x<e/></d></a>".utf8), name: "a")
        #expect(
            String(decoding: XMLWriter.bytes(of: document.root, layout: .indented), as: UTF8.self) == """
                <a>
                  <b>
                    <c/>
                  </b>
                  <d>x<e/></d>
                </a>

                """)
    }
}
