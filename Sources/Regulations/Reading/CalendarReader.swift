public import Diagnostics
public import Values
public import XML

/// One year's public holidays as a file gives them.
public struct CalendarYear: Sendable, Equatable {
    /// The days off and the days worked in exchange.
    public let year: WorkingYear
    /// The holidays by name, in the order of the file.
    public let holidays: [Holiday]

    /// A holiday of several days.
    public struct Holiday: Sendable, Equatable {
        /// Its name on papers.
        public let name: String
        /// The first day off.
        public let from: CalendarDate
        /// The last day off.
        public let to: CalendarDate

        /// A holiday from its parts.
        public init(name: String, from: CalendarDate, to: CalendarDate) {
            self.name = name
            self.from = from
            self.to = to
        }
    }

    /// Reads `<calendar year>` with `<holiday name from to>` and `<workday date>`.
    ///
    /// - Throws: `Findings`, all at once, each with its place.
    public static func read(from root: Node) throws(Findings) -> CalendarYear {
        let session = ReadingSession()
        let reader = ElementReader(node: root, session: session)
        guard root.isElement("calendar", in: docketNamespace) else {
            throw Findings([
                root.finding(
                    "calendar.root",
                    Message("日历的根元素应当是 <calendar>", "the root of a calendar must be <calendar>"))
            ])
        }
        reader.know(attributes: ["year"], elements: ["holiday", "workday"])
        let year = reader.calendarYear()
        let holidays = reader.children("holiday").compactMap { $0.holiday() }
        let workdays = reader.children("workday").compactMap { child in
            child.know(attributes: ["date"])
            return child.day("date")
        }
        guard session.findings.isEmpty, let year else { throw Findings(session.findings) }
        do throws(WorkingYear.DataError) {
            let days = holidays.flatMap(\.days)
            return CalendarYear(
                year: try WorkingYear(year: year, holidays: days, makeUpDays: workdays), holidays: holidays)
        } catch {
            throw Findings([root.finding("calendar.days", error.message)])
        }
    }
}

extension CalendarYear.Holiday {
    /// Its days; a holiday is no longer than a month.
    fileprivate var days: [CalendarDate] { (0...max(0, min(from.days(until: to), 31))).map { from.adding(days: $0) } }
}

extension ElementReader {
    fileprivate func calendarYear() -> Int? {
        let text = required("year")
        guard let year = Int(text), (1...9999).contains(year) else {
            if !text.isEmpty { invalid("year", Message("要写年份，例如 2026", "write a year such as 2026")) }
            return nil
        }
        return year
    }

    fileprivate func holiday() -> CalendarYear.Holiday? {
        know(attributes: ["name", "from", "to"])
        let name = required("name")
        guard let from = day("from"), let to = day("to") else { return nil }
        guard from <= to, from.days(until: to) <= 31 else {
            invalid("to", Message("结束日期要在开始之后一个月以内", "the last day must follow the first within a month"))
            return nil
        }
        return CalendarYear.Holiday(name: name, from: from, to: to)
    }

    fileprivate func day(_ attribute: String) -> CalendarDate? {
        let text = required(attribute)
        guard !text.isEmpty else { return nil }
        do throws(CalendarDate.ParsingError) {
            return try CalendarDate(parsing: text)
        } catch {
            invalid(attribute, error.message)
            return nil
        }
    }
}

extension WorkingYear.DataError {
    /// What is wrong with the days.
    public var message: Message {
        switch self {
        case .wrongYear(let day, let year): Message("\(day.iso) 不在 \(year) 年", "\(day.iso) lies outside \(year)")
        case .contradiction(let day):
            Message("\(day.iso) 既写成放假，又写成上班", "\(day.iso) is both a day off and worked")
        case .notAWeekend(let day):
            Message("\(day.iso) 本来就是工作日，不用写成调休上班", "\(day.iso) is worked anyway: it is no weekend day")
        }
    }
}

extension ElementReader {
    /// `<working-time hours="08:30-12:00 14:00-17:30"/>`; the usual hours without it.
    func businessHours() -> BusinessHours {
        guard let reader = child("working-time") else { return .usual }
        reader.know(attributes: ["hours"])
        let text = reader.required("hours")
        guard !text.isEmpty else { return .usual }
        do throws(BusinessHours.ParsingError) {
            return try BusinessHours(parsing: text)
        } catch {
            reader.invalid("hours", error.message)
            return .usual
        }
    }
}

extension BusinessHours.ParsingError {
    /// Why the text gives no business hours.
    public var message: Message {
        switch self {
        case .malformed:
            Message("工作时间要写成 08:30-12:00 14:00-17:30 这样", "write hours like 08:30-12:00 14:00-17:30")
        case .outOfOrder(let part):
            Message("“\(part)” 的先后不对", "“\(part)” is out of order")
        }
    }
}
