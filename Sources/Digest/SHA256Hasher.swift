import COpenSSL

/// Computes a SHA-256 digest piece by piece; it can be used again after `finish`.
public struct SHA256Hasher: ~Copyable {
    private let context: OpaquePointer

    /// A hasher that has seen nothing.
    public init() {
        // Allocation fails only when memory is exhausted, and SHA-256 is in every provider of libcrypto.
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            preconditionFailure("libcrypto offers no SHA-256")
        }
        self.context = context
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

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
        let updated = EVP_DigestUpdate(context, memory.baseAddress, memory.count)
        precondition(updated == 1, "a SHA-256 context takes any bytes")
    }

    /// Writes the digest of all bytes taken in to memory of 32 bytes; afterwards the hasher has seen nothing.
    public mutating func finish(into memory: UnsafeMutableRawBufferPointer) {
        precondition(memory.count == SHA256Digest.byteCount, "a SHA-256 digest has 32 bytes")
        let finished = EVP_DigestFinal_ex(context, memory.baseAddress?.assumingMemoryBound(to: UInt8.self), nil)
        let restarted = EVP_DigestInit_ex(context, nil, nil)
        precondition(finished == 1 && restarted == 1, "a SHA-256 context can be finished and restarted")
    }

    /// The digest of all bytes taken in; afterwards the hasher has seen nothing.
    public mutating func finish() -> SHA256Digest {
        let bytes = [UInt8](unsafeUninitializedCapacity: SHA256Digest.byteCount) { buffer, count in
            finish(into: UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: SHA256Digest.byteCount))
            count = SHA256Digest.byteCount
        }
        return SHA256Digest(unchecked: bytes)
    }
}
