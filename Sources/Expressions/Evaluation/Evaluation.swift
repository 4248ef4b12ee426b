import Values
import XML

extension Expression {
    /// Evaluates the expression.
    ///
    /// - Parameters:
    ///   - facts: what its paths begin at.
    ///   - variables: what `$name` stands for.
    /// - Throws: `ExpressionError` for an unknown variable and for what cannot be exact.
    public func evaluate(at facts: Facts, variables: [String: Facts] = [:]) throws(ExpressionError) -> ExactValue {
        let names = variables.keys.sorted()
        let trees = Dictionary(
            uniqueKeysWithValues: names.enumerated().compactMap { index, name in
                variables[name].map { (name, Place(root: $0, tree: index + 1)) }
            })
        let evaluation = Evaluation(expression: text, variables: trees)
        return try evaluation.value(of: syntax, at: Focus(place: Place(root: facts, tree: 0))).exact
    }

    /// Evaluates the expression at each of the facts under the first of a name: at each row of a record's table.
    ///
    /// - Returns: what it comes to at each, or why it comes to nothing.
    public func evaluate(atEachOf name: String, in facts: Facts) -> [Result<ExactValue, ExpressionError>] {
        let evaluation = Evaluation(expression: text, variables: [:])
        let table = Place(root: facts, tree: 0).children.first { $0.facts.name == name }
        return (table?.children ?? []).map { row in
            Result { () throws(ExpressionError) in
                try evaluation.value(of: syntax, at: Focus(place: row)).exact
            }
        }
    }
}

extension Operand {
    fileprivate var exact: ExactValue {
        switch self {
        case .places(let places): .facts(places.map(\.facts))
        case .boolean(let truth): .boolean(truth)
        case .number(let number): .number(number)
        case .text(let text): .text(text)
        }
    }
}

/// The node that an expression is evaluated at, and which of how many it is.
struct Focus {
    let place: Place
    var position = 1
    var size = 1
}

/// A value under way: facts still know where they stand.
enum Operand {
    case places([Place])
    case boolean(Bool)
    case number(Fraction?)
    case text(String)

    /// What a node is by itself: the number that it is known as, or its text.
    init(_ place: Place) { self = place.facts.figure.map { .number($0) } ?? .text(place.facts.wholeText) }
}

/// Evaluates the parts of one expression; sections are those of XPath 1.0.
struct Evaluation {
    let expression: String
    let variables: [String: Place]

    func value(of syntax: XPathExpression, at focus: Focus) throws(ExpressionError) -> Operand {
        switch syntax {
        case .literal(let text, _): return .text(text)
        case .number(_, let digits): return .number(try number(digits))
        case .negation(let inner):
            guard let number = try number(value(of: inner, at: focus)) else { return .number(nil) }
            return .number(try exactly { () throws(Fraction.ArithmeticError) in try number.negated() })
        case .path(let path): return try self.path(path, at: focus)
        case .call(let call): return try self.call(call, at: focus)
        case .operation(let symbol, let left, let right): return try operation(symbol, left, right, at: focus)
        }
    }

    private func operation(
        _ symbol: XPathOperator, _ left: XPathExpression, _ right: XPathExpression, at focus: Focus
    ) throws(ExpressionError) -> Operand {
        let first = try value(of: left, at: focus)
        switch symbol {
        case .or, .and:
            // What the first decides alone needs no second.
            if boolean(first) == (symbol == .or) { return .boolean(symbol == .or) }
            return .boolean(boolean(try value(of: right, at: focus)))
        case .union:
            return .places(Place.ordered(try places(first) + places(value(of: right, at: focus))))
        case .plus, .minus, .multiply, .divide, .modulo:
            return .number(try arithmetic(symbol, first, value(of: right, at: focus)))
        default: return .boolean(try compares(first, symbol, value(of: right, at: focus)))
        }
    }

    private func arithmetic(
        _ symbol: XPathOperator, _ left: Operand, _ right: Operand
    ) throws(ExpressionError) -> Fraction? {
        guard let one = try number(left), let other = try number(right) else { return nil }
        return try exactly { () throws(Fraction.ArithmeticError) in
            switch symbol {
            case .plus: try one.adding(other)
            case .minus: try one.subtracting(other)
            case .multiply: try one.multiplied(by: other)
            case .divide: try one.divided(by: other)
            default: try one.remainder(dividingBy: other)
            }
        }
    }
}
