/// What was done with a case or a task, as the regulation names it where it does.
public enum Deed: Sendable, Equatable {
    /// An action, by its name on papers; empty for a return that the chart has no name for.
    case action(String)
    /// A return to a step that the performer chose, by the step's name.
    case returned(to: String)
    /// The applicant took the case back.
    case recalled
    /// A performer took the decision of a task back, by the task's name.
    case tookBack(String)
    /// The case ended, by its outcome's name.
    case ended(String)
}
