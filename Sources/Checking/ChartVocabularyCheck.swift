import Diagnostics
import Expressions
import Regulations
import SCXML
import XML

/// Holds the functions and variables that a chart uses, in whatever attribute, against those that there are: an unknown
/// one would stop a case in the middle of somebody's work.
struct ChartVocabularyCheck {
    /// What Docket's own elements see: the record and its customer; `nil` where nobody knows what the chart is about.
    private let records: [String]?

    init(records: [String]? = nil) { self.records = records }

    /// Attributes of SCXML that hold an expression.
    static let expressions = [
        "cond", "expr", "location", "array", "delayexpr", "eventexpr", "targetexpr", "typeexpr", "srcexpr",
        "sendidexpr", "idlocation",
    ]
    /// Attributes of Docket's elements that hold one.
    static let ownExpressions = ["select", "when"]

    /// Beside the functions of conditions, those of libxml2 that ask for names, and SCXML's own.
    private static let functions = Expression.functions.merging(
        ["id": 1...1, "lang": 1...1, "local-name": 0...1, "name": 0...1, "namespace-uri": 0...1, "In": 1...1]
    ) { one, _ in one }

    /// What is wrong with the calls and variables below an element, in the order of the chart.
    func findings(in root: Node) -> [Finding] {
        let declared = declared(in: root)
        return root.descendants().flatMap { element in
            let isChart = element.namespace == scxmlNamespace
            return (isChart ? Self.expressions : Self.ownExpressions).flatMap { name in
                element[name].map { findings(for: $0, at: name, of: element, isChart ? declared : records) } ?? []
            }
        }
    }

    /// The data of the chart, and what its loops name.
    private func declared(in root: Node) -> [String] {
        root.descendants().filter { $0.namespace == scxmlNamespace }.flatMap { element -> [String] in
            switch element.name {
            case "data": [element["id"]].compactMap { $0 }
            case "foreach": [element["item"], element["index"]].compactMap { $0.map { String($0.drop { $0 == "$" }) } }
            default: []
            }
        }
    }

    /// Whoever reads the chart names what is no expression at all.
    private func findings(
        for text: String, at attribute: String, of element: Node, _ variables: [String]?
    ) -> [Finding] {
        guard element.namespace == scxmlNamespace || element.namespace == docketNamespace,
            let syntax = try? XPathExpression.parse(text)
        else { return [] }
        let names = syntax.variables.filter { !$0.name.hasPrefix("_") && !(variables?.contains($0.name) ?? true) }
        return callFindings(syntax, at: attribute, of: element)
            + names.map { name, offset in
                element.finding(
                    "chart.unknown-variable", Message("没有数据 “$\(name)”", "there is no data “$\(name)”"), at: attribute,
                    shift: offset, advice: didYouMean(name, among: variables ?? []))
            }
    }

    private func callFindings(_ syntax: XPathExpression, at attribute: String, of element: Node) -> [Finding] {
        syntax.calls.compactMap { call in
            let name = call.qualifiedName
            let place = call.nameRange.lowerBound
            guard let count = Self.functions[call.prefix == nil ? name : call.name] else {
                return element.finding(
                    "expression.unknown-function",
                    Message("没有函数 “\(name)”", "there is no function “\(name)”"), at: attribute, shift: place,
                    advice: didYouMean(name, among: Self.functions.keys.sorted()))
            }
            guard !count.contains(call.arguments.count) else { return nil }
            return element.finding(
                "expression.argument-count",
                Message("函数 “\(name)” 的参数个数不对", "“\(name)” takes another number of arguments"), at: attribute,
                shift: place)
        }
    }
}

extension XPathExpression {
    /// All calls of functions in it.
    fileprivate var calls: [XPathCall] {
        parts.compactMap { if case .call(let call) = $0 { call } else { nil } }
    }

    /// All variables in it, each with its place.
    fileprivate var variables: [(name: String, offset: Int)] {
        parts.compactMap {
            guard case .path(let path) = $0, case .variable(let name) = path.start else { return nil }
            return (name, path.startRange.lowerBound)
        }
    }

    /// The expression and all that it is made of, in its order.
    private var parts: [XPathExpression] {
        switch self {
        case .literal, .number: [self]
        case .negation(let inner): [self] + inner.parts
        case .operation(_, let left, let right): [self] + left.parts + right.parts
        case .call(let call): [self] + call.arguments.flatMap(\.parts)
        case .path(let path): [self] + path.inside.flatMap(\.parts)
        }
    }
}

extension XPathPath {
    /// The expressions in its beginning and its predicates.
    fileprivate var inside: [XPathExpression] {
        let beginning: [XPathExpression] = if case .expression(let inner) = start { [inner] } else { [] }
        return beginning + filters + steps.flatMap(\.predicates)
    }
}
