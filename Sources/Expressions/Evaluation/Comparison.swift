import Values
import XML

/// Comparisons (XPath 1.0, section 3.4): facts compare when any of them does.
extension Evaluation {
    func compares(_ left: Operand, _ symbol: XPathOperator, _ right: Operand) throws(ExpressionError) -> Bool {
        switch (left, right) {
        case (.boolean, .places), (.places, .boolean):
            return try holds(.boolean(boolean(left)), symbol, .boolean(boolean(right)))
        case (.boolean, _) where symbol.isEquality, (_, .boolean) where symbol.isEquality:
            return try holds(.boolean(boolean(left)), symbol, .boolean(boolean(right)))
        case (.places(let places), _):
            for place in places where try compares(Operand(place), symbol, right) { return true }
            return false
        case (_, .places(let places)):
            for place in places where try compares(left, symbol, Operand(place)) { return true }
            return false
        default: return try holds(left, symbol, right)
        }
    }

    private func holds(_ left: Operand, _ symbol: XPathOperator, _ right: Operand) throws(ExpressionError) -> Bool {
        if case (.text(let one), .text(let other)) = (left, right) {
            if symbol.isEquality { return one.utf8.elementsEqual(other.utf8) == (symbol == .equal) }
            if let order = DateOrder(one, other) { return order.holds(symbol) }
        }
        guard let one = try number(left), let other = try number(right) else { return symbol == .notEqual }
        return Self.compare(one, symbol, other)
    }

    fileprivate static func compare<Ordered: Comparable>(
        _ one: Ordered, _ symbol: XPathOperator, _ other: Ordered
    ) -> Bool {
        switch symbol {
        case .equal: one == other
        case .notEqual: one != other
        case .less: one < other
        case .lessOrEqual: one <= other
        case .greater: one > other
        default: one >= other
        }
    }
}

extension XPathOperator {
    fileprivate var isEquality: Bool { self == .equal || self == .notEqual }
}

/// Two days in their order, which XPath 1.0 does not know: it would find no numbers in them.
private struct DateOrder {
    let first: CalendarDate
    let second: CalendarDate

    init?(_ first: String, _ second: String) {
        guard let first = CalendarDate(iso: first), let second = CalendarDate(iso: second) else { return nil }
        self.first = first
        self.second = second
    }

    func holds(_ symbol: XPathOperator) -> Bool { Evaluation.compare(first, symbol, second) }
}
