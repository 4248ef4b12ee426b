import Diagnostics
import Records
import Regulations
import Statechart
import Store
import Values

/// What the clock did to a case.
public struct Fired: Sendable {
    /// The case.
    public let `case`: Int
    /// What happened.
    public let kind: CaseTimer.Kind
    /// The task's name; that of the chain where the whole case was due.
    public let label: String
    /// When it was due.
    public let due: Timestamp
}

/// Fires what is due in a case: a round of the clock.
package struct FireDue: OfficeCommand {
    package static let name = "tick"
    package let `case`: Int

    /// The command for a case.
    package init(in number: Int) { self.case = number }

    package func decide(_ recorder: Recorder) throws -> (fired: [Fired], refused: [[Finding]]) {
        if !recorder.reader.may(.tick) { try recorder.reader.require(.administer) }
        return try recorder.fireDue(in: self.case)
    }
}

extension Recorder {
    /// Fires the timers of a case that are due, the earliest first, and lets its chart's own timers pass.
    ///
    /// What cannot be done, such as a decision that the chart does not take, is left as it was, for people to go on
    /// with; every round of the clock tries and tells it again.
    @discardableResult
    package func fireDue(in number: Int) throws -> (fired: [Fired], refused: [[Finding]]) {
        var fired: [Fired] = []
        var refused: [[Finding]] = []
        var left: Set<Int> = []
        while let next = try cases.timers(of: number).first(where: { $0.due <= now && !left.contains($0.id) }) {
            let findings = try findingsOfAttempt { fired.append(try fire(next)) }
            guard let findings else { continue }
            left.insert(next.id)
            refused.append(findings)
        }
        let found = try cases.anyCase(number)
        guard found.isOpen, let due = found.due, due <= now else { return (fired, refused) }
        let findings = try findingsOfAttempt {
            let runner = try CaseRunner(found, recorder: self)
            try runner.letTimePass(data: runner.data())
            try finished(found)
        }
        return (fired, refused + (findings.map { [$0] } ?? []))
    }

    private func fire(_ timer: CaseTimer) throws -> Fired {
        try record(TimerFired(case: timer.case, timer: timer.id, due: timer.due))
        let found = try cases.anyCase(timer.case)
        let task = try cases.tasks(of: timer.case).first { $0.id == timer.task }
        switch timer.kind {
        case .remind, .due: break
        case .escalate: try escalate(timer, task)
        case .automatic: try decide(timer, task, found)
        }
        let label = try task?.label ?? reader.edition(found.package).regulation.chain(found.chain)?.label
        return Fired(case: timer.case, kind: timer.kind, label: label ?? found.chain, due: timer.due)
    }

    /// Tells who is above, and seats them where the first voice decides.
    private func escalate(_ timer: CaseTimer, _ task: CaseTask?) throws {
        guard let holder = timer.holder else { return }
        try record(
            CopySent(
                case: timer.case, state: task?.state ?? "", unit: holder.unit,
                label: CopyOccasion.escalation(of: task?.label).recorded, clause: nil))
        guard let task, task.status == .open else { return }
        let runner = try CaseRunner(cases.anyCase(timer.case), recorder: self)
        guard runner.chart.annotations.task(task.state)?.completion.rule == .any else { return }
        let seats = try cases.seats(of: task.id)
        guard !seats.contains(where: { $0.holder == holder && $0.isSilent }) else { return }
        try record(
            SeatAdded(
                case: timer.case, task: task.id, seat: (seats.last?.number ?? 0) + 1,
                plan: SeatPlan(holder: holder, origin: .escalated)))
    }

    /// Decides a task by the clock, with all that follows when a person decides it so.
    private func decide(_ timer: CaseTimer, _ task: CaseTask?, _ found: Case) throws {
        guard let task, task.status == .open, let action = timer.action else { return }
        try TaskContinuation(CaseHand(byClock: found, recorder: self)).decideByClock(task, action)
    }
}
