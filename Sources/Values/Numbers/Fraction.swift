/// An exact fraction, such as the 1/3 that no decimal writes.
///
/// What conditions and computed values reckon with: sums, products and quotients of amounts and numbers without any
/// rounding until someone asks for it.
public struct Fraction: Sendable, Hashable {
    /// The number above the line.
    public let numerator: Int128
    /// The number below the line, greater than zero, with no divisor in common with the numerator.
    public let denominator: Int128

    /// Nothing.
    public static let zero = Fraction(0)

    /// A whole number.
    public init(_ whole: Int64) {
        numerator = Int128(whole)
        denominator = 1
    }

    /// A decimal number.
    public init(_ decimal: ExactDecimal) {
        let divisor = Self.greatestDivisor(decimal.numerator.magnitude, decimal.denominator.magnitude)
        numerator = Int128(decimal.numerator) / Int128(divisor)
        denominator = Int128(decimal.denominator) / Int128(divisor)
    }

    /// One number over another.
    ///
    /// - Throws: `ArithmeticError`.
    public init(_ numerator: Int128, over denominator: Int128) throws(ArithmeticError) {
        guard denominator != 0 else { throw .divisionByZero }
        let divisor = Self.greatestDivisor(numerator.magnitude, denominator.magnitude)
        let isNegative = (numerator < 0) != (denominator < 0)
        guard let above = Int128(exactly: numerator.magnitude / divisor),
            let below = Int128(exactly: denominator.magnitude / divisor)
        else { throw .overflow }
        self.numerator = isNegative ? -above : above
        self.denominator = below
    }

    private static func greatestDivisor<Number: FixedWidthInteger & UnsignedInteger>(
        _ one: Number, _ other: Number
    ) -> Number {
        var (one, other) = (one, other)
        while other != 0 { (one, other) = (other, one % other) }
        return max(one, 1)
    }
}

extension Fraction: Comparable {
    /// Whether one number is less than the other, exactly, however large their parts are.
    public static func < (one: Fraction, other: Fraction) -> Bool {
        let left = one.numerator.multipliedFullWidth(by: other.denominator)
        let right = other.numerator.multipliedFullWidth(by: one.denominator)
        return (left.high, left.low) < (right.high, right.low)
    }
}

extension Fraction {
    /// Why fractions cannot be reckoned with.
    public enum ArithmeticError: Error, Sendable, Equatable {
        /// A part of the result has more digits than 127 bits hold, about 38.
        case overflow
        /// A division by zero.
        case divisionByZero
    }

    /// The sum.
    ///
    /// - Throws: `ArithmeticError.overflow`.
    public func adding(_ other: Fraction) throws(ArithmeticError) -> Fraction {
        let shared = Int128(Self.greatestDivisor(denominator.magnitude, other.denominator.magnitude))
        let left = try Self.product(numerator, other.denominator / shared)
        let (sum, overflow) = left.addingReportingOverflow(try Self.product(other.numerator, denominator / shared))
        guard !overflow else { throw .overflow }
        return try Fraction(sum, over: try Self.product(denominator, other.denominator / shared))
    }

    /// The difference.
    ///
    /// - Throws: `ArithmeticError.overflow`.
    public func subtracting(_ other: Fraction) throws(ArithmeticError) -> Fraction {
        try adding(try other.negated())
    }

    /// The product.
    ///
    /// - Throws: `ArithmeticError.overflow`.
    public func multiplied(by other: Fraction) throws(ArithmeticError) -> Fraction {
        let left = try Fraction(numerator, over: other.denominator)
        let right = try Fraction(other.numerator, over: denominator)
        return try Fraction(
            try Self.product(left.numerator, right.numerator),
            over: try Self.product(left.denominator, right.denominator))
    }

    /// The quotient.
    ///
    /// - Throws: `ArithmeticError`.
    public func divided(by other: Fraction) throws(ArithmeticError) -> Fraction {
        try multiplied(by: try Fraction(other.denominator, over: other.numerator))
    }

    /// What is left of a division whose quotient is cut to a whole number; it has the sign of the dividend.
    ///
    /// - Throws: `ArithmeticError`.
    public func remainder(dividingBy other: Fraction) throws(ArithmeticError) -> Fraction {
        let quotient = try divided(by: other)
        let whole = try Fraction(quotient.numerator / quotient.denominator, over: 1)
        return try subtracting(try whole.multiplied(by: other))
    }

    /// The number with the other sign.
    ///
    /// - Throws: `ArithmeticError.overflow`.
    public func negated() throws(ArithmeticError) -> Fraction {
        try Fraction(numerator, over: try Self.product(denominator, -1))
    }

    /// The greatest whole number that is not greater.
    public var floor: Int128 {
        let whole = numerator / denominator
        return numerator < 0 && denominator != 1 ? whole - 1 : whole
    }

    /// The number with so many decimals, half away from zero (四舍五入).
    ///
    /// - Parameter decimals: 0 to `ExactDecimal.maximumDecimals`.
    /// - Throws: `ArithmeticError.overflow`.
    public func rounded(decimals: Int) throws(ArithmeticError) -> ExactDecimal {
        let power = (0..<decimals).reduce(Int128(1)) { power, _ in power * 10 }
        let scaled = try multiplied(by: try Fraction(power, over: 1))
        var whole = scaled.numerator / scaled.denominator
        let rest = (scaled.numerator % scaled.denominator).magnitude
        if rest >= scaled.denominator.magnitude - rest { whole += scaled.numerator < 0 ? -1 : 1 }
        guard let numerator = Int64(exactly: whole) else { throw .overflow }
        return ExactDecimal(reducing: numerator, decimals: decimals)
    }

    private static func product(_ one: Int128, _ other: Int128) throws(ArithmeticError) -> Int128 {
        let (product, overflow) = one.multipliedReportingOverflow(by: other)
        guard !overflow else { throw .overflow }
        return product
    }
}

extension Fraction {
    /// The number that XPath's `number()` reads: digits with an optional minus and point, white space around; `nil`
    /// for anything else, which XPath calls NaN.
    ///
    /// - Throws: `ArithmeticError.overflow` for a number with more digits than 127 bits hold.
    public static func read(_ text: some StringProtocol) throws(ArithmeticError) -> Fraction? {
        let bytes = trimmed(Array(text.utf8))
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = isNegative ? bytes.dropFirst() : bytes
        let halves = digits.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = halves.first, whole.count + (halves.dropFirst().first?.count ?? 0) > 0 else { return nil }
        var numerator: Int128 = 0
        var denominator: Int128 = 1
        for (index, half) in halves.enumerated() {
            let significant = index == 0 ? half : half.droppingClosingZeros
            guard half.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
            for digit in significant {
                let (sum, overflow) = try product(numerator, 10)
                    .addingReportingOverflow(Int128(digit - UInt8(ascii: "0")))
                guard !overflow else { throw .overflow }
                numerator = sum
                if index > 0 { denominator = try product(denominator, 10) }
            }
        }
        return try Fraction(isNegative ? -numerator : numerator, over: denominator)
    }

    private static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        let isSpace: (UInt8) -> Bool = { [0x20, 0x9, 0xA, 0xD].contains($0) }
        let rest = bytes.drop(while: isSpace)
        return rest.prefix((rest.lastIndex { !isSpace($0) } ?? rest.startIndex - 1) + 1 - rest.startIndex)
    }

    /// The number as XPath's `string()` writes it; `nil` for one that no decimal writes, such as 1/3.
    public var decimal: String? {
        var decimals = 0
        var power: Int128 = 1
        while power % denominator != 0 {
            let (next, overflow) = power.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            power = next
            decimals += 1
        }
        let (scaled, overflow) = numerator.multipliedReportingOverflow(by: power / denominator)
        guard !overflow else { return nil }
        let digits = String(scaled.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let point = decimals > 0 ? "." : ""
        return (numerator < 0 ? "-" : "") + padded.dropLast(decimals) + point + padded.suffix(decimals)
    }
}

extension ArraySlice<UInt8> {
    fileprivate var droppingClosingZeros: ArraySlice<UInt8> {
        prefix((lastIndex { $0 != UInt8(ascii: "0") } ?? startIndex - 1) + 1 - startIndex)
    }
}
