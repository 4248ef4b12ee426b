import Diagnostics
import Records
import Regulations
import Store
import Values

/// The deadlines of a case that goes over to another edition: what runs already runs on as it was set; a deadline that
/// the newer edition adds begins with the migration, and one that it no longer has ends.
struct NewDeadlines {
    /// What becomes of a deadline.
    enum Change {
        case none, keptAsSet, added, dropped

        init(from before: Deadline?, to now: Deadline?) {
            self =
                switch (before, now) {
                case (nil, nil): .none
                case (nil, _): .added
                case (_, nil): .dropped
                case (let before, let now): before == now ? .none : .keptAsSet
                }
        }

        /// What a report says of it; nothing when nothing changes.
        var message: Message? {
            switch self {
            case .none: nil
            case .keptAsSet: Message("期限照旧", "the deadline that runs stays")
            case .added: Message("期限从迁移起算", "a deadline from the migration on")
            case .dropped: Message("不再有期限", "no deadline any more")
            }
        }
    }

    let old: CaseChart
    let new: CaseChart
    let names: NewNames

    /// What becomes of the deadline of a task.
    func change(of state: String) -> Change {
        Change(from: old.annotations.task(state)?.deadline, to: definition(of: state)?.deadline)
    }

    /// What becomes of the deadline of the whole case.
    var change: Change { Change(from: old.annotations.submission.deadline, to: new.annotations.submission.deadline) }

    /// What a report says of the deadline of the whole case.
    var item: CaseMigration.Item? {
        let fit: CaseMigration.Fit =
            switch change {
            case .none, .keptAsSet: .kept
            case .added: .added
            case .dropped: .dropped
            }
        let label = old.annotations.submission.label
        return change.message.map { CaseMigration.Item(.timer, "submission", label: label, fit, $0) }
    }

    /// Sets what begins and cancels what ends, in a case that has gone over.
    ///
    /// - Parameter open: the tasks that were open before, with the states that they had.
    func record(for open: [CaseTask], in found: Case, _ recorder: Recorder) throws {
        try record(change, new.annotations.submission.deadline, nil, new.annotations.submission.label, found, recorder)
        for task in open {
            let definition = definition(of: task.state)
            try record(
                change(of: task.state), definition?.deadline, task.id, definition?.label ?? task.label, found, recorder)
        }
    }

    private func record(
        _ change: Change, _ deadline: Deadline?, _ task: Int?, _ label: String, _ found: Case, _ recorder: Recorder
    ) throws {
        switch change {
        case .none, .keptAsSet: try replaceAutomatic(deadline, task, found, recorder)
        case .added: try DeadlineKeeper(recorder: recorder, found: found).set(deadline, task: task, label: label)
        case .dropped:
            // One that has passed is late no more; what it reminded of stays in the history.
            for timer in try recorder.cases.timers(of: found.number, [.set, .paused, .fired])
            where timer.task == task && (timer.state != .fired || timer.kind == .due) {
                try recorder.record(TimerCancelled(case: found.number, timer: timer.id))
            }
        }
    }

    /// The decision by the clock that a task waits for, when the newer edition does not have its action.
    func lostAutomatic(of task: CaseTask, _ reader: OfficeReader) throws -> CaseTimer? {
        guard let actions = definition(of: task.state)?.actions.map(\.name) else { return nil }
        return try reader.cases.timers(of: task.case, [.set, .paused]).first {
            $0.task == task.id && $0.kind == .automatic && !actions.contains($0.action ?? "")
        }
    }

    /// Lets the clock decide by an action that the newer edition has, or not at all.
    private func replaceAutomatic(_ deadline: Deadline?, _ task: Int?, _ found: Case, _ recorder: Recorder) throws {
        guard let open = try recorder.cases.openTasks(of: found.number).first(where: { $0.id == task }),
            let lost = try lostAutomatic(of: open, recorder.reader)
        else { return }
        try recorder.record(TimerCancelled(case: found.number, timer: lost.id))
        let due = try recorder.cases.dueTimes(of: found.number)[open.id]
        guard let automatic = deadline?.automatic, let due else { return }
        let keeper = DeadlineKeeper(recorder: recorder, found: found)
        let moment = try moment(of: automatic, insteadOf: lost, due, keeper, label: open.label)
        try keeper.set(automatic, task: open.id, at: moment, isWorkingTime: due.isWorkingTime)
        // Where the old one stood still, so does the new one since then.
        guard lost.state == .paused, let since = lost.paused else { return }
        for timer in try recorder.cases.timers(of: found.number) where timer.task == open.id && timer.kind == .automatic
        {
            try keeper.pause(timer, since: since)
        }
    }

    /// When a new decision by the clock comes: as the newer edition says after the due time. After one that has passed,
    /// it comes so much earlier or later than the old one as its limit is shorter or longer, as that may have stood
    /// still.
    private func moment(
        of automatic: Deadline.Automatic, insteadOf lost: CaseTimer, _ due: CaseTimer, _ keeper: DeadlineKeeper,
        label: String
    ) throws -> Timestamp {
        let moment = try keeper.moment(due.due, automatic.after, label: label)
        guard due.state == .fired else { return moment }
        let before = try keeper.moment(due.due, lost.limit, label: label)
        return lost.due.adding(milliseconds: before.milliseconds(until: moment))
    }

    private func definition(of state: String) -> TaskDefinition? {
        names.name(state).flatMap { new.annotations.task($0) }
    }
}
