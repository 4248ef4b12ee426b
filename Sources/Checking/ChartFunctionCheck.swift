import Diagnostics
import Expressions
import Regulations
import SCXML
import XML

/// Holds the functions that a chart calls, in whatever attribute, against those that there are: an unknown one would
/// stop a case in the middle of somebody's work.
struct ChartFunctionCheck {
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

    /// What is wrong with the calls below an element, in the order of the chart.
    func findings(in root: Node) -> [Finding] {
        root.descendants().flatMap { element in
            (element.namespace == scxmlNamespace ? Self.expressions : Self.ownExpressions).flatMap { name in
                element[name].map { findings(for: $0, at: name, of: element) } ?? []
            }
        }
    }

    /// Whoever reads the chart names what is no expression at all.
    private func findings(for text: String, at attribute: String, of element: Node) -> [Finding] {
        guard element.namespace == scxmlNamespace || element.namespace == docketNamespace,
            let syntax = try? XPathExpression.parse(text)
        else { return [] }
        return syntax.calls.compactMap { call in
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
    /// All calls of functions in it, in its order.
    fileprivate var calls: [XPathCall] {
        switch self {
        case .literal, .number: []
        case .negation(let inner): inner.calls
        case .operation(_, let left, let right): left.calls + right.calls
        case .call(let call): [call] + call.arguments.flatMap(\.calls)
        case .path(let path):
            path.start.calls + path.filters.flatMap(\.calls)
                + path.steps.flatMap { $0.predicates.flatMap(\.calls) }
        }
    }
}

extension XPathPath.Start {
    fileprivate var calls: [XPathCall] {
        if case .expression(let inner) = self { inner.calls } else { [] }
    }
}
