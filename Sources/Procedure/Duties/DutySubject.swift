import Records
import Regulations
import Values

/// What a duty is about: a record, an account among them, or a unit.
package struct DutySubject {
    /// The form of the record; `nil` for a unit.
    let form: String?
    /// The number of the record, or the unit's code.
    let number: String
    /// The unit that holds the record, or the unit itself.
    let unit: String
    /// The account that it belongs to.
    let account: CustomerRow?
    /// The place of the record in its life; `nil` for a unit.
    let state: RecordState?
    /// The record itself; `nil` for a unit, and for an account where nobody needs more of it.
    let record: RecordRow?

    /// A unit.
    init(unit: String) {
        form = nil
        number = unit
        self.unit = unit
        account = nil
        state = nil
        record = nil
    }

    /// An account, as lists show it.
    init(_ account: CustomerRow, of form: String) {
        self.form = form
        number = account.number
        unit = account.unit
        self.account = account
        state = account.state
        record = nil
    }

    /// A record that was read.
    init(_ record: RecordRow, account: CustomerRow?) {
        form = record.form
        number = record.number
        unit = record.unit
        self.account = account
        state = record.state
        self.record = record
    }
}

/// Finds out what duties concern, and who has them.
struct DutyPlanner {
    let reader: OfficeReader
    private let calendar: WorkingCalendar
    private let tree: UnitTree
    private var regulation: Regulation { reader.regulation }
    private var today: CalendarDate { reader.now.day }

    init(_ reader: OfficeReader) throws {
        self.reader = reader
        calendar = WorkingCalendar(try reader.calendar.calendarYears())
        tree = try reader.units.tree()
    }

    /// A record with the account that it belongs to.
    func subject(_ form: String, _ number: String) throws -> DutySubject? {
        guard let record = try reader.records.record(form, number) else { return nil }
        return DutySubject(record, account: try record.customer.flatMap { try reader.records.customer($0) })
    }

    /// Whether a duty concerns something now.
    ///
    /// - Throws: `Findings` when its condition cannot be evaluated.
    func concerns(_ duty: Duty, _ subject: DutySubject) throws -> Bool {
        guard duty.runs, duty.concern.form(account: regulation.accountFormID) == subject.form else { return false }
        guard let form = subject.form, let state = subject.state else { return has(duty, subject.unit) }
        guard state.isSettled else { return false }
        if !duty.tiers.isEmpty {
            guard let tier = subject.account?.tier, duty.tiers.contains(tier) else { return false }
        }
        guard let condition = duty.condition else { return true }
        guard let record = try subject.record ?? reader.records.record(form, subject.number) else { return false }
        return try reader.fulfils(condition, record)
    }

    /// Whether units of its kind have the post of a duty.
    private func has(_ duty: Duty, _ unit: String) -> Bool {
        guard let kind = tree[unit]?.kind else { return false }
        return regulation.organisation.post(duty.post)?.at.contains(kind) ?? false
    }

    /// The window in which a duty about something is to be done today; `nil` where there is none.
    ///
    /// - Parameter day: the day, today unless given.
    /// - Throws: `MissingYear` where working days count and the year has no data.
    func window(
        of duty: Duty, _ subject: DutySubject, on day: CalendarDate? = nil
    ) throws(WorkingCalendar.MissingYear) -> DutyWindow? {
        guard duty.schedule.interval == nil else { return try duty.schedule.window(of: day ?? today, by: calendar) }
        guard let record = subject.record else { return nil }
        return try duty.schedule.window(of: record.values, made: record.created.day, by: calendar)
    }

    /// The duty as it is opened.
    func plan(_ duty: Duty, about subject: DutySubject, in window: DutyWindow) -> PlannedDuty {
        PlannedDuty(
            duty: duty.id, label: duty.label, form: subject.form, number: subject.number,
            account: subject.account?.number, from: window.from, to: window.to, due: window.due,
            holder: Holder(post: duty.post, unit: unit(of: duty, subject)), submits: duty.discharge.form,
            chain: duty.discharge.chain, clause: duty.ground.clause,
            escalation: duty.escalation.map {
                Holder(post: $0.post, unit: nearest($0.post, from: subject.unit) ?? subject.unit)
            }, escalates: duty.escalation.map { window.due.adding(days: $0.days) })
    }

    /// The unit whose post has a duty: where no unit of the place is found, that of the subject, so that it shows as
    /// one that nobody has.
    private func unit(of duty: Duty, _ subject: DutySubject) -> String {
        let found: String? =
            switch duty.place {
            case nil: nearest(duty.post, from: subject.unit)
            case .owner: subject.account?.owner
            case .superior: tree.superior(of: subject.unit)?.code
            case .field(let field): subject.record?.values.text(field)
            case .kind(let kind): tree.nearest(kind, from: subject.unit)?.code
            case .submitter, .unit: nil
            }
        return found ?? subject.unit
    }

    /// The unit or the next above it of a kind that has a post.
    private func nearest(_ post: String, from unit: String) -> String? {
        let kinds = regulation.organisation.post(post)?.at ?? []
        return tree.upwards(from: unit).first { kinds.isEmpty || kinds.contains($0.kind) }?.code
    }
}

extension RecordState {
    /// Whether a record came to what its chains make of it: what is under way or came to nothing has no duties.
    fileprivate var isSettled: Bool {
        switch self {
        case .registered, .approved, .recorded: true
        default: false
        }
    }
}

extension OfficeReader {
    /// Whether a condition of a duty holds for a record, with the measures that it names as of today.
    ///
    /// - Throws: `Findings` when it cannot be evaluated.
    func fulfils(_ condition: String, _ record: RecordRow) throws -> Bool {
        let computed = try MeasureReader(self, on: now.day).surroundings(
            of: record, naming: ConditionNames(in: [condition]))
        return try record.values.facts(of: records.form(record.form), computed: computed).fulfil(condition)
    }
}
