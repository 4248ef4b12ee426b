import Records
import Regulations
public import Values

/// When a task or a case is due, as it stands for whoever looks, whether or not the clock has acted on it yet.
public struct DueTime: Sendable {
    /// Where it stands.
    public enum Standing: Sendable {
        case ahead
        /// It stands still while the case waits for its applicant.
        case paused
        case passed
    }

    /// When; while it stands still, when it would have been.
    public let due: Timestamp
    /// Where it stands.
    public let standing: Standing
    /// What the clock decides with the next `docket tick` or as soon as somebody acts, as its time has come; the
    /// action's name on papers.
    public let pending: String?

    /// The due time of a task, or of the case for `nil`, among the timers of the case; `nil` when there is none.
    ///
    /// - Parameters:
    ///   - actions: the actions of the task.
    ///   - now: the time that it is.
    package init?(of task: Int?, among timers: [CaseTimer], _ actions: [ActionDefinition], at now: Timestamp) {
        let mine = timers.filter { $0.task == task && $0.state != .ended }
        guard let timer = mine.last(where: { $0.kind == .due }) else { return nil }
        due = timer.due
        standing = timer.state == .paused ? .paused : timer.state == .fired || timer.due <= now ? .passed : .ahead
        let automatic = mine.first { $0.kind == .automatic && $0.state == .set && $0.due <= now }
        pending = automatic.map { timer in actions.first { $0.name == timer.action }?.label ?? timer.action ?? "" }
    }
}
