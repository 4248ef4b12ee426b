/// A return to a state that the performer chooses.
public struct Returning: Codable, Sendable {
    /// The state.
    public let target: String
    /// Whether the case comes straight back here when the task of that state is done.
    public let comesBack: Bool

    /// A return to a state.
    public init(to target: String, comesBack: Bool = false) {
        self.target = target
        self.comesBack = comesBack
    }
}
