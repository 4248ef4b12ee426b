import Testing

@testable import Diagnostics

@Suite struct SourceTextTests {
    private let source = SourceText(name: "a.xml", bytes: Array("<a>\n  <档案 b='1'/>\r\n</a>".utf8))

    @Test func `a byte offset becomes a line and a column in characters`() {
        let offset = Array("<a>\n  <档案 ".utf8).count
        #expect(source.location(at: offset) == SourceLocation(file: "a.xml", line: 2, column: 7))
        #expect(source.offset(line: 2, column: 7) == offset)
    }

    @Test func `an offset beyond the end names the end`() {
        #expect(source.location(at: 1000) == SourceLocation(file: "a.xml", line: 3, column: 5))
    }

    @Test func `a line comes without its line end`() {
        #expect(source.line(2) == "  <档案 b='1'/>")
        #expect(source.line(4) == nil)
    }
}

@Suite struct FindingRendererTests {
    @Test func `the caret stands below the column even after wide characters`() {
        let source = SourceText(name: "表单.xml", bytes: Array("<字段 类型='日期'/>".utf8))
        let finding = Finding(
            "test", Message("不对", "wrong"), in: source, at: Array("<字段 ".utf8).count,
            advice: Message("改", "mend it"))
        #expect(
            FindingRenderer(language: .chinese).render(finding) == """
                表单.xml:1:5: 错误: 不对
                  <字段 类型='日期'/>
                        ^
                  → 改
                """)
        #expect(FindingRenderer(language: .english).render(finding).hasPrefix("表单.xml:1:5: error: wrong\n"))
    }
}

@Suite struct SuggestionTests {
    @Test(arguments: [
        ("aprove", "approve"), ("apporve", "approve"), ("retrun", "return"), ("Inbox", "inbox"),
    ])
    func `a slip of the finger finds the word`(word: String, meant: String) {
        #expect(closest(to: word, among: ["approve", "return", "inbox", "reject"]) == meant)
    }

    @Test func `nothing absurd is suggested`() {
        #expect(closest(to: "xyz", among: ["approve", "return"]) == nil)
    }
}
