import Diagnostics
import Records
import Regulations
import Store
public import Values

/// A duty that a round of the clock opened or found missed.
public struct DutyChange: Sendable {
    /// Its name.
    public let label: String
    /// The number of the record that it is about, or the unit's code.
    public let number: String
    /// Whether it was missed; otherwise it was opened.
    public let isMissed: Bool
    /// Its days.
    public let from: CalendarDate
    /// Its last day.
    public let to: CalendarDate
    /// The day by which it is due.
    public let due: CalendarDate

    fileprivate init(_ plan: PlannedDuty, isMissed: Bool) {
        (label, number, self.isMissed) = (plan.label, plan.number, isMissed)
        (from, to, due) = (plan.from, plan.to, plan.due)
    }

    fileprivate init(missed row: OpenedDuty) {
        (label, number, isMissed) = (row.label, row.number, true)
        (from, to, due) = (row.from, row.to, row.due)
    }
}

/// Closes open duties whose last day has passed: nobody did them. A part of them at a time.
package struct SettleDuties: OfficeCommand {
    package static let name = "duties.settle"
    /// How many are closed at once.
    package static let limit = 1000

    /// The command.
    package init() {}

    package func decide(_ recorder: Recorder) throws -> [DutyChange] {
        if !recorder.reader.may(.tick) { try recorder.reader.require(.administer) }
        let past = try recorder.reader.snapshot.all(
            where: [OpenedDuty.state == .open, OpenedDuty.to < recorder.now.day], limit: Self.limit)
        for row in past { try recorder.record(DutyMissed(duty: row.id)) }
        return past.map(DutyChange.init(missed:))
    }
}

/// Looks at what a duty of the regulation concerns and opens what is to be done now, a part at a time.
package struct ReviewDuties: OfficeCommand {
    package static let name = "duties.review"
    /// How many subjects are looked at at once.
    static let limit = 1000
    package let duty: String
    /// The number after which it goes on; `nil` for the first part.
    package let after: String?
    /// Whether nothing was left undone in the parts before.
    package let isWhole: Bool

    /// What became of one part.
    package struct Outcome {
        /// What was opened or found missed.
        package let changes: [DutyChange]
        /// What could not be looked at, and why.
        package let refused: [[Finding]]
        /// Where the next part begins; `nil` where this was the last.
        package let next: String?
    }

    /// The command for a part.
    package init(_ duty: String, after number: String? = nil, isWhole: Bool = true) {
        self.duty = duty
        after = number
        self.isWhole = isWhole
    }

    package func decide(_ recorder: Recorder) throws -> Outcome {
        if !recorder.reader.may(.tick) { try recorder.reader.require(.administer) }
        guard try recorder.reader.duties.due().contains(duty) else {
            return Outcome(changes: [], refused: [], next: nil)
        }
        guard let definition = recorder.regulation.duty(duty), definition.runs else {
            return try dropped(recorder)
        }
        let round = try DutyRound(definition, recorder)
        let numbers = try round.subjects(after: after, limit: Self.limit)
        let batch = try round.batch(numbers)
        var (changes, refused): ([DutyChange], [[Finding]]) = ([], [])
        for number in numbers {
            if let findings = try recorder.findingsOfAttempt({ changes += try round.look(at: number, in: batch) }) {
                refused.append(findings)
            }
        }
        let next = numbers.count == Self.limit ? numbers.last : nil
        if next == nil, isWhole, refused.isEmpty { try mark(recorder) }
        return Outcome(changes: changes, refused: refused, next: next)
    }

    /// An edition of before had the duty: what is open of it lapses.
    private func dropped(_ recorder: Recorder) throws -> Outcome {
        let open = try recorder.reader.snapshot.all(
            where: [OpenedDuty.duty == duty, OpenedDuty.state == .open])
        for row in open { try recorder.record(DutyLapsed(duty: row.id)) }
        try mark(recorder)
        return Outcome(changes: [], refused: [], next: nil)
    }

    private func mark(_ recorder: Recorder) throws {
        try recorder.record(
            DutyReviewed(duty: duty, day: recorder.now.day, package: recorder.reader.editions.current.package))
    }
}

/// What one part of a round needs of all its subjects, read at once.
private struct DutyBatch {
    /// The accounts by number, where nothing more of them is needed.
    let accounts: [String: CustomerRow]
    /// What there was of the duty before, by number, the latest first.
    let earlier: [String: [OpenedDuty]]
}

/// One look at all that a duty concerns.
private struct DutyRound {
    private let duty: Duty
    private let recorder: Recorder
    private let planner: DutyPlanner
    /// The day of the look before.
    private let last: CalendarDate?
    private var today: CalendarDate { recorder.now.day }
    private var tables: any Snapshot { recorder.reader.snapshot }

    init(_ duty: Duty, _ recorder: Recorder) throws {
        self.duty = duty
        self.recorder = recorder
        planner = try DutyPlanner(recorder.reader)
        last = try recorder.reader.duties.reviewed(duty.id)
    }

    /// The numbers of what the duty may concern, in order, after one.
    func subjects(after: String?, limit: Int) throws -> [String] {
        switch duty.concern {
        case .account:
            let tiers: [Predicate<CustomerRow>] =
                duty.tiers.isEmpty ? [] : [CustomerRow.tier.isOne(of: duty.tiers.map(Optional.some))]
            return try tables.values(
                CustomerRow.number, where: tiers + (after.map { [CustomerRow.number > $0] } ?? []),
                order: [CustomerRow.number.ascending], limit: limit)
        case .record(let form):
            return try tables.values(
                RecordRow.number, where: [RecordRow.form == form] + (after.map { [RecordRow.number > $0] } ?? []),
                order: [RecordRow.number.ascending], limit: limit)
        case .unit:
            let codes = try recorder.units.tree().units.keys.sorted()
            return Array(codes.filter { code in after.map { code > $0 } ?? true }.prefix(limit))
        }
    }

    /// What is needed of some subjects.
    func batch(_ numbers: [String]) throws -> DutyBatch {
        let form = duty.concern.form(account: recorder.regulation.accountFormID) ?? ""
        let rows = try tables.all(
            where: [
                OpenedDuty.form == form, OpenedDuty.number.isOne(of: numbers), OpenedDuty.duty == duty.id,
            ], order: [OpenedDuty.from.descending, OpenedDuty.id.descending])
        let accounts: [CustomerRow] =
            needsRecords ? [] : try tables.all(where: [CustomerRow.number.isOne(of: numbers)])
        return DutyBatch(
            accounts: Dictionary(accounts.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first }),
            earlier: Dictionary(grouping: rows, by: \.number))
    }

    /// Whether it takes whole records to know when and by whom the duty is done.
    private var needsRecords: Bool {
        if case .field = duty.place { return true }
        return duty.concern != .account || duty.schedule.interval == nil
    }

    /// Opens the duty about one, where it is to be done now, with what was missed since the last that it had; what does
    /// not concern it any more lapses.
    ///
    /// - Throws: `Refusal.missingYear`, and `Findings` of the condition.
    func look(at number: String, in batch: DutyBatch) throws -> [DutyChange] {
        guard let subject = try subject(number, in: batch) else { return [] }
        let earlier = batch.earlier[number] ?? []
        guard try planner.concerns(duty, subject) else {
            try lapse(earlier.filter { $0.state == .open })
            return []
        }
        let windows: [DutyWindow]
        do throws(WorkingCalendar.MissingYear) {
            windows = try self.windows(of: subject, after: earlier)
        } catch {
            throw Refusal.missingYear(error.year, label: Message(verbatim: duty.label))
        }
        // An edition may have given it other periods, a correction other dates.
        let now = windows.last
        try lapse(earlier.filter { $0.state == .open && ($0.from, $0.to) != (now?.from ?? .last, now?.to ?? .last) })
        let taken = Set(earlier.filter { $0.state != .lapsed }.map(\.from))
        return try windows.filter { !taken.contains($0.from) }.map { try begin(subject, $0) }
    }

    private func begin(_ subject: DutySubject, _ window: DutyWindow) throws -> DutyChange {
        let plan = planner.plan(duty, about: subject, in: window)
        let isMissed = window.to < today
        if isMissed {
            try recorder.record(DutyMissed(plan: plan))
        } else {
            try recorder.record(DutyOpened(plan: plan))
        }
        return DutyChange(plan, isMissed: isMissed)
    }

    private func lapse(_ rows: [OpenedDuty]) throws {
        for row in rows { try recorder.record(DutyLapsed(duty: row.id)) }
    }

    private func subject(_ number: String, in batch: DutyBatch) throws -> DutySubject? {
        let accounts = recorder.regulation.accountFormID
        if let account = batch.accounts[number] { return DutySubject(account, of: accounts) }
        return switch duty.concern {
        case .unit: DutySubject(unit: number)
        case .account: try planner.subject(accounts, number)
        case .record(let form): try planner.subject(form, number)
        }
    }

    /// The windows that have begun and are not taken: the one of today, and before it those that passed since the last
    /// that the subject had. Whoever comes anew begins today.
    private func windows(
        of subject: DutySubject, after earlier: [OpenedDuty]
    ) throws(WorkingCalendar.MissingYear) -> [DutyWindow] {
        guard duty.schedule.interval != nil else {
            guard let window = try planner.window(of: duty, subject), window.from <= today else { return [] }
            let isNews = window.to >= today || last.map { window.to >= $0 } ?? false
            return isNews ? [window] : []
        }
        var windows = [try planner.window(of: duty, subject)].compactMap(\.self)
        let current = windows.first?.from ?? today
        guard let before = earlier.first(where: { $0.from < current }), before.state != .lapsed else { return windows }
        var day = before.to.adding(days: 1)
        var passed: [DutyWindow] = []
        while let interval = duty.schedule.interval, interval.period(of: day).to < today {
            if let window = try planner.window(of: duty, subject, on: day) { passed.append(window) }
            day = interval.period(of: day).to.adding(days: 1)
        }
        windows.insert(contentsOf: passed, at: 0)
        return windows
    }
}
