import Diagnostics
import Values
import XML

/// Reads the arguments of functions as values, or says why they are none.
enum Reading {
    typealias Refusal = XPathContext.FunctionRefusal

    static func money(_ text: String) throws(Refusal) -> Money {
        do throws(Money.ParsingError) {
            return try Money(parsing: text)
        } catch {
            throw Refusal(Message("“\(text)” 不是金额", "“\(text)” is not an amount of money"))
        }
    }

    static func sum(_ left: Money, _ right: Money) throws(Refusal) -> Money {
        do throws(Money.ArithmeticError) {
            return try left.adding(right)
        } catch {
            throw Refusal(Message("金额过大", "the amount is too large"))
        }
    }

    static func difference(_ left: Money, _ right: Money) throws(Refusal) -> Money {
        do throws(Money.ArithmeticError) {
            return try left.subtracting(right)
        } catch {
            throw Refusal(Message("金额过大", "the amount is too large"))
        }
    }

    static func day(_ text: String) throws(Refusal) -> CalendarDate {
        do throws(CalendarDate.ParsingError) {
            return try CalendarDate(parsing: text)
        } catch {
            throw Refusal(Message("“\(text)” 不是日期", "“\(text)” is not a date"))
        }
    }

    /// A month, or the month of a day.
    static func month(_ text: String) throws(Refusal) -> YearMonth {
        do throws(CalendarDate.ParsingError) {
            return try YearMonth(parsing: text)
        } catch {
            return try day(text).yearMonth
        }
    }

    static func integer(_ text: String) throws(Refusal) -> Int {
        guard let number = Int(text) else {
            throw Refusal(Message("“\(text)” 不是整数", "“\(text)” is not a whole number"))
        }
        return number
    }

    static func ratio(_ text: String) throws(Refusal) -> Ratio {
        do throws(Ratio.ParsingError) {
            return try Ratio(parsing: text)
        } catch {
            throw Refusal(Message("“\(text)” 不是比率", "“\(text)” is not a ratio"))
        }
    }

    /// A count within bounds.
    static func count(_ value: XPathValue, _ bounds: ClosedRange<Int>) throws(Refusal) -> Int {
        let number = try integer(value.string)
        guard bounds.contains(number) else {
            throw Refusal(
                Message(
                    "\(number) 不在 \(bounds.lowerBound) 到 \(bounds.upperBound) 之间",
                    "\(number) is not between \(bounds.lowerBound) and \(bounds.upperBound)"))
        }
        return number
    }
}

extension Ratio {
    /// The ratio in per cent with so many decimals, half away from zero.
    func percent(decimals wanted: Int) -> String {
        let tenths = Int128(numerator) * Int128(Self.power(wanted + 2))
        let (whole, rest) = tenths.quotientAndRemainder(dividingBy: Int128(denominator))
        let isUp = rest.magnitude * 2 >= UInt128(denominator)
        let rounded = whole + (isUp ? (numerator < 0 ? -1 : 1) : 0)
        let digits = String(rounded.magnitude)
        let padded = String(repeating: "0", count: max(0, wanted + 1 - digits.count)) + digits
        let sign = rounded < 0 ? "-" : ""
        guard wanted > 0 else { return sign + padded + "%" }
        return sign + padded.dropLast(wanted) + "." + padded.suffix(wanted) + "%"
    }

    private static func power(_ exponent: Int) -> Int64 { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}
