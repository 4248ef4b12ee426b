import Diagnostics
import XML

/// What stands between tags: content, texts, comments.
extension Compiler {
    /// The content of an element: that of `tal:content`, else its children.
    func content(of element: Node, _ statements: Statements, _ around: Surroundings) {
        let isRaw = isRawText(element, around)
        guard let content = statements.content else {
            return isRaw ? rawText(of: element, around) : children(of: element, around)
        }
        if isRaw { return refuseRaw(element, at: content) }
        switch compile(content, around) {
        case .nothing, .mistaken: break
        case .keepDefault: children(of: element, around)
        case .structure(let index): code.addStructure(index, declared: around.declared)
        case .value(let index, let type):
            checkText(type, content.trimmed(), around)
            write(index, in: .content)
        }
    }

    private func children(of element: Node, _ around: Surroundings) {
        for node in element.children { child(node, around) }
    }

    /// A text, perhaps with `${…}` in it.
    func text(_ node: Node, _ around: Surroundings) {
        for part in around.source.value(ofText: node).interpolationParts() {
            switch part {
            case .literal(let text): code.write(escaping: text, in: .content)
            case .unclosed(let place): reportUnclosed(place)
            case .expression(let expression): interpolated(expression, around)
            }
        }
    }

    private func interpolated(_ expression: LocatedText, _ around: Surroundings) {
        switch compile(expression, around) {
        case .nothing, .mistaken: break
        case .keepDefault:
            report.add(
                "tal.misplaced-default", Message("这里没有可保留的默认内容", "there is no default to keep here"), at: expression)
        case .structure(let index): code.addStructure(index, declared: around.declared)
        case .value(let index, let type):
            checkText(type, expression.trimmed(), around)
            write(index, in: .content)
        }
    }

    // MARK: Script and style

    /// Whether an HTML parser takes the content of an element as it stands.
    private func isRawText(_ element: Node, _ around: Surroundings) -> Bool {
        let isHTMLElement = isHTML ? !isForeign(element, around) : element.namespace == Namespace.xhtml
        let isActive = ["script", "style"].contains(element.name.lowercased()) && (isHTML || element.namespace != nil)
        return isActive || isHTMLElement && Vocabulary.rawText.contains(element.name.lowercased())
    }

    /// Static script or style: as HTML needs it, raw; in XML and inside SVG escaped.
    private func rawText(of element: Node, _ around: Surroundings) {
        let writesRaw = isHTML && !isForeign(element, around)
        for node in element.children {
            guard node.kind == .text else {
                if node.kind == .element { reportElement(node, in: element) }
                continue
            }
            let value = around.source.value(ofText: node)
            for part in value.interpolationParts() {
                switch part {
                case .literal(let text) where writesRaw:
                    checkRaw(text, of: element, at: value)
                    code.write(text)
                case .literal(let text): code.write(escaping: text, in: .content)
                case .unclosed(let place), .expression(let place): refuseRaw(element, at: place)
                }
            }
        }
    }

    private func refuseRaw(_ element: Node, at place: LocatedText) {
        report.add(
            "tal.dynamic-script",
            Message("<\(element.name)> 的内容不能由数据生成", "the content of <\(element.name)> cannot come from data"),
            at: place,
            advice: Message("字面的 “${” 写作 “$${”", "a literal “${” is written “$${”"))
    }

    private func reportElement(_ node: Node, in element: Node) {
        report.add(
            node.finding(
                "tal.element-in-script",
                Message("<\(element.name)> 里只能是文本", "<\(element.name)> holds text only"), related: report.trail))
    }

    /// What would end the element or begin a comment in it.
    private func checkRaw(_ text: String, of element: Node, at place: LocatedText) {
        let lowered = text.lowercased()
        guard lowered.contains("</\(element.name.lowercased())") || lowered.contains("<!--") else { return }
        report.add(
            "tal.raw-text",
            Message(
                "<\(element.name)> 里不能有 “</\(element.name)” 或 “<!--”",
                "<\(element.name)> cannot hold “</\(element.name)” or “<!--”"), at: place)
    }

    // MARK: Comments and processing instructions

    /// A comment goes to the output unless it begins with `!`.
    func comment(_ node: Node, _ around: Surroundings) {
        let text = node.text
        if text.hasPrefix("!") { return }
        if text.contains("${") {
            refuse(node, Message("注释里不能有数据", "a comment cannot hold data"))
        } else if isHTML, text.hasPrefix(">") || text.hasPrefix("->") {
            refuse(node, Message("HTML 的注释不能以 “>” 开头", "a comment of HTML cannot begin with “>”"))
        } else {
            code.write("<!--\(text)-->")
        }
    }

    /// A processing instruction goes to XML output only.
    func processingInstruction(_ node: Node, _ around: Surroundings) {
        if isHTML {
            refuse(node, Message("HTML 没有处理指令", "HTML has no processing instructions"))
        } else if node.text.contains("${") {
            refuse(node, Message("处理指令里不能有数据", "a processing instruction cannot hold data"))
        } else {
            code.write("<?\(node.name) \(node.text)?>")
            if node.parent?.isElement != true { code.write("\n") }
        }
    }

    private func refuse(_ node: Node, _ message: Message) {
        report.add(node.finding("tal.dynamic-comment", message, related: report.trail))
    }
}
