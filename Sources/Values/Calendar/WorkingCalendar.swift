/// What one year's announcement of public holidays says.
public struct WorkingYear: Sendable, Equatable {
    /// The year.
    public let year: Int
    /// Days off work (放假), weekends among them or not.
    public let holidays: Set<CalendarDate>
    /// Weekend days that are worked in exchange (调休上班).
    public let makeUpDays: Set<CalendarDate>

    /// What is wrong with the data of a year.
    public enum DataError: Error, Sendable, Equatable {
        /// A day that lies in another year.
        case wrongYear(CalendarDate, year: Int)
        /// A day that is both a holiday and worked.
        case contradiction(CalendarDate)
        /// A make-up day that is worked anyway, as it is neither a Saturday nor a Sunday.
        case notAWeekend(CalendarDate)
    }

    /// The data of a year.
    ///
    /// - Throws: `DataError` for the first day that cannot be.
    public init(year: Int, holidays: [CalendarDate], makeUpDays: [CalendarDate]) throws(DataError) {
        for day in holidays + makeUpDays where day.year != year { throw .wrongYear(day, year: year) }
        for day in makeUpDays {
            if holidays.contains(day) { throw .contradiction(day) }
            if !day.weekday.isWeekend { throw .notAWeekend(day) }
        }
        self.year = year
        self.holidays = Set(holidays)
        self.makeUpDays = Set(makeUpDays)
    }
}

/// Which days are worked: Monday to Friday, less the holidays, with the make-up days.
///
/// Holidays are announced a year at a time, so a year without data has no answer: every question that touches one
/// throws.
public struct WorkingCalendar: Sendable {
    private let years: [Int: WorkingYear]

    /// A question touched a year for which there is no data.
    public struct MissingYear: Error, Sendable, Equatable {
        /// The year.
        public let year: Int
    }

    /// A calendar from the data of some years; of two for the same year the later in the list counts.
    public init(_ years: [WorkingYear]) {
        self.years = Dictionary(years.map { ($0.year, $0) }, uniquingKeysWith: { _, last in last })
    }

    /// Whether a day is worked.
    ///
    /// - Throws: `MissingYear`.
    public func isWorkingDay(_ day: CalendarDate) throws(MissingYear) -> Bool {
        guard let year = years[day.year] else { throw MissingYear(year: day.year) }
        return year.makeUpDays.contains(day) || !(day.weekday.isWeekend || year.holidays.contains(day))
    }

    /// The day itself when it is worked, otherwise the next that is.
    ///
    /// - Throws: `MissingYear`.
    public func workingDay(onOrAfter day: CalendarDate) throws(MissingYear) -> CalendarDate {
        try isWorkingDay(day) ? day : adding(workingDays: 1, to: day)
    }

    /// The `count`-th working day after a day, which itself does not count; before it when negative; the day itself for
    /// 0.
    ///
    /// - Throws: `MissingYear`.
    public func adding(workingDays count: Int, to day: CalendarDate) throws(MissingYear) -> CalendarDate {
        let step = count.signum()
        var remaining = count.magnitude
        var day = day
        while remaining > 0 {
            let next = day.adding(days: step)
            // The calendar has ended: the year beyond it has no data either.
            guard next != day else { throw MissingYear(year: day.year + step) }
            day = next
            if try isWorkingDay(day) { remaining -= 1 }
        }
        return day
    }

    /// How many working days lie after a day up to and including another; negative when the other comes first.
    ///
    /// It undoes `adding(workingDays:to:)`: from a day to its third working day there are 3.
    ///
    /// - Throws: `MissingYear`.
    public func workingDays(from start: CalendarDate, to end: CalendarDate) throws(MissingYear) -> Int {
        let step = start.days(until: end).signum()
        var count = 0
        var day = start
        while day != end {
            day = day.adding(days: step)
            if try isWorkingDay(day) { count += step }
        }
        return count
    }
}
