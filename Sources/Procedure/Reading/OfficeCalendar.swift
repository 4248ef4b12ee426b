import Diagnostics
import Records
import Regulations
import Store
import Values

/// Reads the public holidays that the office knows, and reckons with them.
package struct CalendarReader {
    let reader: OfficeReader

    /// The public holidays that the office knows.
    package func calendarYears() throws -> [WorkingYear] {
        try reader.snapshot.all(order: [KnownYear.year.ascending]).map { known in
            try WorkingYear(
                year: known.year, holidays: known.holidays.map(CalendarDate.init(parsing:)),
                makeUpDays: known.workdays.map(CalendarDate.init(parsing:)))
        }
    }

    /// The names of the holidays of a year that the office knows, with their first and last days.
    package func holidays(of year: Int) throws -> [CalendarYear.Holiday] {
        let known = try reader.snapshot.first(where: [KnownYear.year == year])
        let lines = known?.names.split(separator: "\n") ?? []
        return try lines.compactMap { try CalendarYear.Holiday(stored: String($0)) }
    }

    /// The working time of the office.
    package func workingTime() throws -> WorkingTime {
        WorkingTime(WorkingCalendar(try calendarYears()), hours: reader.regulation.businessHours)
    }

    /// Reckons, and says which year is missing for what.
    package func reckoning<Reckoned>(
        _ label: Message, _ body: (WorkingTime) throws(WorkingCalendar.MissingYear) -> Reckoned
    ) throws -> Reckoned {
        let workingTime = try workingTime()
        do throws(WorkingCalendar.MissingYear) {
            return try body(workingTime)
        } catch {
            throw Refusal.missingYear(error.year, label: label)
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
    package init(_ calendar: CalendarYear) {
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
    package static func missingYear(_ year: Int, label: Message) -> Refusal {
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
    package static func caseNumber(_ number: Int) -> Message { Message("事项 \(number)", "case \(number)") }
}
