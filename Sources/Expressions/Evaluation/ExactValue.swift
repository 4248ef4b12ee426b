public import Values

/// What an expression comes to: a value of XPath 1.0 (section 1) with exact numbers.
public enum ExactValue: Sendable, Equatable {
    /// Facts in their order.
    case facts([Facts])
    case boolean(Bool)
    /// `nil` is what XPath calls NaN: no number.
    case number(Fraction?)
    case text(String)

    /// The value as `boolean()` gives it: there are facts, the number is not zero, the text is not empty.
    public var boolean: Bool {
        switch self {
        case .facts(let facts): !facts.isEmpty
        case .boolean(let truth): truth
        case .number(let number): number.map { $0 != .zero } ?? false
        case .text(let text): !text.isEmpty
        }
    }
}
