import Diagnostics
import Records
import Regulations
import Store
import Values

/// Keeps duties in step with what happens: discharges them, and looks again at those whose inputs changed.
package struct DutyKeeper {
    private let recorder: Recorder
    private var reader: OfficeReader { recorder.reader }
    private var regulation: Regulation { recorder.regulation }
    private var today: CalendarDate { recorder.now.day }

    package init(_ recorder: Recorder) { self.recorder = recorder }

    // MARK: Doing

    /// Discharges the open duties of whoever acts that a record which was submitted or corrected fulfils.
    package func discharge(by record: RecordRow, of form: Form) throws {
        let duties = regulation.runningDuties.filter { $0.discharge.form == form.id }
        guard !duties.isEmpty else { return }
        for found in try open(concerning: record, of: form) where found.submits == form.id {
            guard let row = try current(found),
                let performer = try reader.duties.performer(of: row, recorder.actor),
                let duty = duties.first(where: { $0.id == row.duty }),
                try duty.discharge.condition.map({ try reader.fulfils($0, record) }) ?? true
            else { continue }
            try note(row, by: recorder.actor, performer, record.number, nil)
        }
    }

    /// Discharges the open duties of whoever submitted a case that its good end fulfils.
    package func discharge(by found: Case) throws {
        guard found.state == .approved, regulation.runningDuties.contains(where: { $0.discharge.chain == found.chain }),
            let record = try recorder.records.record(found.form, found.record),
            let form = regulation.form(found.form), let person = try recorder.directory.person(found.submitter)
        else { return }
        let day = found.opened.day
        let submitter = try recorder.directory.actor(person, on: day)
        for earlier in try open(concerning: record, of: form) where earlier.chain == found.chain {
            guard let row = try current(earlier),
                let performer = try reader.duties.performer(of: row, submitter, on: day)
            else { continue }
            try note(row, by: submitter, performer, record.number, found.number)
        }
    }

    private func note(
        _ row: OpenedDuty, by actor: Actor, _ performer: Person, _ number: String, _ found: Int?
    ) throws {
        let person = actor.person.code
        try recorder.record(
            DutyDischarged(
                duty: row.id, person: person, principal: performer.code == person ? nil : performer.code,
                record: number, case: found))
    }

    /// A duty as it is today: one whose last day has passed was missed, and what it is about has the next, though the
    /// clock has not come round yet; `nil` where there is none.
    private func current(_ row: OpenedDuty) throws -> OpenedDuty? {
        guard row.to < today else { return row }
        try recorder.record(DutyMissed(duty: row.id))
        let planner = try DutyPlanner(reader)
        let subject = row.form.isEmpty ? DutySubject(unit: row.number) : try planner.subject(row.form, row.number)
        guard let duty = regulation.duty(row.duty), let subject, try planner.concerns(duty, subject),
            let window = window(of: duty, subject, planner), window.from <= today, today <= window.to
        else { return nil }
        let number = try recorder.record(DutyOpened(plan: planner.plan(duty, about: subject, in: window))).number
        return try reader.snapshot.first(where: [OpenedDuty.id == number])
    }

    /// The window of today; `nil` also where the public holidays of a year are missing: nobody's submission waits for
    /// a calendar, and the clock names the year.
    private func window(of duty: Duty, _ subject: DutySubject, _ planner: DutyPlanner) -> DutyWindow? {
        do throws(WorkingCalendar.MissingYear) {
            return try planner.window(of: duty, subject)
        } catch {
            return nil
        }
    }

    /// The open duties about a record, about those that it refers to, about its account and its unit.
    private func open(concerning record: RecordRow, of form: Form) throws -> [OpenedDuty] {
        var about: [Predicate<OpenedDuty>] = [
            .all([OpenedDuty.form == record.form, OpenedDuty.number == record.number]),
            .all([OpenedDuty.form == "", OpenedDuty.number == record.unit]),
        ]
        if let account = record.customer {
            about.append(.all([OpenedDuty.form == regulation.accountFormID, OpenedDuty.number == account]))
        }
        for field in form.fields {
            guard case .reference(let other) = field.type, let number = record.values.text(field.id) else { continue }
            about.append(.all([OpenedDuty.form == other, OpenedDuty.number == number]))
        }
        var rows: [Int: OpenedDuty] = [:]
        for predicate in about {
            for row in try reader.snapshot.all(where: [predicate, OpenedDuty.state == .open]) { rows[row.id] = row }
        }
        return rows.values.sorted { $0.id < $1.id }
    }

    // MARK: Looking again

    /// Looks again at the duties about a record after what they hang on changed: those that do not concern it any more
    /// lapse, those that do now are opened, where the clock has opened the others of their period.
    package func reconsider(_ form: String, _ number: String) throws {
        let duties = regulation.runningDuties.filter {
            $0.concern.form(account: regulation.accountFormID) == form
        }
        guard !duties.isEmpty else { return }
        let planner = try DutyPlanner(reader)
        guard let subject = try planner.subject(form, number) else { return }
        let rows = try reader.snapshot.all(where: [OpenedDuty.form == form, OpenedDuty.number == number])
        for duty in duties {
            try reconsider(duty, subject, rows.filter { $0.duty == duty.id }, planner)
        }
    }

    /// Looks again at the duties about an account whose figures changed, where conditions may hang on them.
    package func reconsiderConditions(ofAccount number: String) throws {
        guard regulation.runningDuties.contains(where: { $0.concern == .account && $0.condition != nil }) else {
            return
        }
        try reconsider(regulation.accountFormID, number)
    }

    private func reconsider(
        _ duty: Duty, _ subject: DutySubject, _ rows: [OpenedDuty], _ planner: DutyPlanner
    ) throws {
        let window = window(of: duty, subject, planner)
        let isConcerned = try planner.concerns(duty, subject)
        for row in rows where row.state == .open {
            let isElsewhere =
                duty.schedule.interval == nil && window.map { $0.from != row.from || $0.to != row.to } ?? false
            if !isConcerned || isElsewhere { try recorder.record(DutyLapsed(duty: row.id)) }
        }
        guard isConcerned, let window, window.from <= today, today <= window.to,
            try reader.duties.isRunning(duty), !rows.contains(where: { $0.from == window.from && $0.state != .lapsed })
        else { return }
        try recorder.record(DutyOpened(plan: planner.plan(duty, about: subject, in: window)))
    }
}
