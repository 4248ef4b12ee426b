extension Money {
    /// Why a text is not an amount. Positions count the characters of the text from 1.
    public enum ParsingError: Error, Sendable, Equatable {
        /// There is nothing but white space.
        case empty
        /// A character that has no place in an amount, such as the letter O in `5,2OO,000`.
        case unexpectedCharacter(Character, position: Int)
        /// Digits are missing before this position, as after the point in `5.`.
        case missingDigits(position: Int)
        /// A thousands separator with a wrong number of digits beside it.
        case misplacedSeparator(position: Int)
        /// More decimals than 分 can hold (two; six with 万, ten with 亿); the position is that of the first too many.
        case tooManyDecimals(allowed: Int, position: Int)
        /// An amount in Chinese numerals, such as 三百万, and what it comes to.
        case inWords(Money)
        /// The amount is beyond what 64 bits of 分 hold, about 9.2 亿亿 yuan.
        case tooLarge

        /// The digit that was probably meant by a letter that looks like one.
        public var probableDigit: Int? {
            guard case .unexpectedCharacter(let character, _) = self else { return nil }
            return switch character.withoutFullWidth {
            case "O", "o", "〇": 0
            case "l", "I", "|": 1
            case "Z", "z": 2
            case "S", "s": 5
            case "B": 8
            default: nil
            }
        }
    }

    /// The amount that a user wrote: `5200000`, `5,200,000.00`, `¥5,200,000`, `520万`, `1.5亿元`; full-width forms too.
    ///
    /// - Throws: `ParsingError`.
    public init(parsing text: String) throws(ParsingError) {
        do {
            var parser = MoneyParser(text)
            self = try parser.parse()
        } catch {
            guard case .unexpectedCharacter = error, let meant = Money(words: text) else { throw error }
            throw .inWords(meant)
        }
    }
}

extension Money {
    /// The amount that `plain` wrote; `nil` for any other text.
    ///
    /// Events and records hold amounts so: it is read often, and nothing else is taken for it.
    public init?(plain text: String) {
        var digits = Array(text.utf8)
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits.removeFirst() }
        guard digits.count >= 4, digits.remove(at: digits.count - 3) == UInt8(ascii: ".") else { return nil }
        var fen: Int64 = 0
        for byte in digits {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
            let digit = Int64(byte - UInt8(ascii: "0"))
            let (tens, isBeyond) = fen.multipliedReportingOverflow(by: 10)
            let (sum, isOver) = tens.addingReportingOverflow(isNegative ? -digit : digit)
            guard !isBeyond, !isOver else { return nil }
            fen = sum
        }
        let hasLeadingZero = digits.count > 3 && digits[0] == UInt8(ascii: "0")
        guard !hasLeadingZero, !isNegative || fen != 0 else { return nil }
        self.init(fen: fen)
    }
}

/// sign? symbol? sign? digits (point digits)? scale? 元?
private struct MoneyParser {
    private var scanner: TextScanner
    private var isNegative = false
    private var digits: [Int] = []
    private var decimals = 0

    init(_ text: String) { scanner = TextScanner(text) }

    mutating func parse() throws(Money.ParsingError) -> Money {
        guard !scanner.isAtEnd else { throw .empty }
        parseSignAndSymbol()
        try parseWholeDigits()
        let firstDecimal = scanner.position + 1
        if scanner.take(".") { try parseDecimals() }
        let exponent = 2 + parseScale()
        guard scanner.isAtEnd else { throw unexpected }
        guard decimals <= exponent else {
            throw .tooManyDecimals(allowed: exponent, position: firstDecimal + exponent)
        }
        return try amount(shiftedBy: exponent - decimals)
    }

    private mutating func parseSignAndSymbol() {
        parseSign()
        // A full-width ￥ has no ASCII equal, so both forms of the symbol are named.
        let hasSymbol = scanner.take(anyOf: ["¥", "￥"]) != nil
        if hasSymbol, !isNegative { parseSign() }
    }

    private mutating func parseSign() {
        if let sign = scanner.take(anyOf: ["-", "+"]) { isNegative = sign == "-" }
    }

    private mutating func parseWholeDigits() throws(Money.ParsingError) {
        var groups = [0]
        var separators: [Int] = []
        while true {
            if let digit = scanner.takeDigit() {
                digits.append(digit)
                groups[groups.count - 1] += 1
            } else if scanner.next == "," {
                separators.append(scanner.position)
                groups.append(0)
                scanner.skip()
            } else {
                break
            }
        }
        // What stands behind the digits comes first: in "5,2OO,000" the letter is the mistake, not the separator.
        if let next = scanner.next, next != ".", !Self.unitCharacters.contains(next) { throw unexpected }
        try checkGroups(groups, separators)
        guard !digits.isEmpty else { throw .missingDigits(position: scanner.position) }
    }

    private func checkGroups(_ groups: [Int], _ separators: [Int]) throws(Money.ParsingError) {
        guard let first = separators.first else { return }
        guard (1...3).contains(groups[0]), digits.first != 0 else { throw .misplacedSeparator(position: first) }
        for (count, separator) in zip(groups.dropFirst(), separators) where count != 3 {
            throw .misplacedSeparator(position: separator)
        }
    }

    private mutating func parseDecimals() throws(Money.ParsingError) {
        let taken = scanner.takeDigits()
        if let next = scanner.next, !Self.unitCharacters.contains(next) { throw unexpected }
        guard !taken.isEmpty else { throw .missingDigits(position: scanner.position) }
        digits += taken
        decimals = taken.count
    }

    private static let unitCharacters: [Character] = ["万", "萬", "亿", "億", "元", "圆"]

    /// The power of ten of 万, 亿 or 万亿, then 元.
    private mutating func parseScale() -> Int {
        var exponent = 0
        if scanner.take(anyOf: ["万", "萬"]) != nil { exponent += 4 }
        if scanner.take(anyOf: ["亿", "億"]) != nil { exponent += 8 }
        _ = scanner.take(anyOf: ["元", "圆"])
        return exponent
    }

    private func amount(shiftedBy zeros: Int) throws(Money.ParsingError) -> Money {
        let all = digits.drop { $0 == 0 } + Array(repeating: 0, count: zeros)
        guard let fen = Int(digits: Array(all)) else { throw .tooLarge }
        return Money(fen: isNegative ? -Int64(fen) : Int64(fen))
    }

    private var unexpected: Money.ParsingError {
        guard let character = scanner.nextAsWritten else { return .missingDigits(position: scanner.position) }
        return .unexpectedCharacter(character, position: scanner.position)
    }
}
