/// Who performs a task (办理人).
public struct Performer: Sendable, Hashable {
    /// How a performer is found.
    public enum Source: Sendable, Hashable {
        /// The holders of a post in a unit.
        case post(String, Place)
        /// The people whose codes an XPath over the case's data gives, such as a field that an earlier performer
        /// filled.
        case chosen(String)
    }

    /// How the performer is found.
    public let source: Source
    /// Whether each holder of the post has a voice, instead of one voice for whoever of them comes first.
    public let isEach: Bool
    /// How much the voice counts in a vote, from 1.
    public let weight: Int

    /// A performer from its parts.
    public init(source: Source, isEach: Bool = false, weight: Int = 1) {
        self.source = source
        self.isEach = isEach
        self.weight = weight
    }

    /// The post, unless the performer is chosen by the data.
    public var post: String? {
        if case .post(let post, _) = source { post } else { nil }
    }

    /// The place of the post, unless the performer is chosen by the data.
    public var place: Place? {
        if case .post(_, let place) = source { place } else { nil }
    }
}
