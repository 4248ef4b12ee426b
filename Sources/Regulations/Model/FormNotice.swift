public import Values

/// How long before a time that a record names it must be recorded, such as a notice before an outage, or how long after
/// it at most, such as the report of a visit.
public struct FormNotice: Sendable {
    /// The field that holds the day.
    public let date: String
    /// The field that holds the time of day; `nil` for the beginning of the day.
    public let time: String?
    /// How long before or after.
    public let span: Span
    /// What to say when it is recorded too late.
    public let message: String
    /// The same in English.
    public let englishMessage: String
    /// What demands it.
    public let ground: Ground

    /// The time between what a record tells of and its being made.
    public enum Span: Sendable, Equatable {
        /// At least so long before.
        case before(TimeLimit)
        /// At most so long after the time, or after the close of business of the day; later only where the field
        /// `unless` says why.
        case after(TimeLimit, unless: String?)
    }
}
