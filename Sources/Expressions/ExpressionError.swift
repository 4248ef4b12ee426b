public import Diagnostics

/// What can be wrong with an expression. Offsets are in bytes of the expression, from its beginning.
public enum ExpressionError: Explainable, Equatable {
    /// It does not parse.
    case syntax(expression: String, offset: Int)
    /// A part of XPath that expressions do not have.
    case unsupported(expression: String, offset: Int)
    /// A function that does not exist.
    case unknownFunction(expression: String, name: String, offset: Int)
    /// A function with more or fewer arguments than it takes.
    case argumentCount(expression: String, name: String, offset: Int)
    /// `$name` that is not bound.
    case unknownVariable(expression: String, name: String, offset: Int)
    /// A step into, or a sum of, what is no set of facts.
    case notFacts(expression: String)
    /// A number that no decimal writes, such as 1 div 3, where a text is needed.
    case notDecimal(expression: String)
    /// A number with more digits than can be reckoned with exactly.
    case overflow(expression: String)
    /// A division by zero.
    case divisionByZero(expression: String)

    /// One finding without a place: who holds the expression knows where it stands.
    public var findings: [Finding] { [Finding(rule, message, advice: advice)] }

    /// What cannot be taken is refused.
    public var failure: Failure { .refusal }

    /// Where in the expression the mistake is, in bytes, when that is known.
    public var offset: Int? {
        switch self {
        case .syntax(_, let offset), .unsupported(_, let offset), .unknownFunction(_, _, let offset),
            .argumentCount(_, _, let offset), .unknownVariable(_, _, let offset):
            offset
        case .notFacts, .notDecimal, .overflow, .divisionByZero: nil
        }
    }

    /// The rule's name for findings.
    public var rule: String {
        switch self {
        case .syntax: "expression.syntax"
        case .unsupported: "expression.unsupported"
        case .unknownFunction: "expression.unknown-function"
        case .argumentCount: "expression.argument-count"
        case .unknownVariable: "expression.unknown-variable"
        case .notFacts: "expression.not-facts"
        case .notDecimal: "expression.not-decimal"
        case .overflow: "expression.overflow"
        case .divisionByZero: "expression.division-by-zero"
        }
    }

    /// What is wrong.
    public var message: Message {
        switch self {
        case .syntax(let text, _): Message("表达式写错了：\(text)", "this is not a valid expression: \(text)")
        case .unsupported(let text, _):
            Message("表达式用了这里没有的路径写法：\(text)", "the expression uses a kind of path that there is not: \(text)")
        case .unknownFunction(let text, let name, _):
            Message("没有函数 “\(name)”：\(text)", "there is no function “\(name)”: \(text)")
        case .argumentCount(let text, let name, _):
            Message("函数 “\(name)” 的参数个数不对：\(text)", "“\(name)” has a wrong number of arguments: \(text)")
        case .unknownVariable(let text, let name, _):
            Message("没有变量 “$\(name)”：\(text)", "there is no variable “$\(name)”: \(text)")
        case .notFacts(let text):
            Message("表达式在不是字段的地方取字段：\(text)", "the expression takes fields of what is none: \(text)")
        case .notDecimal(let text):
            Message("除不尽的数不能写成文字：\(text)", "a number without end cannot be written as a text: \(text)")
        case .overflow(let text): Message("数字过大，无法精确计算：\(text)", "a number is too large to be exact: \(text)")
        case .divisionByZero(let text): Message("除数为零：\(text)", "a division by zero: \(text)")
        }
    }

    private var advice: Message? {
        guard case .unknownFunction(_, let name, _) = self else { return nil }
        return didYouMean(name, among: Vocabulary.functions.keys.sorted())
    }
}
