/// Reckons with the time in which an office works: its working days and, within them, its business hours.
///
/// Every question that touches a year without data throws.
public struct WorkingTime: Sendable {
    private let calendar: WorkingCalendar
    private let hours: BusinessHours
    private let offset: UTCOffset

    /// The working time by a calendar and business hours, on clocks at an offset from UTC.
    public init(_ calendar: WorkingCalendar, hours: BusinessHours = .usual, offset: UTCOffset = .china) {
        self.calendar = calendar
        self.hours = hours
        self.offset = offset
    }

    /// When a time limit ends that begins at a moment.
    ///
    /// Working days end with the business hours of the last of them; what arrives after these hours or on a day off
    /// counts as arriving on the next working day. Working hours are counted within the business hours. Calendar days
    /// and hours go by the clock.
    ///
    /// - Throws: `MissingYear`.
    public func deadline(
        from start: Timestamp, _ limit: TimeLimit
    ) throws(WorkingCalendar.MissingYear) -> Timestamp {
        switch limit {
        case .hours(let count): start.adding(milliseconds: Int64(count) * 3_600_000)
        case .calendarDays(let count): start.adding(milliseconds: Int64(count) * LocalDateTime.millisecondsPerDay)
        case .months(let count): start.adding(months: count, offset)
        case .workingHours(let count): try adding(worked: Int64(count) * 3_600_000, to: start)
        case .workingDays(let count):
            moment(
                try calendar.adding(workingDays: count, to: arrival(of: start)),
                Int64(hours.closing) * 60_000)
        }
    }

    /// The end of the business hours of a day, whether it is worked or not.
    public func closing(of day: CalendarDate) -> Timestamp { moment(day, Int64(hours.closing) * 60_000) }

    /// The moment that lies a time limit before a deadline, at the same time of day where it counts days.
    ///
    /// - Throws: `MissingYear`.
    public func moment(
        _ limit: TimeLimit, before deadline: Timestamp
    ) throws(WorkingCalendar.MissingYear) -> Timestamp {
        switch limit {
        case .hours(let count): return deadline.adding(milliseconds: -Int64(count) * 3_600_000)
        case .calendarDays(let count):
            return deadline.adding(milliseconds: -Int64(count) * LocalDateTime.millisecondsPerDay)
        case .months(let count): return deadline.adding(months: -count, offset)
        case .workingHours(let count): return try subtracting(worked: Int64(count) * 3_600_000, from: deadline)
        case .workingDays(let count):
            let local = deadline.local(offset)
            return moment(try calendar.adding(workingDays: -count, to: local.date), local.millisecondOfDay)
        }
    }

    /// How long is worked between two moments, in milliseconds; negative when the second comes first.
    ///
    /// - Throws: `MissingYear`.
    public func worked(from start: Timestamp, to end: Timestamp) throws(WorkingCalendar.MissingYear) -> Int64 {
        guard start <= end else { return -(try worked(from: end, to: start)) }
        let (first, last) = (start.local(offset), end.local(offset))
        var sum = -(try worked(on: first.date, before: first.millisecondOfDay))
        var day = first.date
        while day < last.date {
            if try calendar.isWorkingDay(day) { sum += hours.millisecondsPerDay }
            day = day.adding(days: 1)
        }
        return sum + (try worked(on: last.date, before: last.millisecondOfDay))
    }

    /// The moment when so much has been worked since another.
    ///
    /// - Parameter worked: in milliseconds; 0 or less gives the moment itself.
    /// - Throws: `MissingYear`.
    public func adding(worked: Int64, to start: Timestamp) throws(WorkingCalendar.MissingYear) -> Timestamp {
        guard worked > 0 else { return start }
        let local = start.local(offset)
        var left = worked + (try self.worked(on: local.date, before: local.millisecondOfDay))
        var day = local.date
        while true {
            let length = try calendar.isWorkingDay(day) ? hours.millisecondsPerDay : 0
            if left <= length, length > 0 { return moment(day, hours.time(worked: left)) }
            left -= length
            day = day.adding(days: 1)
        }
    }

    private func subtracting(worked: Int64, from end: Timestamp) throws(WorkingCalendar.MissingYear) -> Timestamp {
        let local = end.local(offset)
        var left = worked - (try self.worked(on: local.date, before: local.millisecondOfDay))
        var day = local.date
        while left >= 0 {
            day = day.adding(days: -1)
            if try calendar.isWorkingDay(day) { left -= hours.millisecondsPerDay }
        }
        return moment(day, hours.time(worked: -left))
    }

    /// The working day on which something arrives.
    private func arrival(of start: Timestamp) throws(WorkingCalendar.MissingYear) -> CalendarDate {
        let local = start.local(offset)
        let isLate = local.millisecondOfDay > Int64(hours.closing) * 60_000
        if isLate, try calendar.isWorkingDay(local.date) { return try calendar.adding(workingDays: 1, to: local.date) }
        return try calendar.workingDay(onOrAfter: local.date)
    }

    private func worked(
        on day: CalendarDate, before millisecond: Int64
    ) throws(WorkingCalendar.MissingYear) -> Int64 {
        try calendar.isWorkingDay(day) ? hours.worked(before: millisecond) : 0
    }

    private func moment(_ day: CalendarDate, _ millisecond: Int64) -> Timestamp {
        Timestamp(milliseconds: Int64(day.dayNumber) * LocalDateTime.millisecondsPerDay + millisecond)
            .adding(milliseconds: -offset.milliseconds)
    }
}

extension Timestamp {
    /// The same time of day some months later, or earlier when negative, on clocks at an offset from UTC.
    fileprivate func adding(months: Int, _ offset: UTCOffset) -> Timestamp {
        let day = local(offset).date
        let days = day.days(until: day.adding(months: months))
        return adding(milliseconds: Int64(days) * LocalDateTime.millisecondsPerDay)
    }
}
