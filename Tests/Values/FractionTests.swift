import Randomness
import Testing
import Values

@Suite struct FractionTests {
    @Test func `a third three times is one`() throws {
        let third = try Fraction(1, over: 3)
        #expect(try third.adding(third).adding(third) == Fraction(1))
        #expect(third.decimal == nil)
        #expect(try third.multiplied(by: Fraction(-6)) == Fraction(-2))
        #expect(try Fraction(1).divided(by: third).subtracting(Fraction(3)) == .zero)
    }

    @Test(arguments: [
        ("1200.50", "1200.5"), ("-0.001", "-0.001"), (" 7 ", "7"), ("5.", "5"), (".5", "0.5"), ("-0", "0"),
        ("0.000", "0"),
    ])
    func `a decimal is read and written`(text: String, written: String) throws {
        #expect(try Fraction.read(text)?.decimal == written)
    }

    @Test(arguments: ["", " ", "-", ".", "1e3", "+1", "1,200", "1.2.3", "一", "- 1", "2026-10-01"])
    func `what XPath calls no number is none`(text: String) throws {
        #expect(try Fraction.read(text) == nil)
    }

    @Test(arguments: [
        ("2.345", 2, "2.35"), ("-2.345", 2, "-2.35"), ("2.344999", 2, "2.34"), ("0.5", 0, "1"), ("7", 2, "7"),
    ])
    func `a number is rounded half away from zero`(text: String, decimals: Int, rounded: String) throws {
        #expect(try Fraction.read(text)?.rounded(decimals: decimals).plain == rounded)
    }

    @Test func `what cannot be exact is an error, and comparing never is one`() throws {
        let large = try Fraction(.max, over: 1)
        let small = try Fraction(1, over: .max)
        #expect(throws: Fraction.ArithmeticError.overflow) { try large.adding(Fraction(1)) }
        #expect(throws: Fraction.ArithmeticError.overflow) { try large.subtracting(small) }
        #expect(throws: Fraction.ArithmeticError.divisionByZero) { try large.divided(by: .zero) }
        #expect(throws: Fraction.ArithmeticError.overflow) { try Fraction.read(String(repeating: "9", count: 60)) }
        #expect(throws: Fraction.ArithmeticError.overflow) { try large.rounded(decimals: 0) }
        #expect(small < large)
        #expect(try Fraction(.max, over: .max - 1) > Fraction(1))
        #expect(try Fraction(-.max, over: 3) < Fraction(-.max + 1, over: 3))
    }

    @Test func `the floor of a negative number lies below it`() throws {
        #expect(try Fraction(-7, over: 2).floor == -4)
        #expect(try Fraction(7, over: 2).floor == 3)
        #expect(Fraction(-4).floor == -4)
        #expect(try Fraction(-7).remainder(dividingBy: Fraction(2)) == Fraction(-1))
    }

    @Test func `random fractions obey the laws of arithmetic`() throws {
        var random = SeededGenerator(seed: 14)
        for _ in 0..<500 {
            let numbers = try (0..<3).map { _ in
                try Fraction(
                    Int128(Int64.random(in: -9999...9999, using: &random)),
                    over: Int128(Int64.random(in: 1...9999, using: &random)))
            }
            let (a, b, c) = (numbers[0], numbers[1], numbers[2])
            #expect(try a.adding(b).subtracting(b) == a)
            #expect(try a.adding(b).multiplied(by: c) == a.multiplied(by: c).adding(b.multiplied(by: c)))
            #expect(try (a < b) == (a.subtracting(b).numerator < 0))
        }
    }
}
