/// An amount in Chinese yuan (CNY), exact to the 分.
///
/// ```swift
/// let amount = try Money(parsing: "520万")
/// amount.grouped  // 5,200,000.00
/// ```
public struct Money: Sendable, Hashable {
    /// The amount in 分, hundredths of a yuan.
    public let fen: Int64

    /// An amount of some 分.
    public init(fen: Int64) { self.fen = fen }

    /// Nothing.
    public static let zero = Money(fen: 0)
}

extension Money: Comparable {
    /// Whether one amount is less than the other.
    public static func < (one: Money, other: Money) -> Bool { one.fen < other.fen }
}

extension Money {
    /// Why amounts cannot be reckoned with.
    public enum ArithmeticError: Error, Sendable, Equatable {
        /// The result lies beyond what 64 bits of 分 hold, about 9.2 亿亿 yuan.
        case overflow
        /// A division by zero.
        case divisionByZero
    }

    /// The sum of two amounts.
    ///
    /// - Throws: `ArithmeticError.overflow`.
    public func adding(_ other: Money) throws(ArithmeticError) -> Money {
        let (sum, overflow) = fen.addingReportingOverflow(other.fen)
        guard !overflow else { throw .overflow }
        return Money(fen: sum)
    }

    /// The difference of two amounts.
    ///
    /// - Throws: `ArithmeticError.overflow`.
    public func subtracting(_ other: Money) throws(ArithmeticError) -> Money {
        let (difference, overflow) = fen.subtractingReportingOverflow(other.fen)
        guard !overflow else { throw .overflow }
        return Money(fen: difference)
    }

    /// The sum of many amounts, zero when there are none.
    ///
    /// - Throws: `ArithmeticError.overflow`.
    public static func sum(of amounts: some Sequence<Money>) throws(ArithmeticError) -> Money {
        var sum = Money.zero
        for amount in amounts { sum = try sum.adding(amount) }
        return sum
    }

    /// The amount times a ratio, rounded to the 分 half away from zero (四舍五入).
    ///
    /// - Throws: `ArithmeticError.overflow`.
    public func multiplied(by ratio: Ratio) throws(ArithmeticError) -> Money {
        let product = Int128(fen) * Int128(ratio.numerator)
        return try Self.rounded(product, dividedBy: Int128(ratio.denominator))
    }

    /// The amount in equal parts, rounded to the 分 half away from zero (四舍五入).
    ///
    /// - Throws: `ArithmeticError`.
    public func divided(by parts: Int) throws(ArithmeticError) -> Money {
        guard parts != 0 else { throw .divisionByZero }
        return try Self.rounded(Int128(fen) * Int128(parts.signum()), dividedBy: Int128(parts.magnitude))
    }

    private static func rounded(
        _ numerator: Int128, dividedBy denominator: Int128
    ) throws(ArithmeticError) -> Money {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        let isHalfOrMore = remainder.magnitude * 2 >= denominator.magnitude
        let rounded = isHalfOrMore ? quotient + numerator.signum() : quotient
        guard let fen = Int64(exactly: rounded) else { throw .overflow }
        return Money(fen: fen)
    }
}
