import Testing

@testable import Values

@Suite struct TimeLimitTests {
    @Test(arguments: [
        ("3 working-days", TimeLimit.workingDays(3)), ("1 working-day", .workingDays(1)), ("3个工作日", .workingDays(3)),
        ("３工作日", .workingDays(3)), ("2d", .calendarDays(2)), ("2 days", .calendarDays(2)), ("2天", .calendarDays(2)),
        ("P3D", .calendarDays(3)), ("P1W", .calendarDays(7)), ("2 weeks", .calendarDays(14)), ("24h", .hours(24)),
        ("24小时", .hours(24)), ("2 months", .months(2)), ("P2M", .months(2)), ("3个月", .months(3)), ("PT24H", .hours(24)),
        (" 5 Working-Days ", .workingDays(5)),
    ])
    func `a limit is taken in each way of writing`(text: String, limit: TimeLimit) throws {
        #expect(try TimeLimit(parsing: text) == limit)
    }

    @Test(arguments: [
        ("", TimeLimit.ParsingError.empty), ("three days", .malformed("three days")), ("-3d", .malformed("-3d")),
        ("3", .unknownUnit("")), ("3 years", .unknownUnit("years")), ("3年", .unknownUnit("年")),
        ("121 months", .outOfRange(limit: 120)),
        ("3.5d", .unknownUnit(".5d")),
        ("P3H", .malformed("P3H")), ("PT3D", .malformed("PT3D")), ("P", .malformed("P")),
        ("P1DT2H", .malformed("P1DT2H")),
        ("0d", .outOfRange(limit: 3660)), ("3661 working-days", .outOfRange(limit: 3660)),
        ("99999999999999999999h", .outOfRange(limit: 8784)), ("523w", .outOfRange(limit: 522)),
    ])
    func `what is no limit is refused`(text: String, error: TimeLimit.ParsingError) {
        #expect(throws: error) { try TimeLimit(parsing: text) }
    }

    @Test(arguments: [
        (TimeLimit.workingDays(3), "3 working-days", "3个工作日"), (.calendarDays(2), "2d", "2天"),
        (.months(2), "2 months", "2个月"),
        (.hours(24), "24h", "24小时"),
    ])
    func `a limit is written for machines and for papers, and read back`(
        limit: TimeLimit, text: String, chinese: String
    ) throws {
        #expect(limit.text == text)
        #expect(limit.chinese == chinese)
        #expect(try TimeLimit(parsing: limit.text) == limit)
        #expect(try TimeLimit(parsing: limit.chinese) == limit)
    }
}
