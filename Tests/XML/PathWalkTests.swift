import Randomness
import Testing

@testable import XML

@Suite struct PathWalkTests {
    private let document: Document

    init() throws {
        let text = """
            <r xmlns:d="urn:d" id="0"><a x="1" y="2"><b>甲</b><b x="1">乙<![CDATA[丙]]></b><c/></a>
            <a x="2"><b/><a x="1"><b>丁</b></a></a><d:a x="1"><b>戊</b></d:a><a d:x="1"><b>x<c>y</c>z</b></a><!-- b --></r>
            """
        document = try Document.parse(Array(text.utf8), name: "a.xml")
    }

    private static let simplePaths = [
        ".", "a", "a/b", "a/b/c", "@id", "a/@x", "a/@*", "*", "*/*", "a/*/@x", "text()", "a/b/text()", "./a/./b", "..",
        "../r/a", "../..", "nope", "a/nope", "@nope", "a/@x/b", "d:a", "d:a/b", "a/@d:x", "a[@x]", "a[@x='1']/b",
        "a[@x!='1']", "a[b]", "a[b='甲']", "a[b='乙丙']", "a[b!='甲']", "a[2]", "a[1]/b[2]", "a/b[1]", "a[@x='1'][1]",
        "a[@x][2]/b", "*[@x='1']", "a[@x='9']", "a[@d:x='1']", "a[b='xyz']", "a[0.5 + 0.5]", "a[d:nope]", "/r/a", "/*",
        "/", "/r/@id", "/nope",
    ]

    @Test(arguments: simplePaths)
    func `a walk and libxml2 select the same nodes`(path: String) throws {
        guard case .path(let syntax) = try XPathExpression.parse(path) else { return }
        var table = WalkTable()
        let walk = table.add(syntax.steps, namespaces: ["d": "urn:d"])
        guard let walk else {
            #expect(path.contains("+") || path.contains("@x/b") || path == "../..", "\(path) should be a walk")
            return
        }
        let walks = BoundWalks(table, in: document)
        let context = XPathContext(document)
        context.register(prefix: "d", namespace: "urn:d")
        let compiled = try XPath(path)
        let begin = [document.documentNode, document.root] + document.root.descendants()
        for node in begin + begin.flatMap(\.attributes) {
            let start = syntax.start == .root ? document.documentNode : node
            let expected = try context.evaluate(compiled, at: node)
            let found = walks.all(walk, from: start.reference).map { Node($0, of: document) }
            #expect(found == expected.nodes, "\(path) at \(node.name)")
            #expect(walks.selects(walk, from: start.reference) == expected.boolean)
            var buffer = OutputBuffer(capacity: 16)
            walks.write(walk, from: start.reference, in: .content, to: &buffer)
            #expect(buffer.text(from: 0) == expected.string)
        }
    }

    @Test func `random paths over a random tree select the same nodes`() throws {
        var random = SeededGenerator(seed: 42)
        let names = ["a", "b", "c"]
        func path() -> String {
            let steps = (0..<Int.random(in: 1...3, using: &random)).map { index -> String in
                let name = names.randomElement(using: &random) ?? "a"
                let filter =
                    ["", "", "[@x]", "[@x='1']", "[b]", "[2]", "[a='1'][1]"].randomElement(using: &random) ?? ""
                return index == 0 && Bool.random(using: &random) ? "../\(name)\(filter)" : name + filter
            }
            return steps.joined(separator: "/")
        }
        func grow(_ node: Node, _ depth: Int) {
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let child = node.append(names.randomElement(using: &random) ?? "a")
                if Bool.random(using: &random) { child.set("x", to: ["1", "2"].randomElement(using: &random) ?? "1") }
                if Bool.random(using: &random) { child.append(text: "1") }
                if depth > 0 { grow(child, depth - 1) }
            }
        }
        let tree = Document(root: "a")
        grow(tree.root, 4)
        let context = XPathContext(tree)
        for _ in 0..<300 {
            let text = path()
            guard case .path(let syntax) = try XPathExpression.parse(text) else { continue }
            var table = WalkTable()
            let added = table.add(syntax.steps, namespaces: [:])
            let walk = try #require(added, "\(text)")
            let walks = BoundWalks(table, in: tree)
            let compiled = try XPath(text)
            for node in tree.root.descendants() {
                let expected = try context.evaluate(compiled, at: node).nodes
                #expect(walks.all(walk, from: node.reference).map { Node($0, of: tree) } == expected, "\(text)")
            }
        }
    }
}

@Suite struct EscapingTests {
    @Test(arguments: [
        ("a<b>&\"c\"", "a&lt;b&gt;&amp;\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;"),
        ("\t\n\r", "\t\n&#13;", "&#9;&#10;&#13;"),
        ("\u{0}\u{1}\u{B}\u{1F}x", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}x", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}x"),
        ("\u{FFFE}\u{FFFF}\u{FFFD}\u{FFFC}￥", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFC}￥", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFC}￥"),
        ("大写\u{10FFFF}", "大写\u{10FFFF}", "大写\u{10FFFF}"),
    ])
    func `text is escaped for its place, and what XML does not allow is replaced`(
        text: String, content: String, attribute: String
    ) {
        var buffer = OutputBuffer(capacity: 0)
        buffer.append(escaping: text, in: .content)
        #expect(buffer.text(from: 0) == content)
        buffer.truncate(to: 0)
        buffer.append(escaping: text, in: .attribute)
        #expect(buffer.text(from: 0) == attribute)
    }
}
