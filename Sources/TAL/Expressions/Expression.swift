import Diagnostics
import XML

/// A compiled expression: what templates mostly ask is answered here, the rest by libxml2.
indirect enum Expression {
    /// Where a walk begins.
    enum Start {
        case context
        case root
        /// A variable; when it holds more than one node, the expression `fallback` of libxml2 answers.
        case variable(slot: Int, fallback: Int)
    }

    case text(String)
    case number(Double)
    case walk(Start, WalkTable.Walk)
    case variable(slot: Int)
    case repeatProperty(Int, RepeatProperty)
    case call(Int, [Expression])
    case choice(Expression, Expression, Expression)
    case not(Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    case operation(XPathOperator, Expression, Expression)
    case negation(Expression)
    case concatenation([Expression])
    /// An expression that libxml2 evaluates, by its index.
    case xpath(Int)
}

/// An expression for libxml2 with what it needs from around it.
struct ForeignExpression {
    let xpath: XPath
    /// The variables that it reads.
    let variables: [(name: String, slot: Int)]
    /// The properties of repetitions that it reads, as variables.
    let repeats: [(name: String, index: Int, property: RepeatProperty)]
    /// The prefixes that it uses, with their namespaces.
    let prefixes: [(prefix: String, namespace: String)]
}

/// Where an expression stands, for errors that only data can bring about.
struct ExpressionPlace {
    let source: SourceText
    let offset: Int
    /// The uses of macros and slots that led there.
    let trail: [RelatedPlace]

    /// A finding at the expression.
    func finding(_ rule: String, _ message: Message) -> Finding {
        Finding(rule, message, in: source, at: offset, related: trail)
    }
}
