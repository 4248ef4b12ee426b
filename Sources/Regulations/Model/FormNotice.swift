public import Values

/// How long before a time that a record names it must be recorded, such as a notice before an outage.
public struct FormNotice: Sendable {
    /// The field that holds the day.
    public let date: String
    /// The field that holds the time of day; `nil` for the beginning of the day.
    public let time: String?
    /// How long before.
    public let least: TimeLimit
    /// What to say when it is recorded too late.
    public let message: String
    /// The same in English.
    public let englishMessage: String
    /// What demands it.
    public let ground: Ground
}
