import Regulations
import Values

/// Where what is to happen around a deadline goes when the deadline moves: reminders, escalations, decisions by the clock.
///
/// Each of them may count other time than the deadline does, so it is reckoned from the new due time as the chart says.
struct DeadlineReckoning {
    /// The working time by which the moments were reckoned.
    let before: WorkingTime
    /// The working time by which they are reckoned now.
    let after: WorkingTime
    /// What the chart says of the deadline; `nil` where the edition has no such deadline any more.
    let definition: Deadline?

    private typealias Rule = (WorkingTime, Timestamp) throws(WorkingCalendar.MissingYear) -> Timestamp

    /// When something around a deadline happens now: as the chart says, or else as long before or after as it was.
    ///
    /// - Parameters:
    ///   - moment: when it would have happened.
    ///   - old: when the deadline would have been.
    ///   - new: when the deadline is now.
    func moment(
        of kind: CaseTimer.Kind, at moment: Timestamp, from old: Timestamp, to new: Timestamp
    ) throws(WorkingCalendar.MissingYear) -> Timestamp {
        for rule in rules(kind) where try rule(before, old) == moment { return try rule(after, new) }
        return moment.adding(milliseconds: old.milliseconds(until: new))
    }

    /// The ways in which the chart reckons a kind of timer from the due time.
    private func rules(_ kind: CaseTimer.Kind) -> [Rule] {
        guard let definition else { return [] }
        return switch kind {
        case .due: []
        case .remind: definition.reminders.map(Self.before)
        case .escalate: definition.escalations.map { Self.after($0.after) }
        case .automatic: definition.automatic.map { [Self.after($0.after)] } ?? []
        }
    }

    private static func before(_ limit: TimeLimit) -> Rule {
        { time, due throws(WorkingCalendar.MissingYear) in try time.moment(limit, before: due) }
    }

    private static func after(_ limit: TimeLimit?) -> Rule {
        { time, due throws(WorkingCalendar.MissingYear) in
            guard let limit else { return due }
            return try time.deadline(from: due, limit)
        }
    }
}

extension View {
    /// What the edition of a case says of the deadlines of its tasks, and of the case itself.
    func deadlineDefinitions(of found: Case) throws -> (_ task: Int?) -> Deadline? {
        let annotations = try desk.edition(found.package, from: snapshot).chart(found.chart, form: found.form)
            .annotations
        let states = Dictionary(
            try tasks(of: found.number).map { ($0.id, $0.state) }, uniquingKeysWith: { first, _ in first })
        return { task in
            guard let task else { return annotations.submission.deadline }
            return states[task].flatMap { annotations.task($0)?.deadline }
        }
    }
}
