import Testing
import XML

@Suite struct EditingTests {
    private func document(_ text: String) throws -> Document { try Document.parse(Array(text.utf8), name: "a.xml") }

    private static let places: [(place: Place, expected: String)] = [
        (.firstChild, "<r><a>1<n/>2x<b/>y</a></r>"), (.lastChild, "<r><a>x<b/>y1<n/>2</a></r>"),
        (.before, "<r>1<n/>2<a>x<b/>y</a></r>"), (.after, "<r><a>x<b/>y</a>1<n/>2</r>"),
    ]

    @Test(arguments: places) func `nodes are moved to a place, texts become one`(place: Place, expected: String) throws
    {
        let document = try document("<r><a>x<b/>y</a></r>")
        let a = try #require(document.root.element("a"))
        let source = try self.document("<s>1<n/>2</s>")
        let holder = document.holder(copying: Array(source.root.children))
        a.move(childrenOf: holder, to: place)
        holder.discard()
        #expect(XMLWriter.text(of: document.root) == expected)
    }

    @Test func `a copied element keeps its namespace`() throws {
        let document = try document("<r/>")
        let source = try self.document("<s xmlns:p='urn:p'><p:x p:y='1'/></s>")
        let holder = document.holder(copying: Array(source.root.children))
        document.root.move(childrenOf: holder, to: .lastChild)
        holder.discard()
        let copy = try #require(document.root.elements.first { _ in true })
        #expect(copy.namespace == "urn:p")
        #expect(XMLWriter.text(of: document.root) == "<r><p:x xmlns:p=\"urn:p\" p:y=\"1\"/></r>")
    }

    @Test func `text and attributes take any character as it is`() throws {
        let document = try document("<r a='1'>x</r>")
        try #require(document.root.attributes.first).replace(text: "<&\">\u{1}")
        try #require(document.root.child(at: 0)).replace(text: "&amp; <b>")
        #expect(document.root["a"] == "<&\">\u{FFFD}")
        #expect(document.root.text == "&amp; <b>")
    }

    @Test func `an attribute that is set again has the later value, whatever characters it holds`() throws {
        let document = try document("<r a='1'/>")
        for value in ["x", "甲，乙（丙）", "\u{FFFE}\u{FFFF}\u{1}\t￥", "<&\">"] {
            for name in ["a", "b"] { document.root.set(name, to: value) }
        }
        #expect(document.root.attributes.map(\.name) == ["a", "b"])
        #expect(document.root["a"] == "<&\">" && document.root["b"] == "<&\">")
        let child = document.root.append("c", text: "\u{FFFE}，\u{FFFF}", attributes: ["d": "，\u{1}", "e": nil])
        #expect(XMLWriter.text(of: child) == "<c d=\"，\u{FFFD}\">\u{FFFD}，\u{FFFD}</c>")
    }

    @Test func `a copy of a document is independent`() throws {
        let document = try document("<r><a/></r>")
        let copy = document.copy()
        copy.root.append("b")
        #expect(XMLWriter.text(of: document.root) == "<r><a/></r>")
        #expect(XMLWriter.text(of: copy.root) == "<r><a/><b/></r>")
    }

    @Test func `an attribute that is discarded is gone`() throws {
        let document = try document("<r a='1' b='2'/>")
        try #require(document.root.attributes.first).discard()
        #expect(XMLWriter.text(of: document.root) == "<r b=\"2\"/>")
    }
}

@Suite struct NumberTextTests {
    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (1.0, "1"), (-3.5, "-3.5"), (12_345_678_901.0, "12345678901"),
        (1e21, "1000000000000000000000"), (1.5e-7, "0.00000015"), (-2.5e20, "-250000000000000000000"),
        (0.1, "0.1"), (.nan, "NaN"), (.infinity, "Infinity"), (-.infinity, "-Infinity"), (123.456, "123.456"),
    ])
    func `numbers are written without exponent`(number: Double, text: String) {
        #expect(number.xpathText == text)
        #expect(XPathValue.number(number).string == text)
    }
}

@Suite struct XPathVariableTests {
    @Test func `variables are asked for when they are needed, and the document can change`() throws {
        let one = try Document.parse(Array("<r><a>1</a></r>".utf8), name: "one")
        let two = try Document.parse(Array("<r><a>2</a></r>".utf8), name: "two")
        let context = XPathContext(one)
        var asked: [String] = []
        context.variables = { name in
            asked.append(name)
            return name == "x" ? .nodes([two.root]) : nil
        }
        #expect(try context.evaluate(XPath("$x/a + 1")).number == 3)
        #expect(asked == ["x"])
        #expect(throws: XPathError.unknownVariable(expression: "$y")) { try context.evaluate(XPath("$y")) }
        context.document = two
        #expect(try context.holds(XPath("/r/a = 2")))
        #expect(try !context.holds(XPath("/r/b")))
    }

    @Test func `a prefix that was forgotten is unknown`() throws {
        let context = XPathContext(try Document.parse(Array("<r/>".utf8), name: "r"))
        context.register(prefix: "p", namespace: "urn:p")
        #expect(try !context.holds(XPath("p:x")))
        context.unregister(prefix: "p")
        #expect(throws: XPathError.unknownPrefix(expression: "p:x")) { try context.holds(XPath("p:x")) }
    }
}
