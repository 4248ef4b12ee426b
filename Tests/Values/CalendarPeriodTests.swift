import Testing
import Values

/// Months, quarters and years, as papers over many records are asked for.
@Suite struct CalendarPeriodTests {
    @Test(arguments: [
        ("2026", "2026-01-01", "2026-12-31", "2025"), ("2026-Q1", "2026-01-01", "2026-03-31", "2025-Q4"),
        ("2026q4", "2026-10-01", "2026-12-31", "2026-Q3"), ("2024-02", "2024-02-01", "2024-02-29", "2024-01"),
    ])
    func `a period has its days and the one before`(text: String, first: String, last: String, before: String) throws {
        let period = try #require(CalendarPeriod(text))
        #expect(period.days.lowerBound.iso == first)
        #expect(period.days.upperBound.iso == last)
        #expect(period.previous.text == before)
    }

    @Test(arguments: ["", "26", "2026-13", "2026-Q5", "2026-10-01", "0000", "上月"])
    func `what is no period is none`(text: String) { #expect(CalendarPeriod(text) == nil) }
}
