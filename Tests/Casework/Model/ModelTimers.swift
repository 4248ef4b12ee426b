import Regulations

@testable import Casework
@testable import Files
@testable import Procedure
@testable import Records

extension CaseTimer {
    /// Whether its time has still to come.
    var isComing: Bool { state == .set || state == .paused }
}

extension ModelState {
    /// What must hold of the timers of an open case.
    mutating func examineTimers(of found: Case, _ open: [CaseTask], _ annotations: ChartAnnotations) {
        let mine = timers.filter { $0.case == found.number }
        let pausing = Set(open.filter { annotations.task($0.state)?.pauses ?? false }.map(\.id))
        for timer in mine where timer.isComing {
            if let task = timer.task, !open.contains(where: { $0.id == task }) {
                problems.append("timer \(timer.id) is of task \(task), which is closed")
            }
            let stands = !pausing.isEmpty && !pausing.contains(timer.task ?? 0)
            if stands != (timer.state == .paused) {
                problems.append("timer \(timer.id) of case \(found.number) is \(timer.state), tasks \(pausing) wait")
            }
        }
        examine(mine.filter { $0.task == nil }, annotations.submission.deadline, "case \(found.number)")
        for task in open {
            let definition = annotations.task(task.state)
            examine(mine.filter { $0.task == task.id }, definition?.deadline, "task \(task.id) of \(task.state)")
            for timer in mine where timer.task == task.id && timer.isComing && timer.kind == .automatic {
                let isKnown = definition?.actions.contains { $0.name == timer.action } ?? false
                if !isKnown { problems.append("the clock would \(timer.action ?? "?") task \(task.id)") }
            }
        }
    }

    /// One due time where the chart sets a deadline, with what is to come on the right side of it.
    private mutating func examine(_ timers: [CaseTimer], _ deadline: Deadline?, _ whose: String) {
        let due = timers.filter { $0.kind == .due && $0.state != .ended }
        if due.count != (deadline == nil ? 0 : 1) { problems.append("\(whose) has \(due.count) deadlines") }
        guard let due = due.first else { return }
        for timer in timers where timer.isComing {
            let isWrong =
                switch timer.kind {
                case .remind: timer.due > due.due
                case .escalate, .automatic: timer.due < due.due
                case .due: false
                }
            if isWrong { problems.append("\(whose): \(timer.kind) at \(timer.due), due \(due.due)") }
        }
    }
}
