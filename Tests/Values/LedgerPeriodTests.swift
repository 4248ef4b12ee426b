import Testing
import Values

@Suite struct LedgerPeriodTests {
    private func day(_ text: String) throws -> CalendarDate { try CalendarDate(parsing: text) }

    @Test(arguments: [
        ("2026-11-27", "2026-W48"), ("2025-12-29", "2026-W01"), ("2026-01-04", "2026-W01"), ("2027-01-03", "2026-W53"),
        ("2021-01-03", "2020-W53"), ("2024-12-30", "2025-W01"),
    ])
    func `a week belongs to the year that holds its Thursday`(text: String, week: String) throws {
        #expect(Week(containing: try day(text)).iso == week)
        #expect(try Week(parsing: week).days.contains(day(text)))
    }

    @Test(arguments: ["2026-W48", "2026W48", "2026-w48", "2026年第48周", "２０２６－Ｗ４８", " 2026-W48 "])
    func `a week is taken as people write it`(text: String) throws {
        #expect(try Week(parsing: text).iso == "2026-W48")
    }

    @Test(arguments: [
        ("2026-48", CalendarDate.ParsingError.notAWeek("2026-48")), ("W48", .notAWeek("W48")),
        ("2026-W", .notAWeek("2026-W")), ("2026-W481", .notAWeek("2026-W481")),
        ("2025-W53", .noSuchWeek(year: 2025, number: 53)), ("2026-W00", .noSuchWeek(year: 2026, number: 0)),
    ])
    func `what is no week is said to be none`(text: String, error: CalendarDate.ParsingError) {
        #expect(throws: error) { try Week(parsing: text) }
    }

    @Test(arguments: [
        (LedgerCycle.day, "2026-11-27"), (.week, "2026-W48"), (.month, "2026-11"),
    ])
    func `a period of a cycle is written by ISO 8601`(cycle: LedgerCycle, text: String) throws {
        #expect(try cycle.period(parsing: text).iso == text)
        #expect(cycle.period(containing: try day("2026-11-27")).iso == text)
        for other in LedgerCycle.allCases where other != cycle {
            #expect(throws: CalendarDate.ParsingError.self) { try other.period(parsing: text) }
        }
    }

    @Test(arguments: [
        (LedgerCycle.month, "2026-10-01", "2026-12-31", "2026-10", "2026-12", 3),
        (.month, "2026-10-02", "2026-12-30", "2026-11", "2026-11", 1),
        (.week, "2026-11-01", "2026-11-30", "2026-W45", "2026-W48", 4),
        (.week, "2026-10-01", "2026-10-31", "2026-W40", "2026-W44", 5),
        (.day, "2026-11-01", "2026-11-30", "2026-11-01", "2026-11-30", 30),
    ])
    func `a week belongs to the span of its Thursday, a month to one that holds all of it`(
        cycle: LedgerCycle, first: String, last: String, from: String, to: String, count: Int
    ) throws {
        let days = try day(first)...day(last)
        let periods = try #require(cycle.periods(in: days))
        #expect(periods.lowerBound.iso == from)
        #expect(periods.upperBound.iso == to)
        #expect(cycle.count(in: days) == count)
    }

    @Test func `every week of a century is of one month and one year, and no day is in none`() throws {
        var last = Week(containing: try day("1999-12-30"))
        for offset in 0..<36_600 {
            let day = try day("2000-01-01").adding(days: offset)
            let week = Week(containing: day)
            #expect(week == last || week.days.lowerBound == day)
            #expect(Week(year: week.year, number: week.number) == week)
            last = week
        }
        #expect(LedgerCycle.month.periods(in: try day("2026-11-02")...day("2026-11-08")) == nil)
    }
}
