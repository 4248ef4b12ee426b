import COpenSSL

/// Computes a SHA-256 digest piece by piece; it can be used again after `finish`.
///
/// The functions that know SHA-256 alone are used: those for any digest make libcrypto read its configuration and set
/// up its providers first, which takes a twelfth of a short command, and look the digest up for each new hasher.
public struct SHA256Hasher: ~Copyable {
    private var context = SHA256_CTX()

    /// A hasher that has seen nothing.
    public init() { start() }

    /// Takes in the next bytes.
    public mutating func update(_ content: some Sequence<UInt8>) {
        let seen: Void? = content.withContiguousStorageIfAvailable { update(UnsafeRawBufferPointer($0)) }
        if seen == nil {
            Array(content).withUnsafeBytes { update($0) }
        }
    }

    /// Takes in the next bytes of an array.
    public mutating func update(_ content: [UInt8]) {
        content.withUnsafeBytes { update($0) }
    }

    /// Takes in the next bytes from memory.
    public mutating func update(_ memory: UnsafeRawBufferPointer) {
        let updated = SHA256_Update(&context, memory.baseAddress, memory.count)
        precondition(updated == 1, "a SHA-256 context takes any bytes")
    }

    /// Writes the digest of all bytes taken in to memory of 32 bytes; afterwards the hasher has seen nothing.
    public mutating func finish(into memory: UnsafeMutableRawBufferPointer) {
        precondition(memory.count == SHA256Digest.byteCount, "a SHA-256 digest has 32 bytes")
        let finished = SHA256_Final(memory.baseAddress?.assumingMemoryBound(to: UInt8.self), &context)
        precondition(finished == 1, "a SHA-256 context can be finished")
        start()
    }

    /// The digest of all bytes taken in; afterwards the hasher has seen nothing.
    public mutating func finish() -> SHA256Digest {
        let bytes = [UInt8](unsafeUninitializedCapacity: SHA256Digest.byteCount) { buffer, count in
            finish(into: UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: SHA256Digest.byteCount))
            count = SHA256Digest.byteCount
        }
        return SHA256Digest(unchecked: bytes)
    }

    private mutating func start() {
        let started = SHA256_Init(&context)
        precondition(started == 1, "a SHA-256 context can be started")
    }
}
