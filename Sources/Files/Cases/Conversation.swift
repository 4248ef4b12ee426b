public import Records

/// What people did around a case without deciding, as one of them sees it.
public struct Conversation: Sendable {
    /// The questions, the first first.
    public let questions: [Question]
    /// The reminders, the first first.
    public let reminders: [Reminder]
    /// Who has read the copies, the first first.
    public let readings: [CopyReading]
    /// The actor's own drafts, by task.
    public let drafts: [Int: String]
    /// Whether the actor follows the case.
    public let isFollowed: Bool
}
