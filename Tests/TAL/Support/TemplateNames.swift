import XML

@testable import TAL

/// A name in an expression of a template: of an element, an attribute, a variable or a function.
struct TemplateName {
    let text: String
    /// Where it stands in its file, in bytes.
    let offset: Int
}

/// Finds the names in all expressions of a file.
struct TemplateNames {
    private let source: TemplateSource
    private var names: [TemplateName] = []

    static func all(in file: String, _ bytes: [UInt8]) throws -> [TemplateName] {
        let document = try Document.parse(bytes, name: file, limits: ParsingLimits(allowsHTMLDoctype: true))
        guard let text = document.source else { return [] }
        var finder = TemplateNames(source: TemplateSource(name: file, document: document, text: text))
        try finder.visit(document.root)
        return finder.names
    }

    private init(source: TemplateSource) { self.source = source }

    private mutating func visit(_ element: Node) throws {
        let statements = Statements(of: element, in: source, report: Report())
        for expression in statements.expressions { try collect(expression) }
        for attribute in statements.staticAttributes { try interpolated(source.value(of: attribute, on: element)) }
        for child in element.children {
            if child.isElement { try visit(child) }
            if child.kind == .text { try interpolated(source.value(ofText: child)) }
        }
    }

    private mutating func interpolated(_ text: LocatedText) throws {
        for case .expression(let expression) in text.interpolationParts() { try collect(expression) }
    }

    private mutating func collect(_ text: LocatedText) throws {
        let text = text.trimmed()
        if text.text == "nothing" || text.text == "default" { return }
        let (kind, rest) = ExpressionKind.split(text)
        switch kind {
        case .string: try interpolated(rest)
        case .load: break
        case .not, .exists, .structure: try collect(rest)
        case .xpath:
            collect(try XPathExpression.parse(rest.text), rest)
        }
    }

    private mutating func collect(_ expression: XPathExpression, _ text: LocatedText) {
        switch expression {
        case .literal, .number: break
        case .negation(let inner): collect(inner, text)
        case .operation(_, let left, let right):
            collect(left, text)
            collect(right, text)
        case .call(let call):
            add(call.nameRange, text)
            for argument in call.arguments { collect(argument, text) }
        case .path(let path): collect(path, text)
        }
    }

    private mutating func collect(_ path: XPathPath, _ text: LocatedText) {
        switch path.start {
        case .variable: add((path.startRange.lowerBound + 1)..<path.startRange.upperBound, text)
        case .expression(let inner): collect(inner, text)
        case .context, .root: break
        }
        for filter in path.filters { collect(filter, text) }
        for step in path.steps {
            if case .name = step.test { add(step.range, text) }
            for predicate in step.predicates { collect(predicate, text) }
        }
    }

    private mutating func add(_ range: Range<Int>, _ text: LocatedText) {
        let slice = text.slice(range)
        names.append(TemplateName(text: slice.text, offset: slice.start))
    }
}

extension Statements {
    fileprivate var expressions: [LocatedText] {
        define.map(\.expression) + attributes.map(\.expression) + [repeated?.expression].compactMap { $0 }
            + [switchOn, condition, matches, content, replace, omitTag, onError].compactMap { $0 }
            .filter { !$0.trimmed().isEmpty }
    }
}
