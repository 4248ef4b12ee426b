import Diagnostics
import Testing
import XML

@testable import TAL

@Suite struct OutputTests {
    private func render(_ text: String, name: String = "t.html", view: String = sampleView) throws -> String {
        let fixture = try TemplateFixture([name: text])
        let template = try fixture.library.template(name)
        return String(decoding: try template.render(view: try parse(view).root), as: UTF8.self)
    }

    @Test func `HTML has its doctype, void elements and no namespaces of the template language`() throws {
        let text = """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" \(declarations) lang="zh-CN">
            <head><meta charset="utf-8"/><link rel="icon" href="x.png"/></head>
            <body><p/><br/><img src="a.png" alt=""/><input disabled="disabled"/><td></td></body></html>
            """
        #expect(
            try render(text) == """
                <!DOCTYPE html>
                <html lang="zh-CN">
                <head><meta charset="utf-8"><link rel="icon" href="x.png"></head>
                <body><p></p><br><img src="a.png" alt=""><input disabled="disabled"><td></td></body></html>

                """)
    }

    @Test func `script and style stay as they are, also from a CDATA section`() throws {
        let text =
            "<div \(declarations)><style>a &gt; b { content: \"&lt;\" }</style><script><![CDATA[if (a < b && c) x(`$${y}`)]]></script></div>"
        #expect(
            try render(text)
                == "<div><style>a > b { content: \"<\" }</style><script>if (a < b && c) x(`${y}`)</script></div>\n")
    }

    @Test func `SVG inside HTML keeps its namespace, case and empty elements`() throws {
        let text = """
            <div \(declarations)><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
            viewBox="0 0 9 9"><linearGradient id="g"/><style>a &gt; b {}</style><use xlink:href="#g"/>\
            <text tal:content="@number"/><foreignObject><p/><br/></foreignObject></svg></div>
            """
        #expect(
            try render(text) == """
                <div><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><linearGradient id="g"/>\
                <style>a &gt; b {}</style><use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#g"/>\
                <text>12</text><foreignObject><p></p><br></foreignObject></svg></div>

                """)
    }

    @Test func `XML has its declaration, empty elements and the namespaces that are used`() throws {
        let text = """
            <?xml version="1.0"?>
            <?xml-stylesheet href="a.css"?>
            <v:a \(declarations) xmlns:v="urn:v" xmlns:w="urn:w"><v:b tal:content="title" w:c="1"/><br/>\
            <tal:x condition="title"><w:d/></tal:x></v:a>
            """
        let output = try render(text, name: "t.xml")
        #expect(
            output == """
                <?xml version="1.0" encoding="UTF-8"?>
                <?xml-stylesheet href="a.css"?>
                <v:a xmlns:v="urn:v"><v:b xmlns:w="urn:w" w:c="1">甲 &amp; 乙</v:b><br/><w:d xmlns:w="urn:w"/></v:a>

                """)
        #expect(throws: Never.self) { try parse(output) }
    }

    @Test func `a processing instruction inside an element gains nothing`() throws {
        #expect(try render("<a \(declarations)>x<?p q?>y</a>", name: "t.xml").hasSuffix("<a>x<?p q?>y</a>\n"))
    }

    @Test(arguments: ["", " tal:on-error='string:caught'"])
    func `output beyond the limit ends at the repetition that made it`(handling: String) throws {
        let view = try parse("<v>\(String(repeating: "<r/>", count: 100))</v>")
        let repeated = "<p\(handling) tal:repeat='a r'><tal:x repeat='b r'>\n<b tal:repeat='c r'>text</b></tal:x></p>"
        let fixture = try TemplateFixture(["t.html": "<div \(declarations)>\(repeated)</div>"])
        let template = try fixture.library.template("t.html")
        func rules(_ limits: RenderingLimits) -> [Finding] {
            var sink = MemorySink()
            let error = #expect(throws: Findings.self) {
                try template.render(view: view.root, limits: limits, into: &sink)
            }
            #expect(sink.bytes.count <= limits.bytes)
            return error?.findings ?? []
        }
        let large = rules(RenderingLimits(bytes: 100_000))
        #expect(large.map(\.rule) == ["tal.output-too-large"])
        #expect(large.first?.location?.line == 2)
        #expect(rules(RenderingLimits(repetitions: 5000)).map(\.rule) == ["tal.too-many-repetitions"])
    }

    @Test func `characters that XML does not allow are replaced, line ends survive`() throws {
        let built = Document(root: "v")
        built.root.append("t", text: "a\u{1}b\r\nc")
        let fixture = try TemplateFixture(["t.html": "<pre \(declarations) title='${t}' tal:content='t'/>"])
        let bytes = try fixture.library.template("t.html").render(view: built.root)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "<pre title=\"a\u{FFFD}b&#13;&#10;c\">\na\u{FFFD}b&#13;\nc</pre>\n")
    }

    @Test func `output goes to the sink as it is made`() throws {
        struct Chunks: ByteSink {
            var sizes: [Int] = []
            mutating func write(_ bytes: UnsafeRawBufferPointer) { sizes.append(bytes.count) }
        }
        let rows = String(repeating: "<r>\(String(repeating: "x", count: 100))</r>", count: 5000)
        let view = try parse("<v>\(rows)</v>")
        let fixture = try TemplateFixture([
            "t.html": "<div \(declarations)><p tal:repeat='r r' tal:content='$r'/></div>"
        ])
        var sink = Chunks()
        try fixture.library.template("t.html").render(view: view.root, into: &sink)
        #expect(sink.sizes.reduce(0, +) > 500_000)
        #expect(sink.sizes.allSatisfy { $0 < 40_000 })
    }

    @Test func `what a sink throws is passed on`() throws {
        struct Full: Error {}
        struct FullSink: ByteSink {
            mutating func write(_ bytes: UnsafeRawBufferPointer) throws { throw Full() }
        }
        let fixture = try TemplateFixture(["t.html": "<div/>"])
        var sink = FullSink()
        #expect(throws: Full.self) {
            try fixture.library.template("t.html").render(view: try parse("<v/>").root, into: &sink)
        }
    }

    @Test func `variables are given by the caller and have to be there`() throws {
        let fixture = try TemplateFixture(["t.html": "<p \(declarations)>${$a}-${$language}</p>"])
        let template = try fixture.library.template("t.html", variables: ["a", "language"])
        let view = try parse("<v/>").root
        #expect(
            String(decoding: try template.render(view: view, variables: ["a": "<"]), as: UTF8.self)
                == "<p>&lt;-zh</p>\n")
        let error = #expect(throws: Findings.self) { try template.render(view: view) }
        #expect(error?.findings.map(\.rule) == ["tal.missing-variable"])
    }
}
