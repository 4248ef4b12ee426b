public import Procedure
public import Records

/// What happened in a case: names are those of the regulation and of people.
public enum HistoryItem: Sendable, Equatable {
    /// The case was submitted.
    case submitted(String)
    /// A task had a voice.
    case decided(task: String, Deed)
    /// Somebody did something beside deciding; the task and the person whom it concerns, where there are any.
    case intervened(Intervention.Kind, task: String?, person: String?)
    /// The clock did something to a task or to the whole case.
    case fired(CaseTimer.Kind, of: String)
    /// A task passed by itself; without a reason it had voices enough.
    case passed(task: String, PassReason?)
    /// A question about a task to a person.
    case asked(task: String, of: String)
    /// A question that went from one person to another.
    case forwarded(task: String, from: String, to: String)
    /// An answer about a task to a person.
    case answered(task: String, to: String)
    /// A copy by the chart or the clock.
    case sent(CopyOccasion)
    /// A copy by a person to a person or a unit.
    case copied(to: String)
    /// A copy was read.
    case read(CopyOccasion)
    /// Those for whom the case waited were reminded.
    case reminded
    /// The case ended.
    case closed(String)

    /// Whether the clock did it, also where it did so within a command of a person.
    public var isByClock: Bool {
        switch self {
        case .fired, .passed(_, .deadline), .sent(.escalation): true
        default: false
        }
    }
}
