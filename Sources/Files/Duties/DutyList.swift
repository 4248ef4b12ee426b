public import Diagnostics
import Procedure
public import Records
import Regulations
import Store
public import Values

/// A duty as lists show it.
public struct DutyItem: Sendable {
    /// The duty; its state is that of the day asked for.
    public let duty: OpenedDuty
    /// Where it stood on that day.
    public let state: OpenedDuty.State
    /// Whether it was late on that day, or was missed.
    public let isLate: Bool
    /// What the record or unit that it is about is called.
    public let title: String
    /// The name of the unit that has it.
    public let unit: String
    /// Whom it waits for; `nil` where it is closed.
    public let waiting: WaitingTask?
    /// The name of who discharged or waived it by that day.
    public let by: String?
    /// Whether nobody holds the post that has it today.
    public let isVacant: Bool
    /// The person whom the actor would represent; `nil` where the actor has it, or does not.
    public let principal: Person?
}

extension DutyItem {
    /// What its state is called.
    public var stateLabel: Message {
        switch state {
        case .open: isLate ? Message("逾期", "late") : Message("待办", "to be done")
        case .discharged: isLate ? Message("逾期完成", "done late") : Message("已完成", "done")
        case .missed: Message("漏做", "missed")
        case .waived: Message("免做", "waived")
        case .lapsed: Message("不再要求", "not asked for any more")
        }
    }
}

/// Which duties are listed.
public struct DutySelection: Sendable {
    /// Only those that are late, or were missed.
    public var isLate: Bool
    /// Those of the periods that this day lies in, as they stood then; today's and those that were missed without it.
    public var day: CalendarDate?
    /// Only those of a unit and below it.
    public var unit: String?

    /// A selection.
    public init(isLate: Bool = false, on day: CalendarDate? = nil, unit: String? = nil) {
        self.isLate = isLate
        self.day = day
        self.unit = unit
    }
}

/// Lists duties.
package struct DutyList {
    private let reader: OfficeReader
    private var tables: any Snapshot { reader.snapshot }

    /// The duties of an office.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// The duties of a selection that the actor sees, those due first before the others.
    package func items(_ selection: DutySelection) throws -> [DutyItem] {
        let units = try selection.unit.map { try reader.units.tree().below(reader.units.existingUnit($0).code) }
        let day = selection.day ?? reader.now.day
        let rows = try rows(selection).filter { units?.contains($0.unit) ?? true }
        return try rows.filter(reader.duties.sees).map { try item($0, on: day) }.filter {
            !selection.isLate || $0.isLate
        }
    }

    private func rows(_ selection: DutySelection) throws -> [OpenedDuty] {
        let order = [OpenedDuty.due.ascending, OpenedDuty.id.ascending]
        guard let day = selection.day else {
            return try tables.all(where: [OpenedDuty.state.isOne(of: [.open, .missed])], order: order)
        }
        return try tables.all(where: [OpenedDuty.from <= day, OpenedDuty.to >= day], order: order)
    }

    /// The open duties that the actor may do, with those of people represented.
    package func mine() throws -> [DutyItem] {
        try reader.duties.mine().map { row, principal in
            try item(row, on: reader.now.day, principal: principal)
        }
    }

    /// The open duties that the actor sees, due by a day, the earliest first.
    package func open(dueBy day: CalendarDate?) throws -> [DutyItem] {
        try tables.all(
            where: [OpenedDuty.state == .open] + (day.map { [OpenedDuty.due <= $0] } ?? []),
            order: [OpenedDuty.due.ascending, OpenedDuty.id.ascending]
        ).filter(reader.duties.sees).map { try item($0, on: reader.now.day) }
    }

    /// The duties of an account, the latest first.
    package func items(ofAccount number: String) throws -> [DutyItem] {
        try reader.duties.duties(ofAccount: number).map { try item($0, on: reader.now.day) }
    }

    private func item(_ row: OpenedDuty, on day: CalendarDate, principal: Person? = nil) throws -> DutyItem {
        let state = row.closedOn.map { $0 > day } ?? false ? OpenedDuty.State.open : row.state
        let isOpen = row.state == .open
        let people = isOpen ? try reader.duties.people(of: row).map(\.name) : []
        return DutyItem(
            duty: row, state: state, isLate: state == .open ? day > row.due : row.isLate(on: day),
            title: try title(of: row), unit: try reader.units.tree()[row.unit]?.name ?? row.unit,
            waiting: isOpen ? try waiting(row, people) : nil,
            by: state == .open ? nil : try row.by.map { try reader.directory.person($0)?.name ?? $0 },
            isVacant: isOpen && people.isEmpty,
            principal: principal?.code == reader.actor.person.code ? nil : principal)
    }

    private func waiting(_ row: OpenedDuty, _ people: [String]) throws -> WaitingTask {
        guard let code = row.person else {
            return WaitingTask(
                label: row.label, performers: [.post(try reader.performers.name(of: row.holder), people: people)])
        }
        let name = try reader.directory.person(code)?.name ?? code
        return WaitingTask(label: row.label, performers: [people.isEmpty ? .leaver(name) : .person(name)])
    }

    private func title(of row: OpenedDuty) throws -> String {
        guard !row.form.isEmpty else { return try reader.units.tree()[row.number]?.name ?? row.number }
        if row.account == row.number, let account = try reader.records.customer(row.number) { return account.name }
        guard let record = try reader.records.record(row.form, row.number) else { return row.number }
        return try reader.records.form(row.form).title(of: reader.sight.shown(record).values) ?? row.number
    }
}
