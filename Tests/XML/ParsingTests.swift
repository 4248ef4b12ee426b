import Diagnostics
import Testing
import XML

@Suite struct ParsingTests {
    private func findings(_ text: String, limits: ParsingLimits = ParsingLimits()) -> [Finding] {
        do throws(Findings) {
            _ = try Document.parse(Array(text.utf8), name: "a.xml", limits: limits)
            return []
        } catch {
            return error.findings
        }
    }

    @Test func `a document gives its elements, attributes and text`() throws {
        let document = try Document.parse(Array("<a x='1'>甲<b/>乙</a>".utf8), name: "a.xml")
        #expect(document.root.name == "a")
        #expect(document.root["x"] == "1")
        #expect(document.root["y"] == nil)
        #expect(document.root.text == "甲乙")
        #expect(document.root.elements.map(\.name) == ["b"])
    }

    @Test func `a byte order mark is skipped`() throws {
        let document = try Document.parse([0xEF, 0xBB, 0xBF] + Array("<a/>".utf8), name: "a.xml")
        #expect(document.root.sourceOffset == 0)
    }

    @Test func `a mismatched tag is found where it stands`() {
        let found = findings("<a>\n  <b>\n  </c>\n</a>")
        #expect(found.first?.rule == "xml.malformed")
        #expect(found.first?.location?.line == 3)
        #expect(found.first?.message.chinese.contains("不一致") == true)
    }

    @Test func `an undeclared namespace prefix is an error`() {
        #expect(findings("<a><d:task/></a>").first?.message.chinese.contains("前缀") == true)
    }

    @Test(arguments: ["", "   ", "not xml", "<a>", "<a b=c/>", "<a/><b/>", "<a>\u{1}</a>", "<a>&nope;</a>"])
    func `what is not well-formed is refused`(text: String) {
        #expect(!findings(text).isEmpty)
    }

    @Test func `what is not UTF-8 is refused`() {
        #expect(throws: Findings.self) {
            try Document.parse([0x3C, 0x61, 0x3E, 0xB4, 0xF3, 0x3C, 0x2F, 0x61, 0x3E], name: "a.xml")
        }
    }

    @Test(arguments: [
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY x 'lol'><!ENTITY y '&x;&x;&x;&x;'>]><a b='&y;'>&y;</a>",
        "<!DOCTYPE html [<!ENTITY x 'lol'>]><html>&x;</html>",
        "<!DOCTYPE html>\n<html/>",
    ])
    func `any DTD is refused`(text: String) {
        #expect(findings(text).map(\.rule) == ["xml.doctype"])
    }

    @Test func `the bare doctype of HTML is let through where it is asked for`() {
        let limits = ParsingLimits(allowsHTMLDoctype: true)
        #expect(findings("<!DOCTYPE html>\n<html/>", limits: limits).isEmpty)
        #expect(findings("<!DOCTYPE html [<!ENTITY x 'y'>]><html/>", limits: limits).first?.rule == "xml.doctype")
    }

    @Test func `ten thousand levels are refused with the limit named`() {
        let text = String(repeating: "<a>", count: 10_000) + String(repeating: "</a>", count: 10_000)
        #expect(findings(text).map(\.rule) == ["xml.too-deep"])
    }

    @Test func `more attributes than the limit are refused at their element, declarations counted`() {
        let limits = ParsingLimits(attributes: 20)
        let many = (0..<21).map { " a\($0)='>'" }.joined()
        let found = findings(
            "<a>\n <!-- <b\(many)/> --><?b\(many)?><![CDATA[<b\(many)>]]><b\(many)/></a>", limits: limits)
        #expect(found.map(\.rule) == ["xml.too-many-attributes"])
        #expect(found.first?.location?.line == 2)
        #expect(found.first?.advice != nil)
        let declarations = (0..<21).map { " xmlns:a\($0)='urn:\($0)'" }.joined()
        #expect(findings("<a\(declarations)/>", limits: limits).map(\.rule) == ["xml.too-many-attributes"])
        let allowed = (0..<20).map { " a\($0)=\"it's\"" }.joined()
        #expect(findings("<a\(allowed)/>", limits: limits).isEmpty)
    }

    @Test func `two hundred thousand attributes are refused by default`() {
        let many = (0..<200_000).map { " a\($0)=''" }.joined()
        #expect(findings("<a\(many)/>").map(\.rule) == ["xml.too-many-attributes"])
    }

    @Test(arguments: ["utf-16le", "utf-16be"])
    func `UTF-16 with a byte order mark is read, places counted in characters`(order: String) throws {
        let text = "<?xml version='1.0' encoding='UTF-16'?>\n<a>𠮷甲<b x='乙'/></a>"
        let units = ("\u{FEFF}" + text).utf16
        let bytes = units.flatMap { unit in
            order == "utf-16le" ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        }
        let document = try Document.parse(bytes, name: "a.xml")
        let element = try #require(document.root.element("b"))
        #expect(element["x"] == "乙")
        #expect(element.location == SourceLocation(file: "a.xml", line: 2, column: 6))
    }

    @Test(arguments: ["GB18030", "gbk", "GB2312"])
    func `GB18030 is read where the declaration says so, also where the bytes would fit UTF-8`(name: String) throws {
        // 联通 in GB18030 is well-formed UTF-8 by chance.
        let head = Array("<?xml version=\"1.0\" encoding=\"\(name)\"?>\n<a>".utf8)
        let bytes = head + [0xC1, 0xAA, 0xCD, 0xA8] + Array("<b/></a>".utf8)
        let document = try Document.parse(bytes, name: "a.xml")
        #expect(document.root.text == "联通")
        #expect(document.root.element("b")?.location?.column == 6)
    }

    @Test(
        arguments: [
            [0xFF, 0xFE, 0x3C, 0x00, 0x00, 0xD8, 0x3E, 0x00], [0xFF, 0xFE, 0x3C],
            Array("<?xml version='1.0' encoding='GB18030'?><a>".utf8) + [0x81] + Array("</a>".utf8),
        ] as [[UInt8]])
    func `what is not in the encoding that it names is refused`(bytes: [UInt8]) {
        let error = #expect(throws: Findings.self) { try Document.parse(bytes, name: "a.xml") }
        #expect(error?.findings.map(\.rule) == ["xml.encoding"])
    }

    @Test(
        arguments: [
            [0x3C, 0x61, 0x3E, 0x00, 0x3C, 0x2F, 0x61, 0x3E], [0x3C, 0x61, 0x3E, 0xC0, 0xAF, 0x3C, 0x2F, 0x61, 0x3E],
            [0x3C, 0x61, 0x3E, 0xED, 0xA0, 0x80, 0x3C, 0x2F, 0x61, 0x3E],
        ] as [[UInt8]])
    func `NUL bytes, overlong forms and lone surrogates are refused`(bytes: [UInt8]) {
        #expect(throws: Findings.self) { try Document.parse(bytes, name: "a.xml") }
    }

    @Test func `ten megabytes in an attribute are refused or read, never fatal`() {
        let text = "<a x='\(String(repeating: "v", count: 10 << 20))'/>"
        #expect(findings(text).allSatisfy { $0.rule == "xml.malformed" })
    }

    @Test func `a document beyond the size limit is refused`() {
        #expect(findings("<a>12345</a>", limits: ParsingLimits(bytes: 5)).map(\.rule) == ["xml.too-large"])
    }

    @Test func `a file that is not there is named`() {
        #expect(throws: Findings.self) { try Document.parse(file: "/no/such/file.xml") }
    }
}

@Suite struct PositionTests {
    @Test func `elements and attribute values know their line and column`() throws {
        let text = """
            <?xml version="1.0"?>
            <!-- <not/> -->
            <a>
              <![CDATA[<nor this/>]]>
              <档案 名称='甲 > 乙'
                    d:x="2" xmlns:d="urn:d"/>
            </a>
            """
        let document = try Document.parse(Array(text.utf8), name: "a.xml")
        let element = try #require(document.root.elements.first { _ in true })
        #expect(element.location == SourceLocation(file: "a.xml", line: 5, column: 3))
        let source = try #require(document.source)
        let value = try #require(element.valueOffset(of: "d:x"))
        #expect(source.location(at: value) == SourceLocation(file: "a.xml", line: 6, column: 14))
        let finding = element.finding("r", Message(verbatim: "m"), at: "名称", shift: 4)
        #expect(finding.location == SourceLocation(file: "a.xml", line: 5, column: 13))
    }
}
