/// What a part of an expression is, as far as it can be known before it is evaluated.
enum ExpressionType: Equatable {
    /// Nothing is known: another check finds what does not exist.
    case unknown
    /// The facts of a kind.
    case facts(FactShape.Kind)
    case truth
    case text
    /// A number as written, which stands for an amount where one is needed.
    case literal
    /// A computed number; the power in which yuan are in it: 1 for an amount, 0 for a number.
    case number(yuan: Int)

    /// The power of yuan; `nil` where it is no number or adapts.
    var yuan: Int? {
        switch self {
        case .facts(.money): 1
        case .facts(.number), .facts(.rank): 0
        case .number(let yuan): yuan
        default: nil
        }
    }

    /// Whether nothing can be computed from it.
    var isNoNumber: Bool {
        switch self {
        case .facts(.text), .facts(.date), .facts(.flag), .facts(.group), .facts(.rank), .truth, .text: true
        default: false
        }
    }

    /// Whether it compares as a text.
    var isText: Bool {
        switch self {
        case .facts(.text), .facts(.date), .facts(.flag), .text: true
        default: false
        }
    }

    /// Whether it is a number, also one that stands in a field.
    var isNumber: Bool { self == .literal || yuan != nil }
}
