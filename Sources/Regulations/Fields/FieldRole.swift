/// What a field is for, whatever the form calls it.
public enum FieldRole: String, Sendable, CaseIterable {
    /// What a record is called: lists show it, and accounts are searched by it.
    case name
    /// The amount of money that a contract is about: lists show it, papers write it in words.
    case amount
    /// Who looks after an account.
    case manager
    /// Who helps with it.
    case assistant

    /// The types that a field of the role may have.
    var types: [String] {
        switch self {
        case .name: ["text"]
        case .amount: ["money"]
        case .manager, .assistant: ["person"]
        }
    }
}
