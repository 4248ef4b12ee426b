import Diagnostics
import Records
import Regulations
import Store
import Values

/// Reads the duties that were opened.
package struct DutyReader {
    let reader: OfficeReader
    private var tables: any Snapshot { reader.snapshot }
    private var today: CalendarDate { reader.now.day }

    /// A duty that must be there and that the actor sees; one that is out of sight is told as one that is not there.
    ///
    /// - Throws: `Refusal`.
    package func existing(_ number: Int) throws -> OpenedDuty {
        guard let row = try tables.first(where: [OpenedDuty.id == number]) else { throw Refusal.unknownDuty(number) }
        guard try sees(row) else {
            throw Refusal.dutyOutsideScope(number).told(as: .unknownDuty(number))
        }
        return row
    }

    /// The duties of an account, the latest first.
    package func duties(ofAccount number: String) throws -> [OpenedDuty] {
        try tables.all(
            where: [OpenedDuty.account == number], order: [OpenedDuty.from.descending, OpenedDuty.id.descending])
    }

    /// Whether the actor sees a duty: has its unit in scope, may do it, or sees its record.
    package func sees(_ row: OpenedDuty) throws -> Bool {
        let scope = reader.actor.scope(in: try reader.units.tree(), reader.regulation.organisation)
        guard let scope, !scope.contains(row.unit) else { return true }
        if try performer(of: row, reader.actor) != nil { return true }
        guard !row.form.isEmpty, let record = try reader.records.record(row.form, row.number) else { return false }
        return try reader.sight.sees(record)
    }

    // MARK: Who does it

    /// The people who may do a duty today.
    package func people(of row: OpenedDuty) throws -> [Person] {
        try reader.performers.people(named: row.person, or: row.holder)
    }

    /// By whose right somebody may do a duty: the own one or that of somebody represented; `nil` where by none.
    package func performer(of row: OpenedDuty, _ actor: Actor, on day: CalendarDate? = nil) throws -> Person? {
        let day = day ?? today
        for (person, posts) in actor.principals(in: row.chain ?? "") {
            if row.person == person.code, try reader.directory.isStaying(person.code, on: day) { return person }
            if row.person == nil, posts.contains(row.holder) { return person }
            if let escalated = row.escalated, escalated.from <= day, posts.contains(escalated.holder) { return person }
        }
        return nil
    }

    /// The open duties that the actor may do, those due first before the others.
    package func mine() throws -> [(row: OpenedDuty, principal: Person)] {
        var rows: [Int: OpenedDuty] = [:]
        for (person, posts) in reader.actor.principals {
            for row in try tables.all(where: [OpenedDuty.person == person.code, OpenedDuty.state == .open]) {
                rows[row.id] = row
            }
            for holder in posts {
                for row in try open(of: holder) { rows[row.id] = row }
            }
        }
        return try rows.values.sorted { ($0.due, $0.id) < ($1.due, $1.id) }.compactMap { row in
            try performer(of: row, reader.actor).map { (row, $0) }
        }
    }

    private func open(of holder: Holder) throws -> [OpenedDuty] {
        let own = try tables.all(
            where: [OpenedDuty.state == .open, OpenedDuty.unit == holder.unit, OpenedDuty.post == holder.post])
        guard reader.regulation.duties.contains(where: { $0.escalation?.post == holder.post }) else { return own }
        return try own
            + tables.all(
                where: [
                    OpenedDuty.state == .open, OpenedDuty.escalationPost == holder.post,
                    OpenedDuty.escalationUnit == holder.unit,
                ])
    }

    // MARK: When to look

    /// The duties of the regulation of which a period has turned since all that they concern was looked at, with those
    /// that an edition of before had: in the order of the regulation.
    package func due() throws -> [String] {
        let duties = reader.regulation.runningDuties
        let reviewed = try tables.all(ReviewedDuty.self)
        let last = Dictionary(reviewed.map { ($0.duty, $0) }, uniquingKeysWith: { $1 })
        let dropped = reviewed.filter { review in !duties.contains { $0.id == review.duty } }
        return duties.filter { duty in last[duty.id].map { hasTurned(duty, since: $0) } ?? true }.map(\.id)
            + dropped.filter { $0.package != reader.editions.current.package }.map(\.duty)
    }

    /// Whether all that a duty concerns was looked at in the period that today lies in.
    func isRunning(_ duty: Duty) throws -> Bool {
        guard let last = try tables.first(where: [ReviewedDuty.duty == duty.id]) else { return false }
        return !hasTurned(duty, since: last)
    }

    /// The day on which all that a duty concerns was looked at last.
    func reviewed(_ duty: String) throws -> CalendarDate? {
        try tables.first(where: [ReviewedDuty.duty == duty])?.day
    }

    /// Figures change with the month: a condition may hold anew then.
    private func hasTurned(_ duty: Duty, since last: ReviewedDuty) -> Bool {
        guard last.day != today || last.package != reader.editions.current.package else { return false }
        guard last.package == reader.editions.current.package, let interval = duty.schedule.interval else {
            return true
        }
        return interval.period(of: last.day).from != interval.period(of: today).from
            || (duty.condition != nil && last.day.yearMonth != today.yearMonth)
    }
}

extension OfficeReader {
    /// The duties that were opened.
    package var duties: DutyReader { DutyReader(reader: self) }
}

extension Refusal {
    fileprivate static func unknownDuty(_ number: Int) -> Refusal {
        Refusal(
            "duty.unknown", Message("没有第 \(number) 号定期工作", "there is no duty number \(number)"),
            advice: Message("用 docket duty list 查看", "docket duty list shows duties"), access: .granted)
    }

    fileprivate static func dutyOutsideScope(_ number: Int) -> Refusal {
        Refusal(
            "duty.outside-scope",
            Message("第 \(number) 号定期工作不在您的管理范围内", "duty number \(number) is outside your scope"),
            access: .denied(subject: "duty:\(number)"))
    }
}
