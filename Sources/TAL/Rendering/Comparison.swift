import XML

extension XPathValue {
    /// Compares two values (XPath 1.0, section 3.4): of node-sets, any pair of nodes may satisfy the comparison.
    func compares(_ comparison: XPathOperator, _ other: XPathValue) -> Bool {
        switch (self, other) {
        case (.boolean, _), (_, .boolean):
            Self.single(.number(boolean ? 1 : 0), comparison, .number(other.boolean ? 1 : 0))
        default:
            items.contains { left in other.items.contains { right in Self.single(left, comparison, right) } }
        }
    }

    /// The values that are compared one by one.
    private var items: [XPathValue] {
        if case .nodes(let nodes) = self { nodes.map { .string($0.text) } } else { [self] }
    }

    private static func single(_ left: XPathValue, _ comparison: XPathOperator, _ right: XPathValue) -> Bool {
        switch comparison {
        case .equal, .notEqual:
            if case .string(let left) = left, case .string(let right) = right {
                return left.utf8.elementsEqual(right.utf8) == (comparison == .equal)
            }
            return (left.number == right.number) == (comparison == .equal)
        case .less: return left.number < right.number
        case .lessOrEqual: return left.number <= right.number
        case .greater: return left.number > right.number
        case .greaterOrEqual: return left.number >= right.number
        default: return false
        }
    }

    /// Computes with two numbers (XPath 1.0, section 3.5).
    func computes(_ symbol: XPathOperator, _ other: XPathValue) -> Double {
        switch symbol {
        case .plus: number + other.number
        case .minus: number - other.number
        case .multiply: number * other.number
        case .divide: number / other.number
        case .modulo: number.truncatingRemainder(dividingBy: other.number)
        default: .nan
        }
    }
}
