public import Store

/// Why a task or a voice was passed over.
public enum PassReason: String, Codable, Sendable, ColumnValue {
    /// Nobody holds the posts.
    case empty
    /// Only the applicant could have decided.
    case applicant
    /// Whoever decides was for it in the step before.
    case repetition
    /// The decision that was given earlier stands.
    case kept
    /// The time was up.
    case deadline
}
