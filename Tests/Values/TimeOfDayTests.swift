import Testing
import Values

@Suite struct TimeOfDayTests {
    @Test(arguments: [
        ("08:30", "08:30"), ("8:30", "08:30"), ("０８：３０", "08:30"), ("8点30分", "08:30"), ("23时59", "23:59"),
        (" 0:00 ", "00:00"),
    ])
    func `a time is read as people write it`(text: String, iso: String) throws {
        #expect(try TimeOfDay(parsing: text).iso == iso)
    }

    @Test(arguments: [
        ("24:00", TimeOfDay.ParsingError.noSuchHour(24)), ("12:60", .noSuchMinute(60)), ("8", .notATime("8")),
        ("8:3", .notATime("8:3")), ("008:30", .notATime("008:30")), ("08:30:00", .notATime("08:30:00")),
        ("", .notATime("")), ("-1:00", .notATime("-1:00")), ("0830", .notATime("0830")), ("8:30分", .notATime("8:30分")),
        ("99999999999999999999:00", .notATime("99999999999999999999:00")),
    ])
    func `what is no time is refused`(text: String, error: TimeOfDay.ParsingError) {
        #expect(throws: error) { try TimeOfDay(parsing: text) }
    }

    @Test func `times come one after the other`() throws {
        #expect(try TimeOfDay(parsing: "08:59") < TimeOfDay(parsing: "09:00"))
        #expect(try TimeOfDay(parsing: "09:00") < TimeOfDay(parsing: "09:01"))
    }
}
