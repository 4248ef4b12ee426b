import Diagnostics
import Regulations
import Values

/// Looks whether a record is made long enough before the time that it names, or soon enough after it.
package struct NoticeCheck {
    private let reader: OfficeReader

    /// A check at the time of the reader.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// The notices and reports that come too late; those whose day is not given ask for nothing, and neither do late
    /// reports that say why they are.
    ///
    /// - Throws: `Refusal.missingYear` where working time counts and the year has no data.
    package func findings(
        for values: RecordValues, of form: Form, place: (String) -> SourceLocation?
    ) throws -> [Finding] {
        try form.notices.compactMap { notice in
            switch notice.span {
            case .before:
                guard let latest = try missed(notice, values, form) else { return nil }
                return finding("form.late-notice", notice, latest, at: place(notice.date))
            case .after(_, let excuse):
                // What says why it is late needs no calendar of its day.
                let isExcused = excuse.map { values[$0] != nil } ?? false
                guard !isExcused, let latest = try missed(notice, values, form) else { return nil }
                return finding(
                    "form.late-report", notice, latest, at: place(notice.date), unless: excuse.flatMap(form.field))
            }
        }
    }

    /// Until when the record should have been made; `nil` where it is made in time.
    private func missed(_ notice: FormNotice, _ values: RecordValues, _ form: Form) throws -> Timestamp? {
        try latest(notice, values, form).flatMap { $0 < reader.now ? $0 : nil }
    }

    /// Until when a record that names a time may be made.
    private func latest(_ notice: FormNotice, _ values: RecordValues, _ form: Form) throws -> Timestamp? {
        guard let moment = moment(notice, values) else { return nil }
        return try reader.calendar.reckoning(Message(verbatim: form.label)) {
            time throws(WorkingCalendar.MissingYear) in
            switch notice.span {
            case .before(let least): return try time.moment(least, before: moment)
            case .after(let most, _):
                guard notice.time == nil else { return try time.deadline(from: moment, most) }
                return try time.deadline(from: time.closing(of: moment.day), most)
            }
        }
    }

    private func finding(
        _ rule: String, _ notice: FormNotice, _ latest: Timestamp, at place: SourceLocation?,
        unless excuse: Field? = nil
    ) -> Finding {
        let limit = Message("最晚 \(latest.localMinute)", "at the latest \(latest.localMinute)")
        let advice = excuse.map {
            Message(
                "\(limit.chinese)；再晚的要写“\($0.label)”（\($0.id)）",
                "\(limit.english); what is later needs “\($0.id)”")
        }
        return Finding(
            rule, Message(notice.message, notice.englishMessage), at: place, advice: advice ?? limit)
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
