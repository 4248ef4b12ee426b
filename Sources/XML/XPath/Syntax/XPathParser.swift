/// Parses XPath 1.0 (section 3) by recursive descent, one function per production.
struct XPathParser {
    private let text: String
    private let tokens: [(token: XPathToken, range: Range<Int>)]
    private var position = 0
    private var depth = 0

    init(_ text: String) throws(XPathError) {
        guard text.utf8.count <= XPath.longest else { throw .syntax(expression: text, offset: XPath.longest) }
        self.text = text
        tokens = try XPathLexer.tokens(of: text)
    }

    mutating func parse() throws(XPathError) -> XPathExpression {
        let expression = try expression()
        guard token == .end else { throw failure }
        return expression
    }

    private var token: XPathToken { tokens[position].token }

    private var next: XPathToken { tokens[min(position + 1, tokens.count - 1)].token }

    private var failure: XPathError { .syntax(expression: text, offset: tokens[position].range.lowerBound) }

    /// The end of the token before this one.
    private var end: Int { position > 0 ? tokens[position - 1].range.upperBound : 0 }

    private mutating func take(_ symbol: String) -> Bool {
        guard token == .symbol(symbol) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ symbol: String) throws(XPathError) {
        guard take(symbol) else { throw failure }
    }

    /// The binary operators, from the loosest to the tightest.
    private static let levels: [[XPathOperator]] = [
        [.or], [.and], [.equal, .notEqual], [.lessOrEqual, .less, .greaterOrEqual, .greater], [.plus, .minus],
        [.multiply, .divide, .modulo],
    ]

    private mutating func expression() throws(XPathError) -> XPathExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 100 else { throw failure }
        return try binary(level: 0)
    }

    private mutating func binary(level: Int) throws(XPathError) -> XPathExpression {
        guard level < Self.levels.count else { return try unary() }
        var left = try binary(level: level + 1)
        while case .symbol(let symbol) = token, let found = Self.levels[level].first(where: { $0.rawValue == symbol }) {
            position += 1
            left = .operation(found, left, try binary(level: level + 1))
        }
        return left
    }

    private mutating func unary() throws(XPathError) -> XPathExpression {
        var negations = 0
        while take("-") { negations += 1 }
        var value = try union()
        if negations > 0 { value = .negation(value) }
        return negations > 1 && negations.isMultiple(of: 2) ? .negation(value) : value
    }

    private mutating func union() throws(XPathError) -> XPathExpression {
        var left = try path()
        while take("|") { left = .operation(.union, left, try path()) }
        return left
    }

    private mutating func path() throws(XPathError) -> XPathExpression {
        let start = tokens[position].range.lowerBound
        if beginsFilter { return try filter(from: start) }
        if take("/") {
            let steps = beginsStep ? try relative() : []
            return .path(path(.root, steps, from: start, startEnd: start + 1))
        }
        if take("//") {
            let steps = [Self.anywhere(at: start)] + (try relative())
            return .path(path(.root, steps, from: start, startEnd: start + 2))
        }
        let steps = try relative()
        return .path(path(.context, steps, from: start, startEnd: start))
    }

    private func path(
        _ kind: XPathPath.Start, filters: [XPathExpression] = [], _ steps: [XPathStep], from start: Int, startEnd: Int
    ) -> XPathPath {
        XPathPath(start: kind, filters: filters, steps: steps, range: start..<end, startRange: start..<startEnd)
    }

    private static func anywhere(at offset: Int) -> XPathStep {
        XPathStep(axis: .descendantOrSelf, test: .node, predicates: [], range: offset..<offset)
    }

    /// Whether a primary expression follows: not a step.
    private var beginsFilter: Bool {
        switch token {
        case .variable, .literal, .number, .symbol("("): true
        case .name(let prefix, let local): next == .symbol("(") && !(prefix == nil && Self.nodeTypes.contains(local))
        default: false
        }
    }

    private static let nodeTypes: Set = ["node", "text", "comment", "processing-instruction"]

    private mutating func filter(from start: Int) throws(XPathError) -> XPathExpression {
        let primary = try primary()
        let startEnd = end
        let filters = try predicates()
        var steps: [XPathStep] = []
        if take("//") {
            steps = [Self.anywhere(at: end)] + (try relative())
        } else if take("/") {
            steps = try relative()
        }
        if case .path(let inner) = primary, inner.steps.isEmpty, inner.filters.isEmpty, case .variable = inner.start {
            return .path(path(inner.start, filters: filters, steps, from: start, startEnd: startEnd))
        }
        if filters.isEmpty && steps.isEmpty { return primary }
        return .path(path(.expression(primary), filters: filters, steps, from: start, startEnd: startEnd))
    }

    private mutating func primary() throws(XPathError) -> XPathExpression {
        let range = tokens[position].range
        switch token {
        case .variable(let name):
            position += 1
            return .path(path(.variable(name), [], from: range.lowerBound, startEnd: range.upperBound))
        case .literal(let text):
            position += 1
            return .literal(text, at: range)
        case .number(let value):
            position += 1
            return .number(value, digits: String(decoding: Array(text.utf8)[range], as: UTF8.self))
        case .name(let prefix, let local):
            position += 1
            let arguments = try arguments()
            return .call(
                XPathCall(
                    prefix: prefix, name: local, arguments: arguments, nameRange: range,
                    range: range.lowerBound..<end))
        default:
            try expect("(")
            let inner = try expression()
            try expect(")")
            return inner
        }
    }

    private mutating func arguments() throws(XPathError) -> [XPathExpression] {
        try expect("(")
        if take(")") { return [] }
        var found = [try expression()]
        while take(",") { found.append(try expression()) }
        try expect(")")
        return found
    }

    private var beginsStep: Bool {
        switch token {
        case .name, .anyName, .symbol("."), .symbol(".."), .symbol("@"): true
        default: false
        }
    }

    private mutating func relative() throws(XPathError) -> [XPathStep] {
        var steps = [try step()]
        while true {
            if take("//") {
                steps.append(Self.anywhere(at: end))
            } else if !take("/") {
                return steps
            }
            steps.append(try step())
        }
    }

    private mutating func step() throws(XPathError) -> XPathStep {
        let range = tokens[position].range
        if take(".") { return XPathStep(axis: .itself, test: .node, predicates: [], range: range) }
        if take("..") { return XPathStep(axis: .parent, test: .node, predicates: [], range: range) }
        var axis = XPathStep.Axis.child
        if take("@") {
            axis = .attribute
        } else if case .name(nil, let local) = token, next == .symbol("::") {
            guard let named = XPathStep.Axis(rawValue: local) else { throw failure }
            axis = named
            position += 2
        }
        let start = tokens[position].range.lowerBound
        let test = try test()
        let testRange = start..<end
        return XPathStep(axis: axis, test: test, predicates: try predicates(), range: testRange)
    }

    private mutating func test() throws(XPathError) -> XPathStep.Test {
        switch token {
        case .anyName(let prefix):
            position += 1
            return .anyName(prefix: prefix)
        case .name(nil, let local) where next == .symbol("("):
            return try nodeType(local)
        case .name(let prefix, let local):
            position += 1
            return .name(prefix: prefix, local: local)
        default: throw failure
        }
    }

    private mutating func nodeType(_ name: String) throws(XPathError) -> XPathStep.Test {
        guard Self.nodeTypes.contains(name) else { throw failure }
        position += 2
        var target: String?
        if name == "processing-instruction", case .literal(let text) = token {
            target = text
            position += 1
        }
        try expect(")")
        return switch name {
        case "node": .node
        case "text": .text
        case "comment": .comment
        default: .processingInstruction(target)
        }
    }

    private mutating func predicates() throws(XPathError) -> [XPathExpression] {
        var found: [XPathExpression] = []
        while take("[") {
            found.append(try expression())
            try expect("]")
        }
        return found
    }
}
