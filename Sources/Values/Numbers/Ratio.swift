/// An exact ratio in decimal, such as `0.85` or `85%`.
public struct Ratio: Sendable, Hashable {
    /// The most decimals a ratio has.
    public static let maximumDecimals = 12

    /// The ratio times `denominator`.
    public let numerator: Int64
    /// How many decimals it has, 0 to 12, none of them a closing zero.
    public let decimals: Int

    /// A power of ten.
    public var denominator: Int64 { Self.powerOfTen(decimals) }

    /// One.
    public static let one = Ratio(reducing: 1, decimals: 0)

    fileprivate init(reducing numerator: Int64, decimals: Int) {
        var numerator = numerator
        var decimals = decimals
        while decimals > 0, numerator % 10 == 0 {
            numerator /= 10
            decimals -= 1
        }
        self.numerator = numerator
        self.decimals = decimals
    }

    private static func powerOfTen(_ exponent: Int) -> Int64 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}

extension Ratio {
    /// Why a text is not a ratio. Positions count the characters of the text from 1.
    public enum ParsingError: Error, Sendable, Equatable {
        /// There is nothing but white space.
        case empty
        /// A character that has no place in a ratio.
        case unexpectedCharacter(Character, position: Int)
        /// Digits are missing before this position.
        case missingDigits(position: Int)
        /// More than `maximumDecimals` decimals, or more digits than 64 bits hold.
        case tooPrecise
    }

    /// The ratio that a user wrote: `0.85`, `85%`, `-20%`; full-width forms too.
    ///
    /// - Throws: `ParsingError`.
    public init(parsing text: String) throws(ParsingError) {
        var scanner = TextScanner(text)
        guard !scanner.isAtEnd else { throw .empty }
        let isNegative = scanner.take("-")
        var digits = scanner.takeDigits()
        guard !digits.isEmpty else { throw Self.unexpected(scanner) }
        var decimals = 0
        if scanner.take(".") {
            let taken = scanner.takeDigits()
            guard !taken.isEmpty else { throw Self.unexpected(scanner) }
            digits += taken
            decimals = taken.count
        }
        if scanner.take("%") { decimals += 2 }
        guard scanner.isAtEnd else { throw Self.unexpected(scanner) }
        guard decimals <= Self.maximumDecimals, let value = Int(digits: digits) else { throw .tooPrecise }
        self.init(reducing: Int64(isNegative ? -value : value), decimals: decimals)
    }

    private static func unexpected(_ scanner: TextScanner) -> ParsingError {
        guard let character = scanner.nextAsWritten else { return .missingDigits(position: scanner.position) }
        return .unexpectedCharacter(character, position: scanner.position)
    }
}

extension Ratio: Comparable {
    /// Whether one ratio is less than the other.
    public static func < (one: Ratio, other: Ratio) -> Bool {
        Int128(one.numerator) * Int128(other.denominator) < Int128(other.numerator) * Int128(one.denominator)
    }
}

extension Ratio {
    /// The ratio as a decimal: `0.85`.
    public var decimal: String { Self.text(numerator, decimals: decimals) }

    /// The ratio in per cent: `85%`, `12.5%`.
    public var percent: String {
        if decimals >= 2 { return Self.text(numerator, decimals: decimals - 2) + "%" }
        let zeros = numerator == 0 ? "" : String(repeating: "0", count: 2 - decimals)
        return String(numerator) + zeros + "%"
    }

    private static func text(_ numerator: Int64, decimals: Int) -> String {
        let digits = String(numerator.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let sign = numerator < 0 ? "-" : ""
        guard decimals > 0 else { return sign + padded }
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }
}
