import Testing

@testable import Values

@Suite struct ChineseNumeralTests {
    @Test(arguments: [
        (0, "零"), (3, "三"), (10, "十"), (12, "十二"), (20, "二十"), (100, "一百"), (105, "一百零五"), (110, "一百一十"),
        (123, "一百二十三"),
        (1001, "一千零一"), (10_000, "一万"), (120_000, "十二万"), (100_012, "十万零一十二"), (100_000_000, "一亿"), (-3, "负三"),
        (-12, "负十二"),
    ])
    func `numbers are spelled as one counts`(number: Int, text: String) {
        #expect(ChineseNumeral.counting(number) == text)
    }

    @Test func `the smallest number has a spelling`() {
        #expect(ChineseNumeral.counting(.min).hasPrefix("负九百二十二亿三千三百七十二万"))
    }

    @Test func `years are written digit by digit`() {
        #expect(ChineseNumeral.digits(2026) == "二〇二六")
        #expect(ChineseNumeral.digits(2000) == "二〇〇〇")
    }

    @Test func `ordinals begin with 第`() {
        #expect(ChineseNumeral.ordinal(12) == "第十二")
    }
}
