import Store
import Values

/// A task or a case with its deadline, as lists show it.
public struct DueItem: Sendable {
    /// The case.
    public let heading: CaseHeading
    /// The task's name; `nil` for the whole case.
    public let task: String?
    /// When it is due, ISO.
    public let due: String
    /// Whether it stands still while the case waits for its applicant.
    public let isPaused: Bool
    /// How much working time has passed since it was due, in milliseconds; negative before; `nil` for a year without
    /// data.
    public let late: Int64?
    /// Whom it waits for, in words.
    public let waiting: [String]

    /// Whether it is late.
    public var isLate: Bool { !isPaused && (late ?? 0) > 0 }
}

extension Desk {
    /// The deadlines of the cases that the actor sees, the earliest first: what is late, and what comes.
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
            return try rows.map(CaseTimer.init).compactMap(view.dueItem)
        }
    }
}

extension View {
    fileprivate func dueItem(_ timer: CaseTimer) throws -> DueItem? {
        let open = try openTasks(of: timer.case)
        guard let heading = try heading(of: timer.case), heading.case.isOpen,
            timer.task == nil || open.contains(where: { $0.id == timer.task })
        else { return nil }
        let tasks = open.filter { timer.task == nil || $0.id == timer.task }
        return DueItem(
            heading: heading, task: timer.task == nil ? nil : tasks.first?.label, due: timer.due,
            isPaused: timer.state == .paused, late: try late(timer.due), waiting: try tasks.map(waiting))
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
