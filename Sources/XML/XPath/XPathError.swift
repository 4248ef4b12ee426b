public import Diagnostics

/// What can be wrong with an XPath expression.
public enum XPathError: Explainable, Equatable {
    /// The expression does not parse; the offset is in bytes, from its beginning.
    case syntax(expression: String, offset: Int)
    /// A prefix that is not declared.
    case unknownPrefix(expression: String)
    /// `$name` that is not bound.
    case unknownVariable(expression: String)
    /// A function that does not exist.
    case unknownFunction(expression: String)
    /// Wrong number or type of arguments, or another failure at run time, with libxml2's code (`xmlXPathError`).
    case evaluation(expression: String, code: Int)
    /// The evaluation took more operations than allowed.
    case tooExpensive(expression: String)
    /// A function of ours refused its arguments, with its reason.
    case function(expression: String, reason: Message)

    /// One finding without a place: who holds the expression knows where it stands.
    public var findings: [Finding] { [Finding(rule, message)] }

    /// What cannot be taken is refused.
    public var failure: Failure { .refusal }

    /// Where in the expression the mistake is, in bytes, when that is known.
    public var offset: Int? {
        if case .syntax(_, let offset) = self { offset } else { nil }
    }

    /// The rule's name for findings.
    public var rule: String {
        switch self {
        case .syntax: "xpath.syntax"
        case .unknownPrefix: "xpath.unknown-prefix"
        case .unknownVariable: "xpath.unknown-variable"
        case .unknownFunction: "xpath.unknown-function"
        case .evaluation: "xpath.evaluation"
        case .tooExpensive: "xpath.too-expensive"
        case .function: "xpath.function"
        }
    }

    /// What is wrong.
    public var message: Message {
        switch self {
        case .syntax(let text, _):
            Message("XPath 表达式写错了：\(text)", "this is not a valid XPath expression: \(text)")
        case .unknownPrefix(let text):
            Message("XPath 表达式用了没有声明的前缀：\(text)", "the XPath expression uses an undeclared prefix: \(text)")
        case .unknownVariable(let text):
            Message("XPath 表达式用了没有定义的变量：\(text)", "the XPath expression uses an unknown variable: \(text)")
        case .unknownFunction(let text):
            Message("XPath 表达式用了没有的函数：\(text)", "the XPath expression uses an unknown function: \(text)")
        case .evaluation(let text, _):
            Message("XPath 表达式无法求值：\(text)", "the XPath expression cannot be evaluated: \(text)")
        case .tooExpensive(let text):
            Message("XPath 表达式运算量过大：\(text)", "the XPath expression takes too many operations: \(text)")
        case .function(let text, let reason):
            Message(
                "XPath 表达式 \(text)：\(reason.chinese)", "the XPath expression \(text): \(reason.english)")
        }
    }

    /// The typed error for libxml2's code (`xmlXPathError`, or the same above 1200 as an `xmlParserErrors`).
    static func of(code: Int, expression: String, offset: Int = 0) -> XPathError {
        switch code {
        case 5, 1205: .unknownVariable(expression: expression)
        case 9, 1209: .unknownFunction(expression: expression)
        case 19, 1219: .unknownPrefix(expression: expression)
        case 24...26, 1224...1226: .tooExpensive(expression: expression)
        case 1...8, 1200...1208: .syntax(expression: expression, offset: offset)
        default: .evaluation(expression: expression, code: code)
        }
    }
}
