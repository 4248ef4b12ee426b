/// A post in a unit: who may perform a task.
public struct Holder: Codable, Sendable, Hashable {
    /// The post.
    public let post: String
    /// The unit's code.
    public let unit: String

    /// A post in a unit.
    package init(post: String, unit: String) {
        self.post = post
        self.unit = unit
    }
}
