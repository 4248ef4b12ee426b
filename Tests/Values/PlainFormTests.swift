import Randomness
import Testing
import Values

/// The forms that machines write, read without the patience that people are read with.
@Suite struct PlainFormTests {
    @Test func `an amount comes back from its plain form`() {
        var generator = SeededGenerator(seed: 3)
        for fen in [0, 1, -1, .min, .max] + (0..<2000).map({ _ in Int64.random(in: .min ... .max, using: &generator) })
        {
            #expect(Money(plain: Money(fen: fen).plain) == Money(fen: fen))
            #expect(Money(plain: Money(fen: fen % 100_000).plain)?.fen == fen % 100_000)
        }
    }

    @Test(arguments: [
        "", "1", "1.5", ".50", "1.500", "01.00", "00.00", "-0.00", "1,000.00", "+1.00", " 1.00", "1.00 ", "１.00",
        "1.0O",
        "--1.00", "1:00", "92233720368547758.08", "99999999999999999999.00",
    ])
    func `any other writing of an amount is none`(text: String) {
        #expect(Money(plain: text) == nil)
    }

    @Test func `days, months and times come back from ISO`() throws {
        for number in stride(from: CalendarDate.first.dayNumber, through: CalendarDate.last.dayNumber, by: 997) {
            let day = CalendarDate(dayNumber: number)
            #expect(CalendarDate(iso: day.iso) == day)
            #expect(YearMonth(iso: day.yearMonth.iso) == day.yearMonth)
        }
        #expect(TimeOfDay(iso: "23:59")?.iso == "23:59")
    }

    @Test(arguments: [
        "", "2026-2-03", "2026-02-30", "2026/02/03", "20260203", "2026-02-03 ", "2026-13-01", "0000-01-01",
        "2026-02-03T",
        "２026-02-03",
    ])
    func `any other writing of a day is none`(text: String) { #expect(CalendarDate(iso: text) == nil) }

    @Test(arguments: ["", "2026-13", "2026-00", "0000-01", "2026-1", "202601"])
    func `any other writing of a month is none`(text: String) { #expect(YearMonth(iso: text) == nil) }

    @Test(arguments: ["", "8:30", "24:00", "08:60", "08:30:00", "0830"])
    func `any other writing of a time is none`(text: String) { #expect(TimeOfDay(iso: text) == nil) }

    @Test(arguments: ["", "1.50", "1,200", "+1", "-0", "007", "1.", "1e3"])
    func `any other writing of a number is none`(text: String) { #expect(ExactDecimal(plain: text) == nil) }
}
