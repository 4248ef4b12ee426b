/// How much a finding matters.
public enum Severity: String, Sendable {
    case error
    case warning
}

/// A second place that explains a finding, such as the first of two definitions.
public struct RelatedPlace: Sendable, Hashable {
    /// What the place has to do with the finding.
    public let message: Message
    /// Where it is.
    public let location: SourceLocation

    /// A related place.
    public init(_ message: Message, at location: SourceLocation) {
        self.message = message
        self.location = location
    }
}

/// Something that is wrong, where it is, and what to do: data, not yet prose.
public struct Finding: Sendable, Hashable {
    /// The rule that was broken, as a stable dotted name such as `scxml.unknown-target`.
    public let rule: String
    /// Error or warning.
    public let severity: Severity
    /// What is wrong.
    public let message: Message
    /// Where, if it concerns a file.
    public let location: SourceLocation?
    /// The text around the place, for the caret.
    public let excerpt: SourceExcerpt?
    /// What to do about it, or what was probably meant.
    public let advice: Message?
    /// Other places that explain it.
    public let related: [RelatedPlace]

    /// A finding from its parts.
    public init(
        _ rule: String, _ message: Message, severity: Severity = .error, at location: SourceLocation? = nil,
        excerpt: SourceExcerpt? = nil, advice: Message? = nil, related: [RelatedPlace] = []
    ) {
        self.rule = rule
        self.message = message
        self.severity = severity
        self.location = location
        self.excerpt = excerpt
        self.advice = advice
        self.related = related
    }

    /// The same finding with another severity.
    public func with(_ severity: Severity) -> Finding {
        Finding(
            rule, message, severity: severity, at: location, excerpt: excerpt, advice: advice, related: related)
    }

    /// The same finding with more places that explain it.
    public func with(related more: [RelatedPlace]) -> Finding {
        Finding(
            rule, message, severity: severity, at: location, excerpt: excerpt, advice: advice, related: related + more)
    }

    /// A finding at a byte offset of a source, with its line for the caret.
    public init(
        _ rule: String, _ message: Message, severity: Severity = .error, in source: SourceText, at offset: Int,
        advice: Message? = nil, related: [RelatedPlace] = []
    ) {
        self.init(
            rule, message, severity: severity, at: source.location(at: offset), excerpt: source.excerpt(at: offset),
            advice: advice, related: related)
    }
}

/// What an error means for whoever gave the command.
public enum Failure: Sendable {
    /// A rule refuses it, or what it names is not there.
    case refusal
    /// It was written wrongly.
    case misuse
    /// The store or a file is damaged or unreadable, or the system failed.
    case damage
}

/// An error that the command line can explain: every error type of Docket is one.
public protocol Explainable: Error {
    /// What is wrong, at least one finding.
    var findings: [Finding] { get }
    /// What it means for the command.
    var failure: Failure { get }
    /// The refusals of access in it, which the access log keeps.
    var denied: [Refusal] { get }
}

extension Explainable {
    /// None, where an error keeps nobody from what is not theirs.
    public var denied: [Refusal] { [] }
}

/// Several findings thrown together, so that a user mends a file in one go.
public struct Findings: Explainable, Sendable {
    /// What is wrong, in the order of the file.
    public let findings: [Finding]
    /// The refusals of access that some of them tell of.
    public let denied: [Refusal]

    /// What was given is refused.
    public var failure: Failure { .refusal }

    /// An error from its findings.
    public init(_ findings: [Finding], denied: [Refusal] = []) {
        self.findings = findings
        self.denied = denied
    }
}
