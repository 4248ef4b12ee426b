import Store
import Values

/// A task or a case with its deadline, or a task that nobody can decide, as lists show it.
public struct DueItem: Sendable {
    /// The case.
    public let heading: CaseHeading
    /// The task's name; `nil` for the whole case.
    public let task: String?
    /// When it is due, ISO; `nil` for a task without a deadline that nobody can decide.
    public let due: String?
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

extension Desk {
    /// The deadlines of the cases that the actor sees, the earliest first: what is late, and what comes. Tasks without a
    /// deadline that nobody can decide come before them.
    ///
    /// - Parameter days: at most so many days ahead; `nil` for all.
    public func due(within days: Int? = nil) throws -> [DueItem] {
        try look { view in
            let last = days.map { now.adding(milliseconds: Int64($0) * 86_400_000).iso }
            let states: [Store.Value] = ["set", "paused", "fired"]
            let rows = try view.snapshot.rows(
                Query(
                    "timers",
                    where: [.isOne("state", of: states), .equals("kind", "due")]
                        + (last.map { [.lessOrEqual("due", .text($0))] } ?? []),
                    order: [.ascending("due"), .ascending("id")]))
            let vacant = try view.vacantTasks()
            let dated = try rows.map(CaseTimer.init)
            let tasks = Set(dated.compactMap(\.task))
            return try vacant.filter { !tasks.contains($0.id) }.compactMap {
                try view.dueItem($0.case, $0.id, view.dueTimes(of: $0.case)[$0.id])
            }
                + dated.compactMap { timer in
                    try view.dueItem(timer.case, timer.task, timer, isVacant: vacant.contains { $0.id == timer.task })
                }
        }
    }
}

extension View {
    fileprivate func dueItem(
        _ number: Int, _ task: Int?, _ timer: CaseTimer? = nil, isVacant: Bool = true
    ) throws -> DueItem? {
        let open = try openTasks(of: number)
        guard let heading = try heading(of: number), heading.case.isOpen,
            task == nil || open.contains(where: { $0.id == task })
        else { return nil }
        let tasks = open.filter { task == nil || $0.id == task }
        return DueItem(
            heading: heading, task: task == nil ? nil : tasks.first?.label, due: timer?.due,
            isPaused: timer?.state == .paused, late: try timer.flatMap { try late($0.due) },
            waiting: try tasks.map(waiting), isVacant: isVacant)
    }

    /// The working time since a moment, negative before it.
    private func late(_ due: String) throws -> Int64? {
        let moment = try Timestamp(parsing: due)
        let workingTime = try workingTime()
        do throws(WorkingCalendar.MissingYear) {
            return try workingTime.worked(from: moment, to: desk.now)
        } catch {
            return nil
        }
    }
}
