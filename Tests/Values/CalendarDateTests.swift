import Testing

@testable import Values

private func day(_ text: String) throws -> CalendarDate { try CalendarDate(parsing: text) }

@Suite struct DateParsingTests {
    @Test(arguments: [
        "2026-11-22", "2026/11/22", "2026.11.22", "2026年11月22日", "2026年11月22号", "20261122", "２０２６－１１－２２",
        " 2026-11-22 ",
    ])
    func `a day is taken in each way of writing`(text: String) throws {
        #expect(try day(text) == CalendarDate(year: 2026, month: 11, day: 22))
    }

    @Test(arguments: ["2026-1-5", "2026/01/5", "2026年1月5日", "20260105"])
    func `months and days may have one digit`(text: String) throws {
        #expect(try day(text).iso == "2026-01-05")
    }

    @Test func `a day that does not exist is named with the last day of its month`() {
        #expect(throws: CalendarDate.ParsingError.noSuchDay(year: 2026, month: 2, day: 30, lastDay: 28)) {
            try day("2026-02-30")
        }
        #expect(throws: CalendarDate.ParsingError.noSuchDay(year: 2026, month: 4, day: 31, lastDay: 30)) {
            try day("2026年4月31日")
        }
        #expect(throws: CalendarDate.ParsingError.noSuchDay(year: 2026, month: 1, day: 0, lastDay: 31)) {
            try day("2026-01-00")
        }
        #expect(throws: CalendarDate.ParsingError.noSuchMonth(13)) { try day("2026-13-01") }
        #expect(throws: CalendarDate.ParsingError.noSuchYear(0)) { try day("0000-01-01") }
    }

    @Test(arguments: [
        "", "2026", "2026-11", "26-11-22", "2026-11-222", "2026-11/22", "2026年11-22", "2026年11月22", "22.11.2026",
        "2026112",
        "202611222", "2026-11-22T00:00", "2O26-11-22", "-2026-11-22", "2026 11 22", "٢٠٢٦-١١-٢٢", "昨天",
    ])
    func `what is not written as a day is refused`(text: String) {
        #expect(throws: CalendarDate.ParsingError.notADate(text)) { try day(text) }
    }

    @Test func `29 February exists in leap years alone`() throws {
        #expect(try day("2024-02-29").iso == "2024-02-29")
        #expect(try day("2000-02-29").iso == "2000-02-29")
        #expect(throws: CalendarDate.ParsingError.self) { try day("1900-02-29") }
        #expect(throws: CalendarDate.ParsingError.self) { try day("2026-02-29") }
    }
}

@Suite struct CalendarDateTests {
    @Test func `every day of eight hundred years follows the one before it`() {
        var date = CalendarDate(YearMonth(year: 1600, month: 1), day: 1)
        let end = CalendarDate(YearMonth(year: 2400, month: 1), day: 1)
        var number = date.dayNumber
        while date < end {
            let next = CalendarDate(dayNumber: number + 1)
            let isNextDay = next.yearMonth == date.yearMonth && next.day == date.day + 1
            let isNextMonth = next.day == 1 && date.day == date.yearMonth.numberOfDays
            #expect(isNextDay || isNextMonth && next.yearMonth == date.yearMonth.adding(months: 1), "\(date.iso)")
            #expect(next.dayNumber == number + 1)
            date = next
            number += 1
        }
    }

    @Test func `days are counted from 1970`() throws {
        #expect(try day("1970-01-01").dayNumber == 0)
        #expect(try day("2000-03-01").dayNumber == 11_017)
        #expect(try day("1969-12-31").dayNumber == -1)
    }

    @Test func `days are added and counted across years and leap days`() throws {
        #expect(try day("2026-12-31").adding(days: 1).iso == "2027-01-01")
        #expect(try day("2024-03-01").adding(days: -1).iso == "2024-02-29")
        #expect(try day("2026-01-01").days(until: day("2027-01-01")) == 365)
        #expect(try day("2026-01-02").days(until: day("2026-01-01")) == -1)
    }

    @Test func `the calendar ends where dates can no longer be written`() throws {
        #expect(try day("9999-12-31").adding(days: 1) == .last)
        #expect(CalendarDate.first.adding(days: .min) == .first)
        #expect(CalendarDate.last.adding(days: .max) == .last)
        #expect(CalendarDate.first.adding(months: -1) == .first)
        #expect(CalendarDate.first.iso == "0001-01-01")
    }

    @Test func `a month later is the same day or the month's last`() throws {
        #expect(try day("2026-01-31").adding(months: 1).iso == "2026-02-28")
        #expect(try day("2024-01-31").adding(months: 1).iso == "2024-02-29")
        #expect(try day("2026-11-15").adding(months: 3).iso == "2027-02-15")
        #expect(try day("2026-03-31").adding(months: -13).iso == "2025-02-28")
    }

    @Test(arguments: [
        ("2026-11-22", Weekday.sunday, "星期日"), ("2026-11-23", .monday, "星期一"), ("1970-01-01", .thursday, "星期四"),
        ("1969-12-28", .sunday, "星期日"), ("0001-01-01", .monday, "星期一"),
    ])
    func `the day of the week is known`(text: String, weekday: Weekday, chinese: String) throws {
        #expect(try day(text).weekday == weekday)
        #expect(weekday.chinese == chinese)
        #expect(weekday.isWeekend == (weekday == .sunday))
    }

    @Test func `a day is written for machines, papers and in characters`() throws {
        let date = try day("2026-11-22")
        #expect(date.iso == "2026-11-22")
        #expect(date.chinese == "2026年11月22日")
        #expect(date.chineseCharacters == "二〇二六年十一月二十二日")
        #expect(try day("2010-10-30").chineseCharacters == "二〇一〇年十月三十日")
        #expect(try day("0987-01-05").iso == "0987-01-05")
    }
}

@Suite struct YearMonthTests {
    @Test(arguments: ["2026-11", "2026/11", "2026.11", "2026年11月", "202611", "２０２６年１１月"])
    func `a month is taken in each way of writing`(text: String) throws {
        #expect(try YearMonth(parsing: text) == YearMonth(year: 2026, month: 11))
    }

    @Test func `what is no month is refused`() {
        #expect(throws: CalendarDate.ParsingError.noSuchMonth(13)) { try YearMonth(parsing: "2026-13") }
        #expect(throws: CalendarDate.ParsingError.noSuchMonth(0)) { try YearMonth(parsing: "2026-00") }
        #expect(throws: CalendarDate.ParsingError.noSuchYear(0)) { try YearMonth(parsing: "0000-01") }
        for text in ["", "2026", "2026-11-22", "2026年11", "11-2026", "2026-11月"] {
            #expect(throws: CalendarDate.ParsingError.notAMonth(text)) { try YearMonth(parsing: text) }
        }
    }

    @Test func `months carry into years`() {
        #expect(YearMonth(year: 2026, month: 13) == YearMonth(year: 2027, month: 1))
        #expect(YearMonth(year: 2026, month: 0) == YearMonth(year: 2025, month: 12))
        #expect(YearMonth(year: 2026, month: 2).adding(months: -14).iso == "2024-12")
        #expect(YearMonth(year: .max, month: .max).iso == "9999-12")
        #expect(YearMonth(year: 2026, month: 1).adding(months: .min).iso == "0001-01")
    }

    @Test func `a month knows its days, its quarter and its neighbours`() {
        let february = YearMonth(year: 2028, month: 2)
        #expect(february.firstDay.iso == "2028-02-01")
        #expect(february.lastDay.iso == "2028-02-29")
        #expect(february.quarter == 1)
        #expect(YearMonth(year: 2026, month: 12).quarter == 4)
        #expect(YearMonth(year: 2026, month: 12).firstOfQuarter.iso == "2026-10")
        #expect(february.months(until: YearMonth(year: 2029, month: 1)) == 11)
        #expect(february.chinese == "2028年2月")
        #expect(february.chineseCharacters == "二〇二八年二月")
    }
}
