/// The syntax of an XPath 1.0 expression (section 3), each part with its place in bytes from the beginning of the text.
///
/// libxml2 does not show what it parsed. Who checks paths before there is a document, or walks simple ones without
/// libxml2, reads this tree.
public indirect enum XPathExpression: Sendable, Equatable {
    case path(XPathPath)
    case call(XPathCall)
    case literal(String, at: Range<Int>)
    /// A number, and its digits as written: they may be more than the number holds.
    case number(Double, digits: String)
    case negation(XPathExpression)
    case operation(XPathOperator, XPathExpression, XPathExpression)

    /// The syntax of a text.
    ///
    /// - Throws: `XPathError.syntax` with the place of the first part that does not fit.
    public static func parse(_ text: String) throws(XPathError) -> XPathExpression {
        var parser = try XPathParser(text)
        return try parser.parse()
    }
}

/// The operators of XPath 1.0, in their spelling.
public enum XPathOperator: String, Sendable {
    case or
    case and
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case multiply = "*"
    case divide = "div"
    case modulo = "mod"
    case union = "|"

    /// Whether the operator takes two numbers and gives a number.
    public var isArithmetic: Bool {
        switch self {
        case .plus, .minus, .multiply, .divide, .modulo: true
        default: false
        }
    }

    /// Whether the operator compares.
    public var isComparison: Bool {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
        default: false
        }
    }
}

/// A path: where it begins and the steps from there.
public struct XPathPath: Sendable, Equatable {
    /// Where a path begins.
    public enum Start: Sendable, Equatable {
        /// The context node.
        case context
        /// The document node.
        case root
        /// `$name`.
        case variable(String)
        /// Another expression, in parentheses or a call.
        case expression(XPathExpression)
    }

    /// Where the path begins.
    public let start: Start
    /// Filters on the beginning itself, as in `$x[1]/y`.
    public let filters: [XPathExpression]
    /// The steps, in order.
    public let steps: [XPathStep]
    /// The place of the whole path.
    public let range: Range<Int>
    /// The place of its beginning, for a variable with its `$`.
    public let startRange: Range<Int>
}

/// One step of a path: `axis::test[predicate]…`.
public struct XPathStep: Sendable, Equatable {
    /// The axes of XPath 1.0.
    public enum Axis: String, Sendable, CaseIterable {
        case child, attribute, parent, descendant, ancestor, following, preceding, namespace
        case itself = "self"
        case descendantOrSelf = "descendant-or-self"
        case ancestorOrSelf = "ancestor-or-self"
        case followingSibling = "following-sibling"
        case precedingSibling = "preceding-sibling"
    }

    /// What a step selects on its axis.
    public enum Test: Sendable, Equatable {
        case name(prefix: String?, local: String)
        case anyName(prefix: String?)
        case node
        case text
        case comment
        case processingInstruction(String?)

        /// The prefix of the name, if any.
        public var prefix: String? {
            switch self {
            case .name(let prefix, _), .anyName(let prefix): prefix
            default: nil
            }
        }
    }

    /// The axis.
    public let axis: Axis
    /// The test.
    public let test: Test
    /// The predicates, in order.
    public let predicates: [XPathExpression]
    /// The place of the test; empty for the step that `//` stands for.
    public let range: Range<Int>
}

/// A function call.
public struct XPathCall: Sendable, Equatable {
    /// The prefix of the function's name.
    public let prefix: String?
    /// The function's name without its prefix.
    public let name: String
    /// The arguments, in order.
    public let arguments: [XPathExpression]
    /// The place of the name.
    public let nameRange: Range<Int>
    /// The place of the whole call.
    public let range: Range<Int>

    /// The name as written.
    public var qualifiedName: String { prefix.map { "\($0):\(name)" } ?? name }
}
