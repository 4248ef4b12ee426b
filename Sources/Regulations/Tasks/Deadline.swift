public import Values

/// By when a task or a case is due, and what happens around that time (期限).
public struct Deadline: Sendable, Hashable {
    /// Who is told when a task is late, and may then perform it too.
    public struct Escalation: Sendable, Hashable {
        /// How long after the due time.
        public let after: TimeLimit
        /// Who.
        public let performer: Performer
    }

    /// A decision by the clock.
    public struct Automatic: Sendable, Hashable {
        /// How long after the due time; `nil` for at once.
        public let after: TimeLimit?
        /// The action that is then taken.
        public let action: String
    }

    /// How long it may take, from its beginning or from the day of a field; `nil` where it is due on that day.
    public let within: TimeLimit?
    /// The field of the record whose day it hangs on; where that is empty, there is no deadline.
    public let field: String?
    /// How long before the due time the performers are reminded.
    public let reminders: [TimeLimit]
    /// Who is told when it is late.
    public let escalations: [Escalation]
    /// What is decided when nobody does.
    public let automatic: Automatic?
}
