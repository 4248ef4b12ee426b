/// How much one rendering may make: nested repetitions over the same nodes multiply, and no data must fill a disk.
public struct RenderingLimits: Sendable {
    /// The bytes of output.
    public let bytes: Int
    /// The steps of all repetitions together.
    public let repetitions: Int

    /// Limits; by default 256 MiB and 10,000,000 steps.
    public init(bytes: Int = 256 << 20, repetitions: Int = 10_000_000) {
        self.bytes = bytes
        self.repetitions = repetitions
    }
}
