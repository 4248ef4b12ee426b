import Regulations
import Testing
import Values

/// When duties begin, end and are due.
@Suite struct DutyWindowTests {
    private func day(_ text: String) throws -> CalendarDate { try CalendarDate(parsing: text) }

    /// The days of a window: from, to, due.
    private func days(
        _ schedule: DutySchedule, on text: String, _ calendar: WorkingCalendar = WorkingCalendar([])
    ) throws -> [String]? {
        try schedule.window(of: day(text), by: calendar).map { [$0.from.iso, $0.to.iso, $0.due.iso] }
    }

    @Test(arguments: [
        (DutySchedule.Interval.day, "2026-02-10", "2026-02-10"), (.week, "2026-02-09", "2026-02-15"),
        (.month, "2026-02-01", "2026-02-28"), (.quarter, "2026-01-01", "2026-03-31"),
        (.halfYear, "2026-01-01", "2026-06-30"), (.year, "2026-01-01", "2026-12-31"),
    ])
    func `a period is that of the calendar, and due on its last day`(
        interval: DutySchedule.Interval, from: String, to: String
    ) throws {
        let schedule = DutySchedule.every(interval, due: .last, isWorkingTime: false)
        #expect(try days(schedule, on: "2026-02-10") == [from, to, to])
    }

    @Test(arguments: [
        (DutySchedule.Interval.month, DutySchedule.DueDay.number(4), "2026-02-04"), (.month, .number(30), "2026-02-28"),
        (.quarter, .number(15), "2026-01-15"), (.year, .date(month: 1, day: 31), "2026-01-31"),
        (.halfYear, .date(month: 2, day: 30), "2026-02-28"), (.week, .number(3), "2026-02-11"),
    ])
    func `it is due by a day of the period, by its last where it has none such`(
        interval: DutySchedule.Interval, due: DutySchedule.DueDay, day: String
    ) throws {
        #expect(try days(.every(interval, due: due, isWorkingTime: false), on: "2026-02-10")?.last == day)
    }

    @Test func `working days count where it says so, and a year without data is named`() throws {
        // 1 to 3 October are off, 10 October is a Saturday that is worked.
        let year = try WorkingYear(
            year: 2026, holidays: [day("2026-10-01"), day("2026-10-02")], makeUpDays: [day("2026-10-10")])
        let calendar = WorkingCalendar([year])
        func due(_ interval: DutySchedule.Interval, _ due: DutySchedule.DueDay, _ on: String) throws -> String? {
            try days(.every(interval, due: due, isWorkingTime: true), on: on, calendar)?.last
        }
        #expect(try due(.month, .number(3), "2026-10-20") == "2026-10-07")
        #expect(try due(.month, .last, "2026-10-20") == "2026-10-30")
        #expect(try due(.quarter, .date(month: 1, day: 4), "2026-10-20") == "2026-10-01", "never before it begins")
        #expect(try due(.day, .last, "2026-10-10") == "2026-10-10")
        #expect(try due(.day, .last, "2026-10-11") == nil, "nothing on a day off")
        #expect(throws: WorkingCalendar.MissingYear.self) { try due(.month, .last, "2027-01-05") }
    }

    @Test func `a window around a date of the record`() throws {
        let values = RecordValues(["bought": .date(try day("2026-08-31"))])
        func offset(_ count: Int, _ unit: DayOffset.Unit) -> DayOffset {
            DayOffset(field: "bought", count: count, unit: unit)
        }
        func window(_ from: DayOffset?, _ until: DayOffset) throws -> [String]? {
            try DutySchedule.around(from: from, until: until)
                .window(of: values, made: day("2026-09-01"), by: WorkingCalendar([]))
                .map { [$0.from.iso, $0.to.iso, $0.due.iso] }
        }
        #expect(try window(nil, offset(1, .weeks)) == ["2026-09-01", "2026-09-07", "2026-09-07"])
        #expect(try window(offset(4, .months), offset(6, .months)) == ["2026-12-31", "2027-02-28", "2027-02-28"])
        #expect(try window(offset(1, .years), offset(-1, .days)) == nil, "it would end before it begins")
        #expect(
            try DutySchedule.around(from: nil, until: DayOffset(field: "other", count: 1, unit: .days))
                .window(of: values, made: day("2026-09-01"), by: WorkingCalendar([])) == nil)
    }
}
