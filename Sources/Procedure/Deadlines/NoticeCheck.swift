import Diagnostics
import Regulations
import Values

/// Looks whether a record is made long enough before the time that it names.
package struct NoticeCheck {
    private let reader: OfficeReader

    /// A check at the time of the reader.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// The notices that come too late; those whose day is not given ask for nothing.
    ///
    /// - Throws: `Refusal.missingYear` where working time counts and the year has no data.
    package func findings(
        for values: RecordValues, of form: Form, place: (String) -> SourceLocation?
    ) throws -> [Finding] {
        try form.notices.compactMap { notice in
            guard let moment = moment(notice, values) else { return nil }
            let latest = try reader.calendar.reckoning(Message(verbatim: form.label)) {
                time throws(WorkingCalendar.MissingYear) in
                try time.moment(notice.least, before: moment)
            }
            guard reader.now > latest else { return nil }
            return Finding(
                "form.late-notice", Message(notice.message, notice.englishMessage), at: place(notice.date),
                advice: Message("最晚 \(latest.localMinute)", "at the latest \(latest.localMinute)"))
        }
    }

    /// The time that a record names.
    private func moment(_ notice: FormNotice, _ values: RecordValues) -> Timestamp? {
        guard case .date(let day) = values[notice.date] else { return nil }
        let midnight = LocalDateTime(day, hour: 0)
        guard let field = notice.time else { return midnight.map { Timestamp($0) } }
        guard case .time(let time) = values[field] else { return nil }
        return LocalDateTime(day, hour: time.hour, minute: time.minute).map { Timestamp($0) }
    }
}
