import Diagnostics
import XML

/// A macro of a file; without a name the file as a whole.
struct MacroReference: Equatable {
    let source: TemplateSource
    let name: String?

    static func == (left: MacroReference, right: MacroReference) -> Bool {
        left.source === right.source && left.name == right.name
    }

    /// The element that the macro is.
    var element: Node? { name.map { source.macros[$0] } ?? source.document.root }
}

/// A macro being expanded: what its user fills its slots with.
final class MacroFrame {
    /// What fills a slot, with all that surrounds it where it was written.
    struct Fill {
        let element: Node
        let name: LocatedText
        let around: Compiler.Surroundings
    }

    private let fills: [String: Fill]
    /// The frame around the user; with `extend-macro` its fills count here too.
    private let outer: MacroFrame?
    private let isExtension: Bool
    private var used: Set<String> = []
    /// The slots that the macro has.
    private(set) var slots: Set<String> = []

    init(fills: [String: Fill], outer: MacroFrame?, isExtension: Bool) {
        self.fills = fills
        self.outer = outer
        self.isExtension = isExtension
    }

    /// What fills a slot; notes that the slot is there.
    func fill(of slot: String) -> Fill? {
        slots.insert(slot)
        if let fill = fills[slot] {
            used.insert(slot)
            return fill
        }
        return isExtension ? outer?.fill(of: slot) : nil
    }

    /// The fills that match no slot.
    var unused: [Fill] {
        fills.filter { !used.contains($0.key) }.values.sorted { $0.name.start < $1.name.start }
    }
}

extension Compiler {
    /// Expands a macro in place of an element.
    func useMacro(_ text: LocatedText, _ element: Node, _ statements: Statements, _ around: Surroundings) {
        refuseOnMacro(statements)
        let isExtension = statements.extendMacro != nil
        guard let macro = resolve(text, around) else { return }
        guard let target = macro.element else { return reportUnknown(macro, text) }
        guard !around.macros.contains(macro) else {
            return report.add(
                "metal.cycle",
                Message("宏 “\(text.text)” 又用到了自己", "the macro “\(text.text)” uses itself"), at: text)
        }
        let frame = MacroFrame(
            fills: fills(in: element, around), outer: around.frame, isExtension: isExtension)
        var inner = around
        inner.source = macro.source
        inner.frame = frame
        inner.macros.append(macro)
        inner.namespaces = FunctionLibrary.namespaces.merging(target.parent?.namespacesInScope ?? [:]) { $1 }
        inner.namespaces[""] = nil
        let trail = report.trail
        report.trail.insert(
            RelatedPlace(Message("宏用在这里", "the macro is used here"), at: location(of: text)), at: 0)
        checkDoubles(macro.source)
        expansions += 1
        self.element(target, inner)
        report.trail = trail
        for fill in frame.unused { reportUnmatched(fill, slots: frame.slots) }
    }

    /// Shows what a macro's user put into a slot.
    func fill(_ slot: LocatedText, with fill: MacroFrame.Fill, _ around: Surroundings) {
        var inner = fill.around
        inner.scope.variables.merge(around.scope.variables) { $1 }
        inner.scope.repeats.merge(around.scope.repeats) { $1 }
        inner.declared = around.declared
        inner.isForeign = around.isForeign
        let trail = report.trail
        report.trail.insert(
            RelatedPlace(Message("填入这个槽", "it fills this slot"), at: location(of: slot)), at: 0)
        let statements = statements(of: fill.element, in: inner.source)
        element(fill.element, statements, inner)
        report.trail = trail
    }

    private func location(of text: LocatedText) -> SourceLocation { text.source.text.location(at: text.start) }

    /// A macro takes the place of the element: nothing is left that these statements could change.
    private func refuseOnMacro(_ statements: Statements) {
        let useless = [statements.content, statements.replace, statements.omitTag, statements.attributes.first?.name]
        for place in useless.compactMap({ $0 }) {
            report.add(
                "metal.statement-without-effect",
                Message(
                    "元素被宏替换，这里的 content、replace、attributes、omit-tag 没有作用",
                    "the macro replaces the element: content, replace, attributes and omit-tag have no effect here"),
                at: place)
        }
    }

    // MARK: Slots

    /// The elements that fill slots below an element that uses a macro.
    private func fills(in element: Node, _ around: Surroundings) -> [String: MacroFrame.Fill] {
        var found: [String: MacroFrame.Fill] = [:]
        func search(_ node: Node) {
            for child in node.elements {
                if let attribute = child.fillSlotAttribute {
                    let name = around.source.value(of: attribute, on: child).trimmed()
                    let fill = MacroFrame.Fill(element: child, name: name, around: around)
                    if let first = found.updateValue(fill, forKey: name.text) { reportDouble(name, first) }
                } else {
                    if child.hasStatements { reportUnseen(child) }
                    if child.metal("use-macro") == nil { search(child) }
                }
            }
        }
        search(element)
        return found
    }

    private func reportDouble(_ name: LocatedText, _ first: MacroFrame.Fill) {
        report.add(
            "metal.double-fill", Message("槽 “\(name.text)” 填了两次", "the slot “\(name.text)” is filled twice"), at: name,
            related: [RelatedPlace(Message("另一处", "the other one"), at: location(of: first.name))])
    }

    private func reportUnseen(_ element: Node) {
        report.add(
            element.finding(
                "metal.outside-slot",
                Message(
                    "它在 use-macro 之内却不在 fill-slot 里，不会显示",
                    "it stands in a use-macro but in no fill-slot, and is never shown"),
                related: report.trail))
    }

    private func reportUnmatched(_ fill: MacroFrame.Fill, slots: Set<String>) {
        let known = slots.sorted().joined(separator: " ")
        report.add(
            "metal.unknown-slot",
            Message("宏没有槽 “\(fill.name.text)”", "the macro has no slot “\(fill.name.text)”"), at: fill.name,
            advice: didYouMean(fill.name.text, among: slots.sorted())
                ?? (slots.isEmpty ? nil : Message("有：\(known)", "there are: \(known)")))
    }

    // MARK: Which macro

    /// The macro that `use-macro` names: `NAME`, `load:FILE`, `load:FILE#NAME`, `$variable/NAME`; `macros/` may stand
    /// before the name.
    private func resolve(_ text: LocatedText, _ around: Surroundings) -> MacroReference? {
        let (kind, rest) = ExpressionKind.split(text)
        if kind == .load {
            let parts = rest.text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let file = rest.slice(0..<(parts.first?.utf8.count ?? 0))
            guard let source = load(file, around) else { return nil }
            return MacroReference(source: source, name: parts.count == 2 ? String(parts[1]) : nil)
        }
        var steps = text.text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        var source = around.source
        if let first = steps.first, first.hasPrefix("$") {
            guard let template = template(first, at: text, around) else { return nil }
            source = template
            steps.removeFirst()
            if steps.isEmpty { return MacroReference(source: source, name: nil) }
        }
        if steps.count == 2, steps[0] == "macros" { steps.removeFirst() }
        guard steps.count == 1, steps[0].isNCName else {
            report.add(
                "metal.macro-name", Message("“\(text.text)” 不是宏的名称", "“\(text.text)” does not name a macro"), at: text,
                advice: Message(
                    "写作 名称、load:文件#名称 或 $变量/名称", "write NAME, load:FILE#NAME or $variable/NAME"))
            return nil
        }
        return MacroReference(source: source, name: steps[0])
    }

    private func template(_ variable: String, at text: LocatedText, _ around: Surroundings) -> TemplateSource? {
        let name = String(variable.dropFirst())
        let variables = visible(around).variables
        if let template = variables[name]?.template { return template }
        let known = variables.filter { $0.value.template != nil }.map(\.key)
        report.add(
            "metal.unknown-template",
            Message("“\(variable)” 不是用 load: 定义的模板", "“\(variable)” is not a template defined with load:"), at: text,
            advice: didYouMean(name, among: known.sorted()))
        return nil
    }

    private func reportUnknown(_ macro: MacroReference, _ text: LocatedText) {
        let names = macro.source.macros.keys.sorted()
        let name = macro.name ?? ""
        let known = names.joined(separator: " ")
        report.add(
            "metal.unknown-macro",
            Message("“\(macro.source.name)” 里没有宏 “\(name)”", "there is no macro “\(name)” in “\(macro.source.name)”"),
            at: text,
            advice: didYouMean(name, among: names)
                ?? (names.isEmpty ? nil : Message("有：\(known)", "there are: \(known)")))
    }

    /// A template file below the root, relative to the file that names it.
    func load(_ path: LocatedText, _ around: Surroundings) -> TemplateSource? {
        do throws(Findings) {
            return try files.source(path.text, from: around.source.name)
        } catch {
            for finding in error.findings {
                guard finding.location == nil else {
                    report.add(finding)
                    continue
                }
                report.add(finding.rule, finding.message, at: path, advice: finding.advice)
            }
            return nil
        }
    }
}

extension Node {
    fileprivate var fillSlotAttribute: Node? {
        attributes.first { attribute in
            attribute.name == "fill-slot"
                && (attribute.namespace ?? (attribute.prefix == nil ? statementNamespace : nil)) == Namespace.metal
        }
    }

    /// Whether TAL would do anything on the element.
    fileprivate var hasStatements: Bool {
        namespace == Namespace.tal || attributes.contains { $0.namespace == Namespace.tal }
    }
}
