import Randomness
import Testing

@testable import Values

@Suite struct MoneyParsingTests {
    @Test(arguments: [
        ("5200000", 520_000_000), ("5,200,000.00", 520_000_000), ("520万", 520_000_000), ("1.5亿", 15_000_000_000),
        ("1.5亿元", 15_000_000_000), ("2万亿", 200_000_000_000_000), ("¥5,200,000", 520_000_000),
        ("￥12.5", 1250), ("５，２００，０００．５０", 520_000_050), (" 3 ", 300), ("\u{3000}3元", 300), ("0", 0),
        ("0.01", 1), ("-12.30", -1230), ("¥-12.30", -1230), ("-¥12.30", -1230), ("－１", -100), ("1.234567万", 1_234_567),
        ("1,200万", 1_200_000_000), ("007", 700), ("99,999", 9_999_900),
    ])
    func `an amount is taken as offices write it`(text: String, fen: Int64) throws {
        #expect(try Money(parsing: text) == Money(fen: fen))
    }

    @Test(arguments: [
        ("5,2OO,000", Character("O"), 4), ("5.2.0", ".", 4), ("12a", "a", 3), ("5 000", " ", 2), ("1e5", "e", 2),
        ("--5", "-", 2), ("-¥-5", "-", 3), ("5万3", "3", 3), ("5亿万", "万", 3),
        ("٣", "٣", 1),
        ("（500）", "（", 1), ("5.2x", "x", 4), (" 5O", "O", 3), ("5\u{0}", "\u{0}", 2), ("5,2,OO", "O", 5),
    ])
    func `the first character that does not belong is named with its place`(text: String, bad: Character, place: Int) {
        #expect(throws: Money.ParsingError.unexpectedCharacter(bad, position: place)) { try Money(parsing: text) }
    }

    @Test func `a letter that looks like a digit suggests it`() {
        #expect(Money.ParsingError.unexpectedCharacter("O", position: 4).probableDigit == 0)
        #expect(Money.ParsingError.unexpectedCharacter("ｌ", position: 1).probableDigit == 1)
        #expect(Money.ParsingError.unexpectedCharacter("x", position: 1).probableDigit == nil)
        #expect(Money.ParsingError.tooLarge.probableDigit == nil)
    }

    @Test(arguments: [
        ("52,00,000", 3), ("5200,000", 5), (",500", 1), ("5,", 2), ("5,,000", 2), ("1,000,00", 6), ("0,520", 2),
        ("5,0000", 2), ("5,20万", 2),
    ])
    func `thousands separators must be right`(text: String, place: Int) {
        #expect(throws: Money.ParsingError.misplacedSeparator(position: place)) { try Money(parsing: text) }
    }

    @Test(arguments: [("5.", 3), (".5", 1), ("-", 2), ("¥", 2), ("万", 1), ("元", 1), ("5.万", 3)])
    func `missing digits are named with their place`(text: String, place: Int) {
        #expect(throws: Money.ParsingError.missingDigits(position: place)) { try Money(parsing: text) }
    }

    @Test func `nothing finer than a 分 is taken`() {
        #expect(throws: Money.ParsingError.tooManyDecimals(allowed: 2, position: 7)) { try Money(parsing: "100.001") }
        #expect(throws: Money.ParsingError.tooManyDecimals(allowed: 6, position: 9)) {
            try Money(parsing: "1.0000001万")
        }
    }

    @Test(arguments: ["", "  ", "\u{3000}\n"])
    func `white space is no amount`(text: String) {
        #expect(throws: Money.ParsingError.empty) { try Money(parsing: text) }
    }

    @Test func `the greatest amount is taken and one 分 more is not`() throws {
        #expect(try Money(parsing: "92233720368547758.07").fen == .max)
        #expect(throws: Money.ParsingError.tooLarge) { try Money(parsing: "92233720368547758.08") }
        #expect(throws: Money.ParsingError.tooLarge) { try Money(parsing: "99999999万亿") }
        #expect(throws: Money.ParsingError.tooLarge) { try Money(parsing: String(repeating: "9", count: 100_000)) }
    }

    @Test func `what is written plainly or grouped reads back as the same amount`() throws {
        var generator = SeededGenerator(seed: 20_261_122)
        for _ in 0..<500 {
            let amount = Money(fen: Int64.random(in: -10_000_000_000...10_000_000_000, using: &generator))
            for text in [amount.plain, amount.grouped, amount.withSymbol, amount.inTenThousands] {
                #expect(try Money(parsing: text) == amount, "\(text)")
            }
        }
    }
}

@Suite struct MoneyFormattingTests {
    @Test func `each form of writing is exact`() {
        let amount = Money(fen: 520_000_000)
        #expect(amount.plain == "5200000.00")
        #expect(amount.grouped == "5,200,000.00")
        #expect(amount.withSymbol == "¥5,200,000.00")
        #expect(amount.inTenThousands == "520万元")
    }

    @Test(arguments: [
        (Int64(1), "0.01", "0.000001万元"), (0, "0.00", "0万元"), (-5, "-0.05", "-0.000005万元"),
        (99_900, "999.00", "0.0999万元"),
        (100_000, "1,000.00", "0.1万元"), (12_345_678_901, "123,456,789.01", "12,345.678901万元"),
        (.min, "-92,233,720,368,547,758.08", "-9,223,372,036,854.775808万元"),
    ])
    func `grouped and in 万元`(fen: Int64, grouped: String, tenThousands: String) {
        #expect(Money(fen: fen).grouped == grouped)
        #expect(Money(fen: fen).inTenThousands == tenThousands)
    }
}

@Suite struct MoneyCapitalsTests {
    @Test(arguments: [
        ("1409.50", "壹仟肆佰零玖元伍角整"), ("6007.14", "陆仟零柒元壹角肆分"), ("425.03", "肆佰贰拾伍元零叁分"), ("0", "零元整"),
        ("0.05", "伍分"), ("0.50", "伍角整"), ("0.55", "伍角伍分"), ("10", "壹拾元整"), ("10.05", "壹拾元零伍分"),
        ("5200000", "伍佰贰拾万元整"), ("107000.53", "壹拾万柒仟元伍角叁分"), ("100500", "壹拾万零伍佰元整"),
        ("1000001", "壹佰万零壹元整"), ("100005000", "壹亿零伍仟元整"), ("105000000", "壹亿零伍佰万元整"), ("1020304", "壹佰零贰万零叁佰零肆元整"),
        ("100000000", "壹亿元整"), ("999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"), ("-425.03", "负肆佰贰拾伍元零叁分"),
        ("1000000000000", "壹万亿元整"), ("1000000000001", "壹万亿零壹元整"), ("1000100000000", "壹万零壹亿元整"), ("2万亿", "贰万亿元整"),
        ("10000000000000000", "壹亿亿元整"),
    ])
    func `capitals follow the rules of 零 and 整`(text: String, capitals: String) throws {
        #expect(try Money(parsing: text).chineseCapitals == capitals)
    }

    @Test func `the smallest and greatest amounts have capitals`() {
        #expect(Money(fen: .max).chineseCapitals.hasSuffix("柒佰伍拾捌元零柒分"))
        #expect(Money(fen: .min).chineseCapitals.hasPrefix("负玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿"))
    }

    @Test func `no two 零 stand together and none before a unit`() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let digits = (0..<Int.random(in: 1...16, using: &generator)).map { _ in
                Bool.random(using: &generator) ? "0" : String(Int.random(in: 1...9, using: &generator))
            }
            guard let fen = Int64(digits.joined()) else { continue }
            let text = Money(fen: fen).chineseCapitals
            for wrong in ["零零", "零拾", "零佰", "零仟", "零万", "零亿", "分整"] {
                #expect(!text.contains(wrong), "\(fen): \(text)")
            }
        }
    }
}

@Suite struct MoneyArithmeticTests {
    @Test func `sums and differences report what 64 bits cannot hold`() throws {
        #expect(try Money(fen: 5).adding(Money(fen: 7)) == Money(fen: 12))
        #expect(try Money(fen: 5).subtracting(Money(fen: 7)) == Money(fen: -2))
        #expect(try Money.sum(of: [Money(fen: 1), Money(fen: 2), Money(fen: 3)]) == Money(fen: 6))
        #expect(try Money.sum(of: []) == .zero)
        #expect(throws: Money.ArithmeticError.overflow) { try Money(fen: .max).adding(Money(fen: 1)) }
        #expect(throws: Money.ArithmeticError.overflow) { try Money(fen: .min).subtracting(Money(fen: 1)) }
    }

    @Test(arguments: [
        (Int64(1_000_000), "0.9", Int64(900_000)), (1, "0.5", 1), (1, "0.49", 0), (-1, "0.5", -1), (3, "33.3%", 1),
        (.max, "1", .max), (100, "-20%", -20), (.min, "1", .min),
    ])
    func `a ratio of an amount is exact to the 分, halves away from zero`(fen: Int64, ratio: String, result: Int64)
        throws
    {
        #expect(try Money(fen: fen).multiplied(by: Ratio(parsing: ratio)) == Money(fen: result))
    }

    @Test func `a product beyond 64 bits is reported`() throws {
        #expect(throws: Money.ArithmeticError.overflow) { try Money(fen: .max).multiplied(by: Ratio(parsing: "1.1")) }
        #expect(throws: Money.ArithmeticError.overflow) { try Money(fen: .min).multiplied(by: Ratio(parsing: "-1")) }
    }

    @Test func `equal parts are rounded half away from zero`() throws {
        #expect(try Money(fen: 100).divided(by: 3) == Money(fen: 33))
        #expect(try Money(fen: 5).divided(by: 2) == Money(fen: 3))
        #expect(try Money(fen: -5).divided(by: 2) == Money(fen: -3))
        #expect(try Money(fen: 5).divided(by: -2) == Money(fen: -3))
        #expect(throws: Money.ArithmeticError.divisionByZero) { try Money(fen: 1).divided(by: 0) }
        #expect(throws: Money.ArithmeticError.overflow) { try Money(fen: .min).divided(by: -1) }
    }

    @Test func `amounts are ordered`() {
        #expect([Money(fen: 3), Money(fen: -1), Money(fen: 0)].sorted().map(\.fen) == [-1, 0, 3])
    }
}
