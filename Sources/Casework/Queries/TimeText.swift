import Values

extension String {
    /// A time of an event as people read it in China: `2026-11-22 17:30`.
    ///
    /// - Throws: when the text is not a time.
    public func localMinute() throws -> String { try Timestamp(parsing: self).local().short }

    /// The day of a time of an event in China.
    ///
    /// - Throws: when the text is not a time.
    public func localDay() throws -> CalendarDate { try Timestamp(parsing: self).day }

    /// The milliseconds from an earlier time to this one.
    func milliseconds(since earlier: String) throws -> Int {
        Int(try Timestamp(parsing: earlier).milliseconds(until: Timestamp(parsing: self)))
    }
}
