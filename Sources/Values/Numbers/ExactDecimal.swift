/// An exact decimal number, such as the 1200.5 of 1,200.5 kWh.
///
/// One number has one form: `12.50` and `12.5` are the same value, and how many decimals are shown is up to whoever
/// shows it.
public struct ExactDecimal: Sendable, Hashable {
    /// The most decimals a number has.
    public static let maximumDecimals = 12

    /// The number times `denominator`.
    public let numerator: Int64
    /// How many decimals it has, 0 to 12, none of them a closing zero.
    public let decimals: Int

    /// A power of ten.
    public var denominator: Int64 { (0..<decimals).reduce(1) { power, _ in power * 10 } }

    /// Nothing.
    public static let zero = ExactDecimal(0)

    /// A whole number.
    public init(_ number: Int64) { self.init(reducing: number, decimals: 0) }

    /// A number of so many units of a last decimal: 1 with 2 decimals is 0.01.
    ///
    /// - Parameter decimals: 0 to 12.
    public init(_ units: Int64, decimals: Int) { self.init(reducing: units, decimals: decimals) }

    /// A number of so many `10^-decimals`.
    ///
    /// - Parameter decimals: 0 to 12.
    init(reducing numerator: Int64, decimals: Int) {
        var numerator = numerator
        var decimals = decimals
        while decimals > 0, numerator % 10 == 0 {
            numerator /= 10
            decimals -= 1
        }
        self.numerator = numerator
        self.decimals = decimals
    }
}

extension ExactDecimal: Comparable {
    /// Whether one number is less than the other.
    public static func < (one: ExactDecimal, other: ExactDecimal) -> Bool {
        Int128(one.numerator) * Int128(other.denominator) < Int128(other.numerator) * Int128(one.denominator)
    }
}

extension ExactDecimal {
    /// The number for machines: `1200.5`.
    public var plain: String { text(decimals: 0, separator: "") }

    /// The number for people: `1,200.5`; with closing zeros where it has fewer decimals than asked for: `1,200.50`.
    public func grouped(decimals least: Int = 0) -> String { text(decimals: least, separator: ",") }

    private func text(decimals least: Int, separator: String) -> String {
        let digits = String(numerator.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let whole = grouping(String(padded.dropLast(decimals)), by: separator)
        let fraction = padded.suffix(decimals) + String(repeating: "0", count: max(0, least - decimals))
        return (numerator < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
}
