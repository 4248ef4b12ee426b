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
        let excerpt = source.excerpt(at: Array("<a>\n  <档案 ".utf8).count)
        #expect(excerpt == SourceExcerpt(text: "  <档案 b='1'/>", column: 7))
        #expect(source.excerpt(at: 1000).text == "</a>")
    }

    @Test func `a long line is cut around the place, which is counted from the line's beginning`() {
        let before = String(repeating: "档", count: 100_000)
        let source = SourceText(name: "a.xml", bytes: Array("<a>\n\(before)案\(before)".utf8))
        let offset = 4 + 3 * 100_000
        #expect(source.location(at: offset) == SourceLocation(file: "a.xml", line: 2, column: 100_001))
        let excerpt = source.excerpt(at: offset)
        #expect(excerpt.text.utf8.count < 1500)
        #expect(Array(excerpt.text)[excerpt.column - 1] == "案")
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

    @Test func `a hundred findings are shown, the others counted`() {
        let findings = (1...5000).map { Finding("test", Message("第 \($0) 处", "number \($0)")) }
        let lines = FindingRenderer(language: .english).render(findings).split(separator: "\n")
        #expect(lines.count == 101)
        #expect(lines.last == "4900 more are not listed")
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
