import Randomness
import Testing

@testable import Values

private func day(_ text: String) throws -> CalendarDate { try CalendarDate(parsing: text) }

/// A made-up year: a week off from Thursday 1 October, the Sundays before and after worked.
private func calendar() throws -> WorkingCalendar {
    let holidays = try (1...7).map { try CalendarDate(year: 2026, month: 10, day: $0) } + [day("2026-01-01")]
    return WorkingCalendar([
        try WorkingYear(year: 2026, holidays: holidays, makeUpDays: [day("2026-09-27"), day("2026-10-11")])
    ])
}

@Suite struct WorkingCalendarTests {
    @Test(arguments: [
        ("2026-09-25", true), ("2026-09-26", false), ("2026-09-27", true), ("2026-10-01", false), ("2026-10-03", false),
        ("2026-10-08", true), ("2026-10-10", false), ("2026-10-11", true), ("2026-10-18", false),
    ])
    func `holidays, weekends and make-up days decide`(text: String, isWorked: Bool) throws {
        #expect(try calendar().isWorkingDay(day(text)) == isWorked)
    }

    @Test(arguments: [
        ("2026-09-25", 1, "2026-09-27"), ("2026-09-30", 1, "2026-10-08"), ("2026-09-30", 3, "2026-10-11"),
        ("2026-10-03", 1, "2026-10-08"), ("2026-10-08", -1, "2026-09-30"), ("2026-10-08", 0, "2026-10-08"),
        ("2026-10-03", 0, "2026-10-03"), ("2026-11-20", 1, "2026-11-23"),
    ])
    func `working days are added, the first day not counted`(from: String, count: Int, to: String) throws {
        #expect(try calendar().adding(workingDays: count, to: day(from)).iso == to)
    }

    @Test func `the next working day may be the day itself`() throws {
        #expect(try calendar().workingDay(onOrAfter: day("2026-10-08")).iso == "2026-10-08")
        #expect(try calendar().workingDay(onOrAfter: day("2026-10-01")).iso == "2026-10-08")
    }

    @Test func `counting undoes adding`() throws {
        let calendar = try calendar()
        var generator = SeededGenerator(seed: 26)
        for _ in 0..<300 {
            let start = try day("2026-03-01").adding(days: Int.random(in: 0..<200, using: &generator))
            let count = Int.random(in: -30...50, using: &generator)
            #expect(try calendar.workingDays(from: start, to: calendar.adding(workingDays: count, to: start)) == count)
        }
        #expect(try calendar.workingDays(from: day("2026-10-01"), to: day("2026-10-07")) == 0)
    }

    @Test func `a year without data is an error, not a guess`() throws {
        let calendar = try calendar()
        #expect(throws: WorkingCalendar.MissingYear(year: 2027)) {
            try calendar.adding(workingDays: 2, to: day("2026-12-31"))
        }
        #expect(throws: WorkingCalendar.MissingYear(year: 2025)) { try calendar.isWorkingDay(day("2025-12-31")) }
        #expect(throws: WorkingCalendar.MissingYear(year: 2027)) {
            try calendar.workingDays(from: day("2026-12-30"), to: day("2027-01-05"))
        }
    }

    @Test func `a count without end stops where the data ends`() throws {
        #expect(throws: WorkingCalendar.MissingYear(year: 2027)) {
            try calendar().adding(workingDays: .max, to: day("2026-10-01"))
        }
        let last = WorkingCalendar([try WorkingYear(year: 9999, holidays: [], makeUpDays: [])])
        #expect(throws: WorkingCalendar.MissingYear(year: 10_000)) { try last.adding(workingDays: 1, to: .last) }
    }

    @Test func `data that contradicts itself is refused`() throws {
        #expect(throws: WorkingYear.DataError.wrongYear(try day("2027-01-01"), year: 2026)) {
            try WorkingYear(year: 2026, holidays: [day("2027-01-01")], makeUpDays: [])
        }
        #expect(throws: WorkingYear.DataError.contradiction(try day("2026-09-27"))) {
            try WorkingYear(year: 2026, holidays: [day("2026-09-27")], makeUpDays: [day("2026-09-27")])
        }
        #expect(throws: WorkingYear.DataError.notAWeekend(try day("2026-09-28"))) {
            try WorkingYear(year: 2026, holidays: [], makeUpDays: [day("2026-09-28")])
        }
    }
}
