import Randomness
import Testing
import Values

@Suite struct WorkingTimeTests {
    private static func calendar() throws -> WorkingCalendar {
        let holidays = try (1...7).map { try CalendarDate(year: 2026, month: 10, day: $0) }
        let worked = [
            try CalendarDate(year: 2026, month: 9, day: 20), try CalendarDate(year: 2026, month: 10, day: 10),
        ]
        return WorkingCalendar([
            try WorkingYear(year: 2026, holidays: holidays, makeUpDays: worked),
            try WorkingYear(year: 2027, holidays: [], makeUpDays: []),
        ])
    }

    private func time() throws -> WorkingTime { WorkingTime(try Self.calendar()) }

    private func moment(_ text: String) throws -> Timestamp { try Timestamp(parsing: text + "+08:00") }

    @Test(arguments: [
        // Before the national holiday; 10 October is a Saturday that is worked.
        ("2026-09-30T15:00", "3 working-days", "2026-10-10T17:30"),
        ("2026-09-30T15:00", "1 working-day", "2026-10-08T17:30"),
        // After close of business, and on a day off: as on the next working day.
        ("2026-09-30T17:31", "1 working-day", "2026-10-09T17:30"),
        ("2026-10-03T10:00", "1 working-day", "2026-10-09T17:30"),
        ("2026-09-30T17:30", "1 working-day", "2026-10-08T17:30"),
        ("2026-11-02T07:00", "2 working-days", "2026-11-04T17:30"),
        // Working hours run within the day's hours: lunch does not count.
        ("2026-11-02T11:00", "2 working-hours", "2026-11-02T15:00"),
        ("2026-11-06T17:00", "1 working-hour", "2026-11-09T09:00"),
        ("2026-11-02T12:30", "7 working-hours", "2026-11-03T12:00"),
        // By the clock.
        ("2026-10-03T10:00", "36h", "2026-10-04T22:00"), ("2026-10-03T10:00", "2d", "2026-10-05T10:00"),
    ])
    func `a time limit ends where the calendar and the clock say`(start: String, limit: String, end: String) throws {
        #expect(try time().deadline(from: moment(start), TimeLimit(parsing: limit)) == moment(end))
    }

    @Test(arguments: [
        ("2026-10-10T17:30", "1 working-day", "2026-10-09T17:30"),
        ("2026-10-08T17:30", "2 working-days", "2026-09-29T17:30"),
        ("2026-11-03T09:30", "2 working-hours", "2026-11-02T16:30"), ("2026-11-03T17:30", "24h", "2026-11-02T17:30"),
    ])
    func `a reminder lies before the deadline by the same reckoning`(
        deadline: String, limit: String, reminder: String
    ) throws {
        #expect(try time().moment(TimeLimit(parsing: limit), before: moment(deadline)) == moment(reminder))
    }

    @Test func `a year without data has no answer`() throws {
        #expect(throws: WorkingCalendar.MissingYear.self) {
            try time().deadline(from: moment("2027-12-31T15:00"), .workingDays(1))
        }
        #expect(throws: WorkingCalendar.MissingYear.self) {
            try time().worked(from: moment("2025-12-31T15:00"), to: moment("2026-01-02T15:00"))
        }
    }

    @Test func `what is worked between two moments leads from the one to the other`() throws {
        var random = SeededGenerator(seed: 20_261_123)
        let time = try time()
        let start = try moment("2026-01-01T00:00").milliseconds
        for _ in 0..<2000 {
            let from = Timestamp(milliseconds: start + Int64.random(in: 0..<(300 * 86_400_000), using: &random))
            let worked = Int64.random(in: 1..<(80 * 3_600_000), using: &random)
            let to = try time.adding(worked: worked, to: from)
            #expect(to > from)
            #expect(try time.worked(from: from, to: to) == worked)
            #expect(try time.worked(from: to, to: from) == -worked)
            let local = to.local()
            #expect(try Self.calendar().isWorkingDay(local.date))
            let minute = local.hour * 60 + local.minute
            #expect(BusinessHours.usual.spans.contains { $0.start <= minute && minute <= $0.end })
        }
    }

    @Test(arguments: [
        "", "8:30", "08:30-", "12:00-08:30", "08:30-12:00 11:00-17:30", "08:30-12:00 12:00-17:30", "25:00-26:00",
        "8.30-9.30",
    ])
    func `what gives no business hours is refused`(text: String) {
        #expect(throws: BusinessHours.ParsingError.self) { try BusinessHours(parsing: text) }
    }

    @Test func `business hours are read`() throws {
        #expect(try BusinessHours(parsing: "08:30-12:00 14:00-17:30") == .usual)
        #expect(try BusinessHours(parsing: "0:00-24:00").closing == 1440)
    }
}
