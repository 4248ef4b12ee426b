import Diagnostics
import XML

/// `tal:define`'s parts: a name, what it stands for, and how far it reaches.
struct Definition {
    let isGlobal: Bool
    let name: LocatedText
    let expression: LocatedText
}

/// A name and an expression, as `tal:repeat` and `tal:attributes` have them.
struct NamedExpression {
    let name: LocatedText
    let expression: LocatedText
}

/// The TAL and METAL statements of one element.
struct Statements {
    var define: [Definition] = []
    var switchOn: LocatedText?
    var condition: LocatedText?
    var repeated: NamedExpression?
    var matches: LocatedText?
    var content: LocatedText?
    var replace: LocatedText?
    var attributes: [NamedExpression] = []
    var omitTag: LocatedText?
    var onError: LocatedText?
    var defineMacro: LocatedText?
    var useMacro: LocatedText?
    var extendMacro: LocatedText?
    var defineSlot: LocatedText?
    var fillSlot: LocatedText?
    /// The attributes that are not statements, in the order of the source.
    var staticAttributes: [Node] = []

    private static let talNames = [
        "define", "condition", "repeat", "switch", "case", "content", "replace", "attributes", "omit-tag", "on-error",
    ]
    private static let metalNames = ["define-macro", "use-macro", "extend-macro", "define-slot", "fill-slot"]

    /// Reads the statements of an element and reports what is not one.
    init(of element: Node, in source: TemplateSource, report: Report) {
        checkPrefix(of: element, on: element, report)
        for attribute in element.attributes {
            let value = source.value(of: attribute, on: element)
            let namespace = attribute.namespace ?? (attribute.prefix == nil ? element.statementNamespace : nil)
            let name = attribute.name
            let isKnown =
                switch namespace {
                case Namespace.tal: setTAL(name, value, report)
                case Namespace.metal: setMETAL(name, value)
                default: true
                }
            if namespace != Namespace.tal, namespace != Namespace.metal {
                checkPrefix(of: attribute, on: element, report)
                staticAttributes.append(attribute)
            }
            guard !isKnown else { continue }
            let known = namespace == Namespace.tal ? Self.talNames : Self.metalNames
            let shown = attribute.qualifiedName
            report.add(
                "tal.unknown-statement", Message("没有语句 “\(shown)”", "there is no statement “\(shown)”"),
                in: source, at: source.nameOffset(of: attribute, on: element), advice: didYouMean(name, among: known))
        }
        checkTogether(element, source, report)
    }

    /// Sets a TAL statement; false when there is none of that name.
    private mutating func setTAL(_ name: String, _ value: LocatedText, _ report: Report) -> Bool {
        switch name {
        case "define": define = definitions(value, report)
        case "switch": switchOn = value
        case "condition": condition = value
        case "repeat": repeated = named(value.trimmed(), report)
        case "case": matches = value
        case "content": content = value
        case "replace": replace = value
        case "attributes": attributes = value.splitAtSemicolons().compactMap { named($0, report) }
        case "omit-tag": omitTag = value
        case "on-error": onError = value
        default: return false
        }
        return true
    }

    /// Sets a METAL statement; false when there is none of that name.
    private mutating func setMETAL(_ name: String, _ value: LocatedText) -> Bool {
        switch name {
        case "define-macro": defineMacro = value.trimmed()
        case "use-macro": useMacro = value.trimmed()
        case "extend-macro": extendMacro = value.trimmed()
        case "define-slot": defineSlot = value.trimmed()
        case "fill-slot": fillSlot = value.trimmed()
        default: return false
        }
        return true
    }

    private func definitions(_ value: LocatedText, _ report: Report) -> [Definition] {
        value.splitAtSemicolons().compactMap { part in
            let (word, rest) = part.firstWord()
            let hasScope = (word.text == "local" || word.text == "global") && !rest.firstWord().rest.isEmpty
            guard let pair = named(hasScope ? rest : part, report) else { return nil }
            return Definition(
                isGlobal: hasScope && word.text == "global", name: pair.name, expression: pair.expression)
        }
    }

    private func named(_ text: LocatedText, _ report: Report) -> NamedExpression? {
        let (word, rest) = text.firstWord()
        guard !word.isEmpty, !rest.isEmpty else {
            report.add(
                "tal.name-and-expression",
                Message("这里应是“名称 表达式”", "a name and an expression are expected here"), at: text)
            return nil
        }
        return NamedExpression(name: word, expression: rest)
    }

    private mutating func checkTogether(_ element: Node, _ source: TemplateSource, _ report: Report) {
        if let replace, content != nil {
            report.add(
                "tal.content-and-replace",
                Message(
                    "同一个元素不能既有 content 又有 replace", "an element cannot have both content and replace"),
                at: replace)
        }
        if let useMacro, extendMacro != nil {
            report.add(
                "metal.use-and-extend",
                Message(
                    "同一个元素不能既有 use-macro 又有 extend-macro",
                    "an element cannot have both use-macro and extend-macro"),
                at: useMacro)
        }
        if let extendMacro, defineMacro == nil {
            report.add(
                "metal.extend-without-define",
                Message(
                    "extend-macro 只能和 define-macro 写在同一个元素上",
                    "extend-macro stands only on an element with define-macro"),
                at: extendMacro, advice: Message("改用 use-macro", "use use-macro"))
            self.extendMacro = nil
        }
    }

    /// A prefix `tal` or `metal` that is bound to another namespace would make every statement plain text.
    private func checkPrefix(of node: Node, on element: Node, _ report: Report) {
        guard let prefix = node.prefix, let expected = ["tal": Namespace.tal, "metal": Namespace.metal][prefix],
            node.namespace != expected
        else { return }
        report.add(
            element.finding(
                "tal.wrong-namespace",
                Message(
                    "前缀 “\(prefix)” 没有声明为 \(expected)", "the prefix “\(prefix)” is not declared as \(expected)"),
                related: report.trail))
    }
}

extension Node {
    /// The namespace of an element `tal:…` or `metal:…`, whose plain attributes are statements.
    var statementNamespace: String? {
        namespace == Namespace.tal || namespace == Namespace.metal ? namespace : nil
    }
}
