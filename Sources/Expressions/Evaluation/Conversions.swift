import Values

/// What values are as others (XPath 1.0, section 4).
extension Evaluation {
    func boolean(_ operand: Operand) -> Bool {
        switch operand {
        case .places(let places): !places.isEmpty
        case .boolean(let truth): truth
        case .number(let number): number.map { $0 != .zero } ?? false
        case .text(let text): !text.isEmpty
        }
    }

    func number(_ operand: Operand) throws(ExpressionError) -> Fraction? {
        switch operand {
        case .places(let places):
            guard let first = places.first else { return nil }
            return try number(Operand(first))
        case .boolean(let truth): return truth ? Fraction(1) : .zero
        case .number(let number): return number
        case .text(let text): return try number(text)
        }
    }

    func number(_ text: String) throws(ExpressionError) -> Fraction? {
        do {
            return try Fraction.read(text)
        } catch {
            throw .overflow(expression: expression)
        }
    }

    func text(_ operand: Operand) throws(ExpressionError) -> String {
        switch operand {
        case .places(let places):
            return try places.first.map { place throws(ExpressionError) in
                try text(Operand(place))
            } ?? ""
        case .boolean(let truth): return truth ? "true" : "false"
        case .text(let text): return text
        case .number(let number):
            guard let number else { return "NaN" }
            guard let decimal = number.decimal else { throw .notDecimal(expression: expression) }
            return decimal
        }
    }

    func places(_ operand: Operand) throws(ExpressionError) -> [Place] {
        guard case .places(let places) = operand else { throw .notFacts(expression: expression) }
        return places
    }

    /// What a computation gives, with its failure as one of this expression.
    func exactly(_ compute: () throws(Fraction.ArithmeticError) -> Fraction) throws(ExpressionError) -> Fraction {
        do {
            return try compute()
        } catch {
            switch error {
            case .overflow: throw .overflow(expression: expression)
            case .divisionByZero: throw .divisionByZero(expression: expression)
            }
        }
    }
}
