import Testing

@testable import Values

@Suite struct RatioTests {
    @Test(arguments: [
        ("0.85", "0.85", "85%"), ("85%", "0.85", "85%"), ("８５％", "0.85", "85%"), ("1", "1", "100%"), ("0", "0", "0%"),
        ("-20%", "-0.2", "-20%"), ("12.5%", "0.125", "12.5%"), ("0.900", "0.9", "90%"), ("1.50", "1.5", "150%"),
        ("-0.005", "-0.005", "-0.5%"), ("9000000000000000000", "9000000000000000000", "900000000000000000000%"),
    ])
    func `a ratio is read and written exactly`(text: String, decimal: String, percent: String) throws {
        let ratio = try Ratio(parsing: text)
        #expect(ratio.decimal == decimal)
        #expect(ratio.percent == percent)
    }

    @Test func `the same value written differently is equal`() throws {
        #expect(try Ratio(parsing: "0.850") == Ratio(parsing: "85%"))
        #expect(try Ratio(parsing: "100%") == .one)
    }

    @Test func `ratios are ordered without loss`() throws {
        #expect(try Ratio(parsing: "0.8") < Ratio(parsing: "0.85"))
        #expect(try Ratio(parsing: "-0.3") < Ratio(parsing: "-20%"))
        #expect(try Ratio(parsing: "9000000000000000000") > Ratio(parsing: "0.000000000001"))
    }

    @Test(arguments: [
        ("", Ratio.ParsingError.empty), ("85%%", .unexpectedCharacter("%", position: 4)),
        ("0.", .missingDigits(position: 3)),
        (".5", .unexpectedCharacter(".", position: 1)), ("O.8", .unexpectedCharacter("O", position: 1)),
        ("0.8x", .unexpectedCharacter("x", position: 4)), ("0.0000000000001", .tooPrecise),
        ("9999999999999999999", .tooPrecise), ("-", .missingDigits(position: 2)),
    ])
    func `what is no ratio is refused with its place`(text: String, error: Ratio.ParsingError) {
        #expect(throws: error) { try Ratio(parsing: text) }
    }
}
