/// Where a writer puts its bytes as it goes, so that memory does not grow with the output.
public protocol ByteSink {
    /// Takes the next bytes.
    ///
    /// - Throws: whatever keeps the sink from taking them.
    mutating func write(_ bytes: UnsafeRawBufferPointer) throws
}

/// A sink that keeps everything in memory.
public struct MemorySink: ByteSink {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// An empty sink.
    public init() {}

    /// Appends the bytes.
    public mutating func write(_ bytes: UnsafeRawBufferPointer) { self.bytes.append(contentsOf: bytes) }
}
