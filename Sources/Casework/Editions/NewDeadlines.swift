import Diagnostics
import Regulations
import Store

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
        case .none, .keptAsSet: return
        case .added: try DeadlineKeeper(recorder: recorder, found: found).set(deadline, task: task, label: label)
        case .dropped:
            for timer in try recorder.timers(of: found.number, [.set, .paused]) where timer.task == task {
                try recorder.record(TimerCancelled(case: found.number, timer: timer.id))
            }
        }
    }

    private func definition(of state: String) -> TaskDefinition? {
        names.name(state).flatMap { new.annotations.task($0) }
    }
}
