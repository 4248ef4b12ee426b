import XML

extension Expression {
    /// How many arguments each function takes that expressions may call.
    public static let functions = Vocabulary.functions
}

/// The axes and functions of XPath 1.0 that expressions have.
struct Vocabulary {
    let expression: String

    /// How many arguments each function takes.
    static let functions: [String: ClosedRange<Int>] = [
        "boolean": 1...1, "ceiling": 1...1, "concat": 2...100, "contains": 2...2, "count": 1...1, "false": 0...0,
        "floor": 1...1, "last": 0...0, "normalize-space": 0...1, "not": 1...1, "number": 0...1, "position": 0...0,
        "round": 1...1, "starts-with": 2...2, "string": 0...1, "string-length": 0...1, "substring": 2...3,
        "substring-after": 2...2, "substring-before": 2...2, "sum": 1...1, "translate": 3...3, "true": 0...0,
    ]

    private static let axes: Set<XPathStep.Axis> = [
        .child, .attribute, .parent, .itself, .descendant, .descendantOrSelf, .ancestor, .ancestorOrSelf,
    ]

    func check(_ syntax: XPathExpression) throws(ExpressionError) {
        switch syntax {
        case .literal, .number: break
        case .negation(let inner): try check(inner)
        case .operation(_, let left, let right):
            try check(left)
            try check(right)
        case .call(let call): try check(call)
        case .path(let path): try check(path)
        }
    }

    private func check(_ call: XPathCall) throws(ExpressionError) {
        let offset = call.nameRange.lowerBound
        guard let count = Self.functions[call.qualifiedName] else {
            throw .unknownFunction(expression: expression, name: call.qualifiedName, offset: offset)
        }
        guard count.contains(call.arguments.count) else {
            throw .argumentCount(expression: expression, name: call.name, offset: offset)
        }
        for argument in call.arguments { try check(argument) }
    }

    private func check(_ path: XPathPath) throws(ExpressionError) {
        if case .expression(let inner) = path.start { try check(inner) }
        for filter in path.filters { try check(filter) }
        for step in path.steps {
            guard Self.axes.contains(step.axis), has(step.test, on: step.axis) else {
                throw .unsupported(expression: expression, offset: step.range.lowerBound)
            }
            for predicate in step.predicates { try check(predicate) }
        }
    }

    /// `node()` would find texts too, which are no facts: it stands only where `.`, `..` and `//` do.
    private func has(_ test: XPathStep.Test, on axis: XPathStep.Axis) -> Bool {
        switch test {
        case .name(nil, _), .anyName(nil): true
        case .node: [.itself, .parent, .descendantOrSelf].contains(axis)
        default: false
        }
    }
}
