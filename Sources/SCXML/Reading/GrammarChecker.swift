import Diagnostics
import XML

/// Checks a document against the grammar: unknown elements and attributes, missing and contradicting ones.
struct GrammarChecker {
    private(set) var findings: [Finding] = []

    static func check(_ root: Node) -> [Finding] {
        var checker = GrammarChecker()
        checker.check(root, as: "scxml")
        return checker.findings
    }

    private mutating func check(_ element: Node, as name: String) {
        guard let rule = Grammar.elements[name] else { return }
        checkAttributes(of: element, rule)
        if rule.content == .anything { return checkContent(of: element) }
        let allowed = rule.content == .executable ? rule.children.union(Grammar.executable) : rule.children
        for child in element.children {
            if child.kind == .text, !child.text.allSatisfy(\.isXMLWhitespace) {
                let message = Message("<\(name)> 里不能直接写文字", "text cannot stand directly in <\(name)>")
                findings.append(element.finding("scxml.stray-text", message))
            }
            guard child.isElement else { continue }
            guard child.namespace == scxmlNamespace else {
                if child.namespace == nil { reportNoNamespace(child) }
                continue
            }
            if allowed.contains(child.name) {
                check(child, as: child.name)
            } else {
                reportMisplaced(child, in: name, allowed: allowed)
            }
        }
    }

    private mutating func checkAttributes(of element: Node, _ rule: ElementRule) {
        let name = element.name
        for attribute in element.attributes where attribute.namespace == nil {
            let known = attribute.name
            guard !rule.attributes.contains(known) else { continue }
            let message = Message("<\(name)> 没有属性 “\(known)”", "<\(name)> has no attribute “\(known)”")
            let advice = didYouMean(known, among: rule.attributes)
            findings.append(element.finding("scxml.unknown-attribute", message, at: known, advice: advice))
        }
        for required in rule.required where element[required] == nil {
            let message = Message("<\(name)> 缺少属性 “\(required)”", "<\(name)> needs the attribute “\(required)”")
            findings.append(element.finding("scxml.missing-attribute", message))
        }
        for (attribute, values) in Grammar.values[name] ?? [:] {
            guard let value = element[attribute], !values.contains(value) else { continue }
            let list = values.joined(separator: ", ")
            let message = Message(
                "\(attribute) 不能是 “\(value)”，只能是 \(list)", "\(attribute) cannot be “\(value)”, but one of \(list)")
            let advice = didYouMean(value, among: values)
            findings.append(element.finding("scxml.bad-value", message, at: attribute, advice: advice))
        }
        for group in Grammar.exclusive[name] ?? [] {
            let present = group.filter { element[$0] != nil }
            if present.count > 1 { reportTogether(element, present[0], present[1]) }
        }
    }

    /// Elements whose content is data: it excludes the attributes that give the same.
    private mutating func checkContent(of element: Node) {
        let hasContent = element.children.contains { child in
            child.isElement || child.kind == .text && !child.text.allSatisfy(\.isXMLWhitespace)
        }
        guard hasContent else { return }
        for attribute in ["expr", "src"] where element[attribute] != nil {
            let message = Message(
                "<\(element.name)> 有属性 \(attribute) 时不能再有内容",
                "<\(element.name)> cannot have content besides the attribute \(attribute)")
            findings.append(element.finding("scxml.contradiction", message, at: attribute))
        }
    }

    private mutating func reportTogether(_ element: Node, _ one: String, _ other: String) {
        let message = Message(
            "<\(element.name)> 的 \(one) 和 \(other) 只能写一个",
            "<\(element.name)> takes \(one) or \(other), not both")
        findings.append(element.finding("scxml.contradiction", message, at: other))
    }

    private mutating func reportMisplaced(_ child: Node, in parent: String, allowed: Set<String>) {
        if Grammar.elements[child.name] != nil {
            let message = Message("<\(child.name)> 不能放在 <\(parent)> 里", "<\(child.name)> cannot stand in <\(parent)>")
            findings.append(child.finding("scxml.misplaced-element", message))
        } else {
            let message = Message("SCXML 没有元素 <\(child.name)>", "SCXML has no element <\(child.name)>")
            let advice = didYouMean(child.name, among: allowed.sorted())
            findings.append(child.finding("scxml.unknown-element", message, advice: advice))
        }
    }

    private mutating func reportNoNamespace(_ child: Node) {
        let message = Message(
            "<\(child.name)> 没有命名空间", "<\(child.name)> is in no namespace")
        let advice = Message("SCXML 的命名空间是 \(scxmlNamespace)", "the namespace of SCXML is \(scxmlNamespace)")
        findings.append(child.finding("scxml.no-namespace", message, advice: advice))
    }
}
