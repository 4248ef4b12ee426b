/// The two languages Docket speaks to its users.
public enum Language: String, Sendable, CaseIterable {
    case chinese = "zh"
    case english = "en"
}

/// One sentence for the user, in both languages.
///
/// A message is written beside the rule that raises it, so that both languages change together:
/// ```swift
/// Message("找不到客户 \(number)", "there is no customer \(number)")
/// ```
public struct Message: Sendable, Hashable {
    /// The sentence in Chinese.
    public let chinese: String
    /// The sentence in English.
    public let english: String

    /// A message from its two wordings.
    public init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }

    /// A message that reads the same in both languages, such as a name or a path.
    public init(verbatim text: String) {
        self.init(text, text)
    }

    /// The wording in one language.
    public func text(in language: Language) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}
