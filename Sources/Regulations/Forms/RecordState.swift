public import Diagnostics

/// A place in the life of a record.
public enum RecordState: String, Sendable, CaseIterable {
    /// The registration of an account is under way.
    case applied
    /// An account is registered.
    case registered
    /// A case about the record is under way.
    case submitted
    /// The case ended as it was asked for.
    case approved
    /// The case ended with a refusal.
    case rejected
    /// The case was taken back.
    case withdrawn
    /// The record needed no case.
    case recorded

    /// What people call it.
    public var label: Message {
        switch self {
        case .applied: Message("申报中", "applied for")
        case .registered: Message("已注册", "registered")
        case .submitted: Message("办理中", "under way")
        case .approved: Message("已办结", "completed")
        case .rejected: Message("未批准", "rejected")
        case .withdrawn: Message("已撤回", "withdrawn")
        case .recorded: Message("已记录", "recorded")
        }
    }

    /// What people call a state that is kept by its word.
    public static func label(_ word: String) -> Message {
        RecordState(rawValue: word)?.label ?? Message(verbatim: word)
    }
}
