public import Diagnostics
public import Regulations
import Store
public import Values

extension View {
    /// The public holidays that the office knows.
    func calendarYears() throws -> [WorkingYear] {
        try snapshot.rows(Query("calendar", order: [.ascending("year")])).map { row in
            try WorkingYear(
                year: Int(try row.integer("year")), holidays: Self.days(try row.text("holidays")),
                makeUpDays: Self.days(try row.text("workdays")))
        }
    }

    private static func days(_ text: String) throws -> [CalendarDate] {
        try text.split(separator: " ").map(String.init).map(CalendarDate.init(parsing:))
    }

    /// The working time of the office.
    func workingTime() throws -> WorkingTime {
        WorkingTime(WorkingCalendar(try calendarYears()), hours: regulation.businessHours)
    }

    /// Reckons, and says which year is missing for what.
    func reckoning<Answer>(
        _ label: Message, _ body: (WorkingTime) throws(WorkingCalendar.MissingYear) -> Answer
    ) throws -> Answer {
        let workingTime = try workingTime()
        do throws(WorkingCalendar.MissingYear) {
            return try body(workingTime)
        } catch {
            throw Refusal.missingYear(error.year, label: label)
        }
    }
}

extension Desk {
    /// The public holidays that the office knows.
    public func calendar() throws -> [WorkingYear] { try look { try $0.calendarYears() } }

    /// The names of the holidays of a year that the office knows, with their first and last days.
    public func holidays(of year: Int) throws -> [CalendarYear.Holiday] {
        try look { view in
            let row = try view.snapshot.row("calendar", where: [.equals("year", Value(year))])
            let lines = try row?.text("names").split(separator: "\n") ?? []
            return try lines.compactMap { try CalendarYear.Holiday(stored: String($0)) }
        }
    }
}

extension CalendarYear.Holiday {
    /// Reads what an event holds: the name and two days.
    fileprivate init?(stored text: String) throws {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 3 else { return nil }
        let from = try CalendarDate(parsing: parts[1])
        let to = try CalendarDate(parsing: parts[2])
        self.init(name: parts[0], from: from, to: to)
    }
}

extension CalendarSet {
    init(_ calendar: CalendarYear) {
        self.init(
            year: calendar.year.year, holidays: calendar.year.holidays.map(\.iso).sorted(),
            workdays: calendar.year.makeUpDays.map(\.iso).sorted(),
            names: calendar.holidays.map {
                "\($0.name.split(whereSeparator: \.isWhitespace).joined()) \($0.from.iso) \($0.to.iso)"
            })
    }
}

extension Refusal {
    /// The public holidays of a year are not loaded.
    public static func missingYear(_ year: Int, label: Message) -> Refusal {
        Refusal(
            "deadline.missing-year",
            Message(
                "算不出“\(label.chinese)”的期限：没有 \(year) 年的放假安排",
                "the deadline of “\(label.english)” cannot be reckoned: the public holidays of \(year) are not loaded"),
            advice: Message(
                "请管理员用 docket calendar import 文件 导入",
                "ask an administrator to load them with docket calendar import FILE"),
            access: .granted)
    }
}

extension Message {
    /// A case as a whole.
    static func caseNumber(_ number: Int) -> Message { Message("事项 \(number)", "case \(number)") }
}
