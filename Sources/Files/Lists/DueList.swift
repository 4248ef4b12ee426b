import Procedure
import Records
import Regulations
import Store
public import Values

/// A task or a case with its deadline, or a task that nobody can decide, as lists show it.
public struct DueItem: Sendable {
    /// The case.
    public let heading: CaseHeading
    /// The task's name; `nil` for the whole case.
    public let task: String?
    /// When it is due; `nil` for a task without a deadline that nobody can decide.
    public let due: Timestamp?
    /// Whether it stands still while the case waits for its applicant.
    public let isPaused: Bool
    /// How much working time has passed since it was due, in milliseconds; negative before; `nil` for a year without
    /// data.
    public let late: Int64?
    /// Whom it waits for.
    public let waiting: [WaitingTask]
    /// Whether nobody can decide it today.
    public let isVacant: Bool

    /// Whether it is late.
    public var isLate: Bool { !isPaused && (late ?? 0) > 0 }
}

/// Lists deadlines.
package struct DueList {
    private let reader: OfficeReader

    /// The deadlines of an office.
    package init(_ reader: OfficeReader) { self.reader = reader }

    /// The deadlines of the cases that the actor sees, the earliest first: what is late, and what comes. Tasks without
    /// a deadline that nobody can decide come before them.
    ///
    /// - Parameter days: at most so many days ahead; `nil` for all.
    package func items(within days: Int? = nil) throws -> [DueItem] {
        let last = days.map { reader.now.adding(milliseconds: Int64($0) * 86_400_000) }
        let dated = try reader.snapshot.all(
            where: [CaseTimer.state.isOne(of: [.set, .paused, .fired]), CaseTimer.kind == .due]
                + (last.map { [CaseTimer.due <= $0] } ?? []),
            order: [CaseTimer.due.ascending, CaseTimer.id.ascending])
        let vacant = try Vacancies(reader).tasks()
        let tasks = Set(dated.compactMap(\.task))
        return try vacant.filter { !tasks.contains($0.id) }.compactMap {
            try item($0.case, $0.id, reader.cases.dueTimes(of: $0.case)[$0.id])
        }
            + dated.compactMap { timer in
                try item(timer.case, timer.task, timer, isVacant: vacant.contains { $0.id == timer.task })
            }
    }

    private func item(
        _ number: Int, _ task: Int?, _ timer: CaseTimer? = nil, isVacant: Bool = true
    ) throws -> DueItem? {
        let open = try reader.cases.openTasks(of: number)
        guard let heading = try Headings(reader).heading(of: number), heading.case.isOpen,
            task == nil || open.contains(where: { $0.id == task })
        else { return nil }
        let tasks = open.filter { task == nil || $0.id == task }
        return DueItem(
            heading: heading, task: task == nil ? nil : tasks.first?.label, due: timer?.due,
            isPaused: timer?.state == .paused, late: try timer.flatMap { try late($0.due) },
            waiting: try tasks.map(reader.performers.waiting), isVacant: isVacant)
    }

    /// The working time since a moment, negative before it.
    private func late(_ due: Timestamp) throws -> Int64? {
        let workingTime = try reader.calendar.workingTime()
        do throws(WorkingCalendar.MissingYear) {
            return try workingTime.worked(from: due, to: reader.now)
        } catch {
            return nil
        }
    }
}
