/// An exact ratio in decimal, such as `0.85` or `85%`.
public struct Ratio: Sendable, Hashable {
    /// The most decimals a ratio has.
    public static let maximumDecimals = ExactDecimal.maximumDecimals

    /// The ratio as a number.
    public let value: ExactDecimal

    /// The ratio times `denominator`.
    public var numerator: Int64 { value.numerator }
    /// How many decimals it has, 0 to 12, none of them a closing zero.
    public var decimals: Int { value.decimals }
    /// A power of ten.
    public var denominator: Int64 { value.denominator }

    /// One.
    public static let one = Ratio(reducing: 1, decimals: 0)

    fileprivate init(reducing numerator: Int64, decimals: Int) {
        value = ExactDecimal(reducing: numerator, decimals: decimals)
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
    public static func < (one: Ratio, other: Ratio) -> Bool { one.value < other.value }
}

extension Ratio {
    /// The ratio as a decimal: `0.85`.
    public var decimal: String { value.plain }

    /// The ratio in per cent: `85%`, `12.5%`.
    public var percent: String {
        if decimals >= 2 { return ExactDecimal(reducing: numerator, decimals: decimals - 2).plain + "%" }
        let zeros = numerator == 0 ? "" : String(repeating: "0", count: 2 - decimals)
        return String(numerator) + zeros + "%"
    }
}
