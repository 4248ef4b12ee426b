import Store
import Values

/// One duty about one thing in one period, as it is opened.
package struct PlannedDuty: Codable, Sendable, Equatable {
    /// The id of the duty in the regulation.
    package let duty: String
    /// Its name on papers.
    package let label: String
    /// The form of the record that it is about; `nil` where it is about a unit.
    package let form: String?
    /// The number of that record, or the unit's code.
    package let number: String
    /// The account that it belongs to.
    package let account: String?
    package let from: CalendarDate
    package let to: CalendarDate
    /// The day by which it is due.
    package let due: CalendarDate
    /// Who has it.
    package let holder: Holder
    /// The form that discharges it.
    package let submits: String?
    /// The chain that discharges it.
    package let chain: String?
    /// The clause that demands it.
    package let clause: String?
    /// Who is told when it is late.
    package let escalation: Holder?
    /// From which day on.
    package let escalates: CalendarDate?

    /// A duty from its particulars.
    package init(
        duty: String, label: String, form: String?, number: String, account: String?, from: CalendarDate,
        to: CalendarDate, due: CalendarDate, holder: Holder, submits: String?, chain: String?, clause: String?,
        escalation: Holder? = nil, escalates: CalendarDate? = nil
    ) {
        self.duty = duty
        self.label = label
        self.form = form
        self.number = number
        self.account = account
        self.from = from
        self.to = to
        self.due = due
        self.holder = holder
        self.submits = submits
        self.chain = chain
        self.clause = clause
        self.escalation = escalation
        self.escalates = escalates
    }

    fileprivate var subject: String { "\(form ?? "unit"):\(number)" }

    fileprivate func row(_ stamp: Stamp) -> OpenedDuty {
        var row = OpenedDuty()
        row.id = stamp.number
        row.duty = duty
        row.label = label
        row.form = form ?? ""
        row.number = number
        row.account = account
        row.from = from
        row.to = to
        row.due = due
        row.post = holder.post
        row.unit = holder.unit
        row.submits = submits
        row.chain = chain
        row.clause = clause
        row.escalationPost = escalation?.post
        row.escalationUnit = escalation?.unit
        row.escalation = escalates
        row.opened = stamp.time
        return row
    }
}

/// A duty began.
package struct DutyOpened: OfficeEvent {
    package static let kind = "duty.opened"
    package let plan: PlannedDuty
    package var subject: String { plan.subject }

    /// The event, or a part of it, from its particulars.
    package init(plan: PlannedDuty) { self.plan = plan }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws { try tables.insert(plan.row(stamp)) }
}

/// The period of a duty passed and nobody did it.
package struct DutyMissed: OfficeEvent {
    package static let kind = "duty.missed"
    /// The number of the duty; `nil` for one that was never opened, since nobody looked in its period.
    package let duty: Int?
    /// What it was, where it was never opened.
    package let plan: PlannedDuty?
    package var subject: String { plan?.subject ?? "duty:\(duty ?? 0)" }

    /// One that was open.
    package init(duty: Int) {
        self.duty = duty
        plan = nil
    }

    /// One that was never opened.
    package init(plan: PlannedDuty) {
        duty = nil
        self.plan = plan
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        if let duty { try close(duty, as: .missed, stamp, in: tables) }
        guard var row = plan?.row(stamp) else { return }
        row.state = .missed
        row.closed = stamp.time
        try tables.insert(row)
    }
}

/// A duty was done.
package struct DutyDischarged: OfficeEvent {
    package static let kind = "duty.discharged"
    package let duty: Int
    /// Who did it: the submitter, whoever ended the case.
    package let person: String
    /// For whom, by a deputy.
    package let principal: String?
    /// The number of the record that was submitted or corrected, or that the case is about.
    package let record: String
    /// The case that ended.
    package let `case`: Int?
    package var subject: String { "duty:\(duty)" }

    /// The event, or a part of it, from its particulars.
    package init(duty: Int, person: String, principal: String?, record: String, case number: Int? = nil) {
        self.duty = duty
        self.person = person
        self.principal = principal
        self.record = record
        self.case = number
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try close(duty, as: .discharged, stamp, in: tables)
        try tables.update(
            [
                OpenedDuty.by <- person, OpenedDuty.principal <- principal, OpenedDuty.record <- record,
                OpenedDuty.case <- `case`,
            ], where: [OpenedDuty.id == duty])
    }
}

/// Somebody said that a duty need not be done.
package struct DutyWaived: OfficeEvent {
    package static let kind = "duty.waived"
    package let duty: Int
    /// Why, in the words of whoever waived it.
    package let reason: String
    package var subject: String { "duty:\(duty)" }

    /// The event, or a part of it, from its particulars.
    package init(duty: Int, reason: String) {
        self.duty = duty
        self.reason = reason
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try close(duty, as: .waived, stamp, in: tables)
        try tables.update(
            [OpenedDuty.by <- stamp.person, OpenedDuty.principal <- stamp.deputyFor, OpenedDuty.reason <- reason],
            where: [OpenedDuty.id == duty])
    }
}

/// What a duty hung on ceased to hold within its period: its tier, its condition, its date or the duty itself.
package struct DutyLapsed: OfficeEvent {
    package static let kind = "duty.lapsed"
    package let duty: Int
    package var subject: String { "duty:\(duty)" }

    /// The event, or a part of it, from its particulars.
    package init(duty: Int) { self.duty = duty }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try close(duty, as: .lapsed, stamp, in: tables)
    }
}

/// A duty went from those who had it to a person.
package struct DutyHandedOver: OfficeEvent {
    package static let kind = "duty.handed-over"
    package let duty: Int
    /// Who has it now.
    package let to: String
    package var subject: String { "duty:\(duty)" }

    /// The event, or a part of it, from its particulars.
    package init(duty: Int, to person: String) {
        self.duty = duty
        to = person
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update([OpenedDuty.person <- to], where: [OpenedDuty.id == duty])
    }
}

/// All that a duty of the regulation concerns was looked at.
package struct DutyReviewed: OfficeEvent {
    package static let kind = "duty.reviewed"
    /// The id of the duty in the regulation.
    package let duty: String
    package let day: CalendarDate
    /// The package of the edition in force.
    package let package: String
    package var subject: String { "office" }

    /// The event, or a part of it, from its particulars.
    package init(duty: String, day: CalendarDate, package: String) {
        self.duty = duty
        self.day = day
        self.package = package
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var row = ReviewedDuty()
        row.duty = duty
        row.day = day
        row.package = package
        try tables.put(row)
    }
}

private func close(
    _ duty: Int, as state: OpenedDuty.State, _ stamp: Stamp, in tables: any TableWriting
) throws {
    try tables.update([OpenedDuty.state <- state, OpenedDuty.closed <- stamp.time], where: [OpenedDuty.id == duty])
}
