/// Walks over a user's text character by character. Full-width forms read as their ASCII equals, white space at both
/// ends is passed over, and positions stay those of the text as it was written.
struct TextScanner {
    private let originals: [Character]
    private let folded: [Character]
    private let end: Int
    private var index: Int

    init(_ text: String) {
        originals = Array(text)
        folded = originals.map(\.withoutFullWidth)
        index = folded.firstIndex { !$0.isWhitespace } ?? folded.count
        end = (folded.lastIndex { !$0.isWhitespace } ?? -1) + 1
    }

    var isAtEnd: Bool { index >= end }

    /// The place of the next character, counted from 1.
    var position: Int { index + 1 }

    /// The next character with full-width forms as ASCII.
    var next: Character? { isAtEnd ? nil : folded[index] }

    /// The next character as it was written.
    var nextAsWritten: Character? { isAtEnd ? nil : originals[index] }

    mutating func skip() {
        if !isAtEnd { index += 1 }
    }

    /// Passes over `character` if it comes next.
    mutating func take(_ character: Character) -> Bool {
        guard next == character else { return false }
        index += 1
        return true
    }

    /// Passes over one of `characters` if it comes next.
    mutating func take(anyOf characters: [Character]) -> Character? {
        guard let next, characters.contains(next) else { return nil }
        index += 1
        return next
    }

    /// Passes over a digit if it comes next.
    mutating func takeDigit() -> Int? {
        guard let next, let value = next.decimalDigit else { return nil }
        index += 1
        return value
    }

    /// Passes over all digits that come next.
    mutating func takeDigits() -> [Int] {
        var digits: [Int] = []
        while let digit = takeDigit() { digits.append(digit) }
        return digits
    }

    /// Passes over white space.
    mutating func skipSpaces() {
        while next?.isWhitespace == true { index += 1 }
    }

    /// Passes over all that is left and returns it, full-width forms as ASCII.
    mutating func takeRest() -> String {
        defer { index = max(index, end) }
        return isAtEnd ? "" : String(folded[index..<end])
    }
}

extension Character {
    /// The value of an ASCII digit.
    var decimalDigit: Int? {
        guard let code = asciiValue, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(code) else { return nil }
        return Int(code - UInt8(ascii: "0"))
    }

    /// The ASCII equal of a full-width form, otherwise the character itself.
    var withoutFullWidth: Character {
        guard unicodeScalars.count == 1, let code = unicodeScalars.first?.value else { return self }
        switch code {
        case 0xFF01...0xFF5E: return Character(Unicode.Scalar(UInt8(code - 0xFEE0)))
        case 0x2212: return "-"
        default: return self
        }
    }
}

extension Int {
    /// The number that decimal digits write; `nil` when it does not fit.
    init?(digits: [Int]) {
        var value = 0
        for digit in digits {
            let (tens, tensOverflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, sumOverflow) = tens.addingReportingOverflow(digit)
            guard !tensOverflow, !sumOverflow else { return nil }
            value = sum
        }
        self = value
    }

    /// The number with zeros in front up to `width` digits.
    func padded(_ width: Int) -> String {
        let digits = String(magnitude)
        return (self < 0 ? "-" : "") + String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
