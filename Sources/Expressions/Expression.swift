public import XML

/// A condition or computation of a regulation: the part of XPath 1.0 that can be evaluated exactly.
///
/// ```swift
/// let rule = try Expression("amount > 0 and sum(items/row/price) = amount")
/// try rule.evaluate(at: record).boolean
/// ```
/// Everything that depends on the expression alone is found when it is read: an expression that exists can be
/// evaluated.
public struct Expression: Sendable, Equatable {
    /// The expression as written.
    public let text: String
    /// What it was parsed into.
    public let syntax: XPathExpression

    /// Reads an expression.
    ///
    /// - Throws: `ExpressionError` for what XPath does not have, or what has no exact meaning here.
    public init(_ text: String) throws(ExpressionError) {
        self.text = text
        do throws(XPathError) {
            syntax = try XPathExpression.parse(text)
        } catch {
            throw .syntax(expression: text, offset: error.offset ?? 0)
        }
        try Vocabulary(expression: text).check(syntax)
    }
}
