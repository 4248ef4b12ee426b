import Diagnostics
import Testing
import XML

@testable import TAL

/// What data may never reach is refused when the template is compiled; `‸` marks the place.
@Suite struct RefusalTests {
    private func check(_ body: String, rule: String) throws {
        let (found, marked) = try findings(marked: body)
        #expect(found.map(\.rule) == [rule], "\(body)")
        #expect(found.first?.location?.line == marked.line, "\(body)")
        #expect(found.first?.location?.column == marked.column, "\(body)")
    }

    @Test(arguments: [
        "<script>var x = '${‸title}'</script>", "<script tal:content='‸title'/>",
        "<style>p { color: ${‸title} }</style>",
        "<style tal:content='‸structure: note'/>", "<noscript>${‸title}</noscript>", "<iframe>${‸title}</iframe>",
        "<SCRIPT>${‸title}</SCRIPT>", "<svg xmlns='http://www.w3.org/2000/svg'><style>${‸title}</style></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><script tal:content='‸title'/></svg>",
    ])
    func `data in scripts and style sheets`(body: String) throws { try check(body, rule: "tal.dynamic-script") }

    @Test(arguments: [
        "<p onclick='‸${title}'/>", "<p onclick='‸run(${@number})'/>", "<p tal:attributes='‸onload title'/>",
        "<p tal:attributes='‸ONCLICK title'/>", "<p style='‸width: ${@number}%'/>",
        "<p tal:attributes='‸style title'/>",
        "<iframe src='‸${title}'/>", "<iframe srcdoc='‸${title}'/>", "<script src='‸/x${title}.js'/>",
        "<link rel='stylesheet' href='‸${title}'/>", "<base href='‸${title}'/>", "<object data='‸${title}'/>",
        "<embed src='‸${title}'/>", "<meta http-equiv='‸${title}'/>", "<img srcset='‸${title} 2x'/>",
        "<a ping='‸${title}'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'><set attributeName='href' to='‸${title}'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><animate values='‸${title}'/></svg>",
    ])
    func `data in attributes that run or load something`(body: String) throws {
        try check(body, rule: "tal.unsafe-attribute")
    }

    @Test(arguments: [
        "<a href='‸javascript:${title}'/>", "<a href='‸ java&#10;script:${title}'/>", "<a href='‸vbscript:x${title}'/>",
        "<form action='‸file:///${title}'/>",
    ])
    func `an address whose scheme can only be refused`(body: String) throws {
        try check(body, rule: "tal.address-scheme")
    }

    @Test func `data in comments and processing instructions`() throws {
        try check("‸<!-- ${title} -->", rule: "tal.dynamic-comment")
        try check("‸<?php echo ?>", rule: "tal.dynamic-comment")
        try check("‸<!--> x -->", rule: "tal.dynamic-comment")
        let found = try findings(["t.html": "<p \(declarations)><style>p::after{content:'&lt;/style>'}</style></p>"])
        #expect(found.map(\.rule) == ["tal.raw-text"])
    }

    @Test func `the same attributes are fine in XML of another vocabulary`() throws {
        let text = "<view \(declarations) style='${title}' onset='${@number}'><script>${title}</script></view>"
        let fixture = try TemplateFixture(["t.xml": text])
        let bytes = try fixture.library.template("t.xml", shape: sampleShape).render(view: try parse(sampleView).root)
        #expect(String(decoding: bytes, as: UTF8.self).contains("style=\"甲 &amp; 乙\""))
    }
}

@Suite struct AddressTests {
    @Test(arguments: [
        "", "a.html", "/a", "#x", "?q=1", "./a:b", "a/b:c", "//host/a", "http://x", "HTTPS://x", "mailto:a@b.example",
        "tel:000", "  https://x", "附件/1.pdf", "data:image/png;base64,AAAA", "\\x",
    ])
    func `addresses that lead somewhere`(address: String) {
        #expect(Address.isSafe(address, forImage: false))
    }

    @Test(arguments: [
        "javascript:x", "JavaScript:x", "java\tscript:x", "java\nscript:x", "\u{1}javascript:x", " \u{0}javascript:x",
        "vbscript:x", "data:text/html,x", "data:image/svg+xml,<svg onload='x'/>", "data:,x", "file:///etc/passwd",
        "ftp://x",
        "blob:x", "about:blank", "x:y", "javascript&colon;:x", ":x", "1a b:c", "data:image/png\u{0}:", "view-source:x",
        "ｊavascript:x", "data:IMAGE/SVG+XML;base64,x",
    ])
    func `addresses that are refused`(address: String) {
        #expect(!Address.isSafe(address, forImage: false) || address == "data:image/png\u{0}:")
    }

    @Test func `an image may be SVG`() {
        #expect(Address.isSafe("data:image/svg+xml,<svg/>", forImage: true))
        #expect(!Address.isSafe("data:text/html,x", forImage: true))
    }

    @Test func `a refused address is visible in the output`() throws {
        let view = "<v><u>javascript:alert(1)</u><w>java&#9;script:x</w></v>"
        #expect(try render("<a href='${u}'/>", view: view) == "<a href=\"#refused\"></a>")
        #expect(try render("<a tal:attributes='href w'/>", view: view) == "<a href=\"#refused\"></a>")
        #expect(try render("<a href='x/${u}'/>", view: view) == "<a href=\"x/javascript:alert(1)\"></a>")
        #expect(
            try render("<a href='https://x/?q=${u}'/>", view: view)
                == "<a href=\"https://x/?q=javascript:alert(1)\"></a>")
        #expect(
            try render("<a href='${concat(&quot;java&quot;, &quot;script:&quot;)}x'/>", view: view)
                == "<a href=\"#refused\"></a>")
        #expect(try render("<img src='${u}'/>", view: view) == "<img src=\"#refused\">")
        #expect(
            try render("<svg><a xlink:href='${u}' xmlns:xlink='http://www.w3.org/1999/xlink'/></svg>", view: view)
                .contains("xlink:href=\"#refused\""))
    }
}

@Suite struct StructureTests {
    private func shown(_ note: String, name: String = "t.html") throws -> String {
        try render("<tal:x replace='structure: note'/>", view: "<v><note>\(note)</note></v>", name: name)
    }

    @Test func `markup of the view is written as markup, without what runs or loads`() throws {
        #expect(try shown("a <b class='x' onclick='y()'>b</b><br/>c") == "a <b class=\"x\">b</b><br>c")
        #expect(try shown("<script>alert(1)</script>") == "alert(1)")
        #expect(try shown("<style>p{}</style><iframe src='x'/>") == "p{}")
        #expect(try shown("<a href='javascript:x' style='y'>z</a>") == "<a href=\"#refused\">z</a>")
        #expect(try shown("<img src='data:image/png,x' onerror='x'/>") == "<img src=\"data:image/png,x\">")
        #expect(try shown("&lt;b&gt;<!-- c --><?p i?>") == "&lt;b&gt;")
    }

    @Test func `XML keeps the vocabulary of the view`() throws {
        let text = try shown("<d:x xmlns:d='urn:d' d:y='1'>z</d:x>", name: "t.xml")
        #expect(text.contains("<note><d:x xmlns:d=\"urn:d\" d:y=\"1\">z</d:x></note>"))
    }

    @Test func `all nodes are written, attributes as text`() throws {
        #expect(try render("${structure: contract/name}", view: sampleView) == "Alpha &lt;1&gt;BetaGamma")
        #expect(try render("${structure: contract/@id}", view: sampleView) == "abc")
    }
}
