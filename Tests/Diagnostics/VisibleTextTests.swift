import Diagnostics
import Testing

/// What would move a cursor or turn the direction of writing is written out.
@Suite struct VisibleTextTests {
    @Test(arguments: [
        ("\u{1B}[31m", "␛[31m"), ("铃\u{7}", "铃␇"), ("一\n二\r\n三\t四", "一␊二␍␊三␉四"), ("\u{0}", "␀"), ("\u{7F}", "␡"),
        ("\u{9B}2J", "\\u{9B}2J"), ("\u{85}", "\\u{85}"), ("\u{202E}fdp", "\\u{202E}fdp"), ("\u{2066}", "\\u{2066}"),
        ("\u{61C}\u{200E}\u{200F}", "\\u{61C}\\u{200E}\\u{200F}"), ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"),
    ])
    func `what terminals obey is shown`(text: String, shown: String) {
        #expect(visible(text) == shown)
        #expect(visible(shown) == shown, "once is enough")
    }

    @Test(arguments: ["", "示例出版有限公司", "naïve — 「」 \u{3000}\u{A0}", "👩\u{200D}🔧"])
    func `everything else stays as it is`(text: String) {
        #expect(visible(text) == text)
    }

    @Test func `a text of several lines keeps its lines and nothing else`() {
        #expect(visibleLines("一\n\t二\u{1B}\r\n") == "一\n\t二␛␍\n")
    }

    @Test func `a finding begins no line but its own`() {
        let finding = Finding(
            "test.rule", Message("没有 “a\n错误: b\u{1B}[2J”", "no"),
            at: SourceLocation(file: "表\n单.xml", line: 1, column: 3),
            excerpt: SourceExcerpt(text: "a\u{202E}b\u{1B}c", column: 3))
        let text = FindingRenderer(language: .chinese).render(finding)
        #expect(text.split(separator: "\n").count == 3)
        #expect(text.hasPrefix("表␊单.xml:1:3: 错误: 没有 “a␊错误: b␛[2J”\n  a\\u{202E}b␛c\n"))
    }
}
