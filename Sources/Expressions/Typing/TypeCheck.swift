import XML

extension Expression {
    /// What in the expression cannot mean what it says over facts of a shape, in its order.
    ///
    /// Names that the shape does not have are of no type: who knows what else there is finds them.
    public func problems(over shape: FactShape) -> [TypeProblem] {
        var check = TypeCheck()
        _ = check.type(of: syntax, at: shape)
        return check.problems
    }

    /// What the expression comes to over facts of a shape: what its text is; `nil` where that is not known before.
    public func kind(over shape: FactShape) -> FactShape.Kind? {
        var check = TypeCheck()
        return switch check.type(of: syntax, at: shape) {
        case .unknown, .literal: nil
        case .facts(let kind): kind
        case .truth: .flag
        case .text: .text
        case .number(let yuan): yuan == 1 ? .money : yuan == 0 ? .number : .group
        }
    }
}

/// Goes through an expression once and notes what does not fit.
private struct TypeCheck {
    var problems: [TypeProblem] = []

    mutating func type(of syntax: XPathExpression, at context: FactShape?) -> ExpressionType {
        switch syntax {
        case .literal: return .text
        case .number: return .literal
        case .negation(let inner):
            let type = type(of: inner, at: context)
            if type.isNoNumber { report(type.mistake, inner) }
            return type.yuan.map { .number(yuan: $0) } ?? type
        case .path(let path): return self.path(path, at: context).type
        case .call(let call): return self.call(call, at: context)
        case .operation(let symbol, let left, let right):
            let first = type(of: left, at: context)
            let second = type(of: right, at: context)
            if symbol.isArithmetic { return arithmetic(symbol, (left, first), (right, second)) }
            if symbol.isComparison { compare((left, first), (right, second)) }
            return symbol == .union ? (first == second ? first : .unknown) : .truth
        }
    }

    private typealias Part = (syntax: XPathExpression, type: ExpressionType)

    private mutating func arithmetic(_ symbol: XPathOperator, _ left: Part, _ right: Part) -> ExpressionType {
        let wrong = [left, right].filter(\.type.isNoNumber)
        for part in wrong { report(part.type.mistake, part.syntax) }
        guard wrong.isEmpty, left.type != .unknown, right.type != .unknown else { return .unknown }
        let (one, other) = (left.type.yuan, right.type.yuan)
        switch symbol {
        case .multiply:
            guard (one ?? 0) + (other ?? 0) <= 1 else {
                report(.moneyTimesMoney, left.syntax)
                return .unknown
            }
            return .number(yuan: (one ?? 0) + (other ?? 0))
        case .divide: return .number(yuan: (one ?? 0) - (other ?? 0))
        default:
            guard let yuan = one ?? other else { return .literal }
            if let one, let other, one != other { report(.mixedUnits, left.syntax) }
            return .number(yuan: yuan)
        }
    }

    private mutating func compare(_ left: Part, _ right: Part) {
        let (one, other) = (left.type, right.type)
        if (one.isText && other.isNumber) || (one.isNumber && other.isText) {
            report(.textWithNumber, left.syntax)
        } else if (one == .facts(.flag) && other == .truth) || (one == .truth && other == .facts(.flag)) {
            report(.flagWithTruth, left.syntax)
        } else if let yuan = one.yuan, let otherYuan = other.yuan, yuan != otherYuan {
            report(.mixedUnits, left.syntax)
        }
    }

    private mutating func path(
        _ path: XPathPath, at context: FactShape?
    ) -> (type: ExpressionType, shape: FactShape?) {
        var place: FactShape?
        switch path.start {
        case .context: place = context
        case .root, .variable: place = nil
        case .expression(let inner):
            guard case .path(let path) = inner else {
                _ = type(of: inner, at: context)
                break
            }
            place = self.path(path, at: context).shape
        }
        for filter in path.filters { _ = type(of: filter, at: place) }
        for step in path.steps {
            place = place.flatMap { Self.next(step, from: $0) }
            for predicate in step.predicates { _ = type(of: predicate, at: place) }
        }
        return (place.map { .facts($0.kind) } ?? .unknown, place)
    }

    private static func next(_ step: XPathStep, from shape: FactShape) -> FactShape? {
        switch (step.axis, step.test) {
        case (.itself, .node): shape
        case (.child, .name(nil, let name)): shape.children[name]
        default: nil
        }
    }

    private mutating func call(_ call: XPathCall, at context: FactShape?) -> ExpressionType {
        let types = call.arguments.map { type(of: $0, at: context) }
        switch call.name {
        case "true", "false", "boolean", "not", "contains", "starts-with": return .truth
        case "count", "string-length", "position", "last": return .number(yuan: 0)
        case "sum", "floor", "ceiling", "round":
            guard let type = types.first else { return .unknown }
            if type.isNoNumber, let argument = call.arguments.first { report(type.mistake, argument) }
            return type.yuan.map { .number(yuan: $0) } ?? .unknown
        case "number": return .unknown
        default: return .text
        }
    }

    private mutating func report(_ kind: TypeProblem.Kind, _ part: XPathExpression) {
        problems.append(TypeProblem(kind: kind, offset: Self.start(of: part) ?? 0))
    }

    /// Where a part begins; numbers do not know it.
    private static func start(of syntax: XPathExpression) -> Int? {
        switch syntax {
        case .path(let path): path.range.lowerBound
        case .call(let call): call.range.lowerBound
        case .literal(_, let range): range.lowerBound
        case .number: nil
        case .negation(let inner): start(of: inner)
        case .operation(_, let left, let right): start(of: left) ?? start(of: right)
        }
    }
}

extension ExpressionType {
    /// Why nothing is computed from it.
    fileprivate var mistake: TypeProblem.Kind { self == .facts(.rank) ? .rankComputed : .notANumber }
}
