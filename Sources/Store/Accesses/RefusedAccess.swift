public import Digest

/// An access that was refused, kept beside the events in a chain of its own.
public struct RefusedAccess: Sendable, Hashable {
    /// When by the clock of the machine, in UTC with milliseconds.
    public let time: String
    /// The time that the command pretended (`--at`), if it did.
    public let pretended: String?
    /// The number of the operating system's account; `nil` where an earlier version did not note it.
    public let uid: Int?
    /// The name of the operating system's account, empty where an earlier version did not note it.
    public let account: String
    /// The code of the person, or the name of an account that is nobody's.
    public let person: String
    /// The command that was refused.
    public let command: String
    /// What it asked for, such as `case:12`.
    public let subject: String
    /// The rule that refused it.
    public let rule: String

    /// An entry from its parts.
    public init(
        time: String, pretended: String? = nil, uid: Int? = nil, account: String = "", person: String,
        command: String, subject: String, rule: String
    ) {
        self.time = time
        self.pretended = pretended
        self.uid = uid
        self.account = account
        self.person = person
        self.command = command
        self.subject = subject
        self.rule = rule
    }
}

/// A refused access as it is kept.
public struct RecordedAccess: Sendable, Hashable {
    /// Its number in the chain, from 1; 0 for those of earlier versions, from which the chain continues.
    public let number: Int
    /// What was refused.
    public let access: RefusedAccess
    /// Its digest in the chain; `nil` for those of earlier versions.
    public let digest: SHA256Digest?

    /// A kept entry from its parts.
    public init(number: Int, access: RefusedAccess, digest: SHA256Digest?) {
        self.number = number
        self.access = access
        self.digest = digest
    }
}
