extension ExactDecimal {
    /// Why a text is not a number. Positions count the characters of the text from 1.
    public enum ParsingError: Error, Sendable, Equatable {
        /// There is nothing but white space.
        case empty
        /// A character that has no place in a number.
        case unexpectedCharacter(Character, position: Int)
        /// Digits are missing before this position.
        case missingDigits(position: Int)
        /// A thousands separator with a wrong number of digits beside it.
        case misplacedSeparator(position: Int)
        /// More decimals than may be, `maximumDecimals` at most.
        case tooManyDecimals(allowed: Int)
        /// More digits than 64 bits hold.
        case tooLarge
    }

    /// The number that a user wrote: `1200.5`, `1,200.5`, `-3`; full-width forms too.
    ///
    /// - Throws: `ParsingError`.
    public init(parsing text: String) throws(ParsingError) {
        var scanner = TextScanner(text)
        guard !scanner.isAtEnd else { throw .empty }
        let isNegative = scanner.take(anyOf: ["-", "+"]) == "-"
        let whole = try scanner.wholeDigits()
        var fraction: [Int] = []
        if scanner.take(".") {
            fraction = scanner.takeDigits()
            guard !fraction.isEmpty else { throw scanner.unexpected }
        }
        guard scanner.isAtEnd else { throw scanner.unexpected }
        fraction = Array(fraction.reversed().drop { $0 == 0 }.reversed())
        guard fraction.count <= Self.maximumDecimals else { throw .tooManyDecimals(allowed: Self.maximumDecimals) }
        // Digits of a negative number are taken away, so that the least number there is can be read too.
        var numerator: Int64 = 0
        for digit in (whole + fraction).drop(while: { $0 == 0 }) {
            let (tens, isBeyond) = numerator.multipliedReportingOverflow(by: 10)
            let (sum, isOver) = tens.addingReportingOverflow(Int64(isNegative ? -digit : digit))
            guard !isBeyond, !isOver else { throw .tooLarge }
            numerator = sum
        }
        self.init(reducing: numerator, decimals: fraction.count)
    }

    /// The number that `plain` wrote; `nil` for a text that it does not write.
    public init?(plain text: String) {
        guard let number = try? ExactDecimal(parsing: text), number.plain == text else { return nil }
        self = number
    }
}

extension TextScanner {
    /// Digits with or without thousands separators.
    fileprivate mutating func wholeDigits() throws(ExactDecimal.ParsingError) -> [Int] {
        var digits = takeDigits()
        guard !digits.isEmpty else { throw unexpected }
        let isGrouped = next == ","
        if isGrouped, digits.count > 3 || digits.first == 0 { throw .misplacedSeparator(position: position) }
        while next == "," {
            let separator = position
            skip()
            let group = takeDigits()
            guard group.count == 3 else { throw .misplacedSeparator(position: separator) }
            digits += group
        }
        return digits
    }

    fileprivate var unexpected: ExactDecimal.ParsingError {
        guard let character = nextAsWritten else { return .missingDigits(position: position) }
        return .unexpectedCharacter(character, position: position)
    }
}
