import Randomness
import Testing

@testable import Values

@Suite struct ExactDecimalTests {
    @Test(arguments: [
        ("1200.5", "1200.5", "1,200.5"), ("1,200.50", "1200.5", "1,200.5"), ("-3", "-3", "-3"), ("+3", "3", "3"),
        ("０．０５", "0.05", "0.05"), ("-0", "0", "0"), ("0.000", "0", "0"), ("007", "7", "7"),
        ("1.0000000000000000000000", "1", "1"), ("0.000000000001", "0.000000000001", "0.000000000001"),
        ("9223372036854775807", "9223372036854775807", "9,223,372,036,854,775,807"),
        ("-9223372036854775808", "-9223372036854775808", "-9,223,372,036,854,775,808"),
    ])
    func `a number is read and written exactly`(text: String, plain: String, grouped: String) throws {
        let number = try ExactDecimal(parsing: text)
        #expect(number.plain == plain)
        #expect(number.grouped() == grouped)
    }

    @Test func `the same number written differently is equal, and shown with the decimals asked for`() throws {
        let number = try ExactDecimal(parsing: "1200.50")
        #expect(try number == ExactDecimal(parsing: "1,200.5"))
        #expect(number.grouped(decimals: 2) == "1,200.50")
        #expect(number.grouped(decimals: 0) == "1,200.5")
        #expect(ExactDecimal(-7).grouped(decimals: 3) == "-7.000")
    }

    @Test(arguments: [
        ("", ExactDecimal.ParsingError.empty), ("  ", .empty), ("-", .missingDigits(position: 2)),
        ("1.", .missingDigits(position: 3)), (".5", .unexpectedCharacter(".", position: 1)),
        ("1e9", .unexpectedCharacter("e", position: 2)), ("12O", .unexpectedCharacter("O", position: 3)),
        ("1 200", .unexpectedCharacter(" ", position: 2)), ("1\u{0}", .unexpectedCharacter("\u{0}", position: 2)),
        ("1,20", .misplacedSeparator(position: 2)), ("1200,000", .misplacedSeparator(position: 5)),
        ("0,200", .misplacedSeparator(position: 2)), ("0.0000000000001", .tooManyDecimals(allowed: 12)),
        ("9223372036854775808", .tooLarge), ("-9223372036854775809", .tooLarge),
        ("NaN", .unexpectedCharacter("N", position: 1)),
    ])
    func `what is no number is refused with its place`(text: String, error: ExactDecimal.ParsingError) {
        #expect(throws: error) { try ExactDecimal(parsing: text) }
    }

    @Test func `more digits than fit are refused, however many they are`() {
        let digits = String(repeating: "9", count: 100_000)
        #expect(throws: ExactDecimal.ParsingError.tooLarge) { try ExactDecimal(parsing: digits) }
        #expect(throws: ExactDecimal.ParsingError.tooManyDecimals(allowed: 12)) {
            try ExactDecimal(parsing: "0.\(digits)")
        }
    }

    @Test func `numbers are ordered by their value`() throws {
        let texts = ["-9223372036854775808", "-0.3", "-0.25", "0", "0.000000000001", "0.5", "2", "10"]
        let numbers = try texts.map { try ExactDecimal(parsing: $0) }
        #expect(numbers.shuffled().sorted() == numbers)
    }

    @Test func `whatever a number writes it reads again`() throws {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<2000 {
            let number = ExactDecimal(
                reducing: Int64.random(in: .min ... .max, using: &generator)
                    >> Int.random(in: 0...63, using: &generator),
                decimals: Int.random(in: 0...12, using: &generator))
            #expect(try ExactDecimal(parsing: number.plain) == number)
            #expect(try ExactDecimal(parsing: number.grouped(decimals: 12)) == number)
        }
    }
}
