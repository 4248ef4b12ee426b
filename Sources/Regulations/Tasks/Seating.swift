/// What holds when the performers of a task are seated: nobody there, the applicant among them, someone who just
/// decided.
public struct Seating: Sendable, Hashable {
    /// What happens when nobody holds the posts (空审批人).
    public enum Empty: String, Sendable, CaseIterable {
        /// The step is refused, and says whom it lacks.
        case stop
        /// The task passes by itself, and the record says so.
        case pass
        /// The leader of the unit performs it.
        case leader
    }

    /// What happens when the applicant is among the performers.
    public enum Applicant: String, Sendable, CaseIterable {
        /// The applicant may decide.
        case allowed
        /// Others decide; a voice that only the applicant has is passed over.
        case skipped
        /// Others decide; where there are none, the leader of the unit.
        case leader
    }

    /// What happens when a performer was for it in the step just before.
    public enum Repetition: String, Sendable, CaseIterable {
        /// Is asked each time.
        case each
        /// Is asked once: the voice is passed over.
        case once
    }

    /// What an earlier decision is worth when a return comes through the task again.
    public enum Again: String, Sendable, CaseIterable {
        /// All are asked anew.
        case ask
        /// A decision that no revision voided stands.
        case keep
    }

    /// When nobody is there.
    public let empty: Empty
    /// Who performs it when nobody is there; wins over `empty`.
    public let standIn: Performer?
    /// When the applicant is among them.
    public let applicant: Applicant
    /// When someone decided just before.
    public let repetition: Repetition
    /// When a return comes through again.
    public let again: Again

    /// A seating from its parts.
    public init(
        empty: Empty = .stop, standIn: Performer? = nil, applicant: Applicant = .allowed,
        repetition: Repetition = .each, again: Again = .ask
    ) {
        self.empty = empty
        self.standIn = standIn
        self.applicant = applicant
        self.repetition = repetition
        self.again = again
    }
}

/// Where a task may be returned to, beside where the chart leads.
public enum ReturnRule: Sendable, Hashable {
    /// Nowhere.
    case none
    /// To any task that the case came through.
    case any
    /// To those of these states that the case came through.
    case listed([String])
}
