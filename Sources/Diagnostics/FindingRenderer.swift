/// Turns findings into the text a person reads: `file:line:column`, the message, the source line and a caret, each on a
/// line that holds nothing a terminal would obey.
///
/// ```
/// charts/contract.scxml:12:31: 错误: 没有状态 “reveiw”
///   <transition event="submit" target="reveiw"/>
///                                      ^
///   → 您是否想写 “review”？
/// ```
public struct FindingRenderer: Sendable {
    private let language: Language

    /// A renderer for one language.
    public init(language: Language) {
        self.language = language
    }

    /// The findings shown of one error: more nobody reads at once.
    private static let most = 100

    /// The first hundred findings, each on lines of its own, and how many more there are.
    public func render(_ findings: [Finding]) -> String {
        var texts = findings.prefix(Self.most).map(render)
        let more = findings.count - texts.count
        if more > 0 {
            texts.append(Message("另有 \(more) 处没有列出", "\(more) more are not listed").text(in: language))
        }
        return texts.joined(separator: "\n")
    }

    /// One finding, without a line end after the last line.
    public func render(_ finding: Finding) -> String {
        var lines = [heading(finding)]
        if let excerpt = finding.excerpt { lines += self.excerpt(of: excerpt.text, column: excerpt.column) }
        if let advice = finding.advice {
            lines.append("  → \(advice.text(in: language))")
        }
        for related in finding.related {
            lines.append("  \(place(related.location)): \(related.message.text(in: language))")
        }
        return lines.map(visible).joined(separator: "\n")
    }

    private func heading(_ finding: Finding) -> String {
        let label =
            switch finding.severity {
            case .error: Message("错误", "error")
            case .warning: Message("警告", "warning")
            }
        let text = "\(label.text(in: language)): \(finding.message.text(in: language))"
        guard let location = finding.location else { return text }
        return "\(place(location)): \(text)"
    }

    private func place(_ location: SourceLocation) -> String {
        "\(location.file):\(location.line):\(location.column)"
    }

    /// The source line, cut to a window around the column, and the caret below it.
    private func excerpt(of line: String, column: Int) -> [String] {
        let scalars = Array(line.unicodeScalars.map { $0 == "\t" ? " " : $0 })
        let column = min(max(column, 1), scalars.count + 1)
        let window = 100
        let start = column > window ? column - window / 2 : 0
        let shown = scalars[start..<min(scalars.count, start + window)]
        let before = String(String.UnicodeScalarView(scalars[start..<(column - 1)]))
        let text = String(String.UnicodeScalarView(shown))
        return ["  \(text)", "  \(String(repeating: " ", count: displayWidth(of: visible(before))))^"]
    }
}
