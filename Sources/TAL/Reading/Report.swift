import Diagnostics

/// Collects what is wrong with a template while it is compiled, each finding once, with the uses of macros and slots
/// that led to it.
final class Report {
    private(set) var findings: [Finding] = []
    private var seen: Set<Finding.Key> = []
    /// Where the macros and slots are used that are being compiled, the innermost first.
    var trail: [RelatedPlace] = []

    func add(
        _ rule: String, _ message: Message, at place: LocatedText, shift: Int = 0, advice: Message? = nil,
        related: [RelatedPlace] = []
    ) {
        add(rule, message, in: place.source, at: place.offset(at: shift), advice: advice, related: related)
    }

    func add(
        _ rule: String, _ message: Message, in source: TemplateSource, at offset: Int, advice: Message? = nil,
        related: [RelatedPlace] = []
    ) {
        add(Finding(rule, message, in: source.text, at: offset, advice: advice, related: related + trail))
    }

    func add(_ finding: Finding) {
        guard seen.insert(Finding.Key(finding)).inserted else { return }
        findings.append(finding)
    }
}

extension Finding {
    /// What makes two findings the same: a macro that is used twice has its mistakes once.
    fileprivate struct Key: Hashable {
        let rule: String
        let message: Message
        let location: SourceLocation?

        init(_ finding: Finding) {
            rule = finding.rule
            message = finding.message
            location = finding.location
        }
    }
}
