import Testing

@testable import Values

@Suite struct TimestampTests {
    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00.000Z"), (1_795_339_800_000, "2026-11-22T09:30:00.000Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (951_827_696_789, "2000-02-29T12:34:56.789Z"),
    ])
    func `a moment is written in UTC and read back`(milliseconds: Int64, text: String) throws {
        #expect(Timestamp(milliseconds: milliseconds).iso == text)
        #expect(try Timestamp(parsing: text).milliseconds == milliseconds)
    }

    @Test(arguments: [
        ("2026-11-22T17:30:00+08:00", "2026-11-22T09:30:00.000Z"), ("2026-11-22T09:30Z", "2026-11-22T09:30:00.000Z"),
        ("2026-11-22T00:00:00.5-03:30", "2026-11-22T03:30:00.500Z"),
        ("2027-01-01T07:59:59.12+08:00", "2026-12-31T23:59:59.120Z"),
    ])
    func `offsets and shorter forms are taken`(text: String, iso: String) throws {
        #expect(try Timestamp(parsing: text).iso == iso)
    }

    @Test(arguments: [
        "", "2026-11-22", "2026-11-22T09:30:00", "2026-11-22T24:00:00Z", "2026-11-22T09:60:00Z", "2026-11-22T23:59:60Z",
        "2026-11-22T09:30:00.1234Z", "2026-11-22T09:30:00.Z", "2026-11-22T9:30:00Z", "20261122T09:30:00Z",
        "2026-1-2T09:30:00Z",
        "2026-11-22T09:30:00Zx", "2026-11-22T09:30:00+19:00", "2026-11-22T09:30:00+0800", "T09:30:00Z",
    ])
    func `what is no moment is refused`(text: String) {
        #expect(throws: Timestamp.ParsingError.notATimestamp(text)) { try Timestamp(parsing: text) }
    }

    @Test func `a day that does not exist is named`() {
        #expect(
            throws: Timestamp.ParsingError.date(.noSuchDay(year: 2026, month: 2, day: 30, lastDay: 28))
        ) { try Timestamp(parsing: "2026-02-30T09:30:00Z") }
    }

    @Test func `China's clocks are eight hours ahead`() throws {
        let moment = try Timestamp(parsing: "2026-12-31T16:00:00.000Z")
        #expect(moment.day.iso == "2027-01-01")
        #expect(moment.local().short == "2027-01-01 00:00")
        #expect(moment.local().chinese == "2027年1月1日 00:00")
        #expect(moment.local(.utc).hour == 16)
        #expect(Timestamp(moment.local()) == moment)
    }

    @Test func `a local time has its parts, before 1970 too`() throws {
        let local = try Timestamp(parsing: "1969-12-31T23:58:57.006Z").local(.utc)
        #expect([local.hour, local.minute, local.second, local.millisecond] == [23, 58, 57, 6])
        #expect(local.date.iso == "1969-12-31")
    }

    @Test func `times of day that do not exist are refused`() throws {
        let date = try CalendarDate(parsing: "2026-11-22")
        #expect(LocalDateTime(date, hour: 24) == nil)
        #expect(LocalDateTime(date, hour: -1) == nil)
        #expect(LocalDateTime(date, hour: 17, minute: 30)?.iso == "2026-11-22T17:30:00.000")
        #expect(UTCOffset(minutes: 1081) == nil)
    }

    @Test func `moments are reckoned and ordered`() {
        let one = Timestamp(milliseconds: 1000)
        let later = one.adding(milliseconds: 500)
        #expect(one < later)
        #expect(one.milliseconds(until: later) == 500)
    }

    @Test func `moments end with the calendar`() {
        #expect(Timestamp(milliseconds: .max).iso == "9999-12-31T23:59:59.999Z")
        #expect(Timestamp(milliseconds: .min).iso == "0001-01-01T00:00:00.000Z")
        #expect(Timestamp(milliseconds: 5).adding(milliseconds: .max) == Timestamp(milliseconds: .max))
        #expect(Timestamp(milliseconds: .max).local().date == .last)
    }
}
