/// Why something was refused: by a rule, or because someone may not.
///
/// A refusal stands beside the rule that raises it, as a function of what the rule knows:
/// ```swift
/// extension Refusal {
///     static func unknownCase(_ number: Int) -> Refusal {
///         Refusal(
///             "casework.unknown-case", Message("没有事项 \(number)", "there is no case \(number)"), access: .granted)
///     }
/// }
///
/// throw Refusal.unknownCase(12)
/// ```
/// Personal data of customers stays out of the sentences.
public struct Refusal: Explainable, Sendable, Equatable {
    /// Whether a refusal keeps someone away from what is not theirs.
    public enum Access: Sendable, Equatable {
        /// Whoever asked may ask; a rule says no.
        case granted
        /// Whoever asked may not, or is nobody here. The access log keeps what was asked for, such as `case:12`.
        case denied(subject: String)
    }

    /// The rule, as a stable dotted name such as `casework.unknown-case`.
    public let id: String
    /// What is refused, and why.
    public let message: Message
    /// What to do about it.
    public private(set) var advice: Message?
    /// Whether someone may not, or a rule says no.
    public let access: Access
    /// What whoever asked is told instead; the access log keeps the real rule.
    private var told: [Finding]?

    /// A refusal from its parts.
    public init(_ id: String, _ message: Message, advice: Message? = nil, access: Access) {
        self.id = id
        self.message = message
        self.advice = advice
        self.access = access
    }

    /// One finding, named like the refusal, or like the one that it is told as.
    public var findings: [Finding] { told ?? [Finding(id, message, advice: advice)] }

    /// This refusal, told in the words of another: who may not see something learns not even that it is there.
    public func told(as other: Refusal) -> Refusal {
        var refusal = self
        refusal.told = other.findings
        return refusal
    }

    /// This refusal with more advice; one that is told in other words stays as it is.
    public func adding(_ more: Message) -> Refusal {
        guard told == nil else { return self }
        let both = advice.map { Message("\($0.chinese)；\(more.chinese)", "\($0.english); \(more.english)") }
        var refusal = self
        refusal.advice = both ?? more
        return refusal
    }

    /// A refusal.
    public var failure: Failure { .refusal }

    /// Itself, where whoever asked may not.
    public var denied: [Refusal] { access == .granted ? [] : [self] }
}
