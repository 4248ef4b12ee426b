import COpenSSL

/// An Ed25519 public key (RFC 8032): whoever has it can check signatures, and can't make any.
public struct VerifyingKey: Sendable, Hashable {
    /// The 32 bytes of the key.
    public let bytes: [UInt8]

    /// The number of bytes of a key.
    public static let byteCount = 32
    /// The number of bytes of a signature.
    public static let signatureByteCount = 64

    /// A key from its bytes; `nil` unless there are 32.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// A key from its PEM text (SubjectPublicKeyInfo); throws `KeyError.malformed`.
    public init(pem: String) throws(KeyError) {
        guard let buffer = MemoryBuffer(), buffer.write(pem) else { throw .malformed(.verifying) }
        guard let handle = PEM_read_bio_PUBKEY(buffer.handle, nil, noPassword, nil) else {
            ERR_clear_error()
            throw .malformed(.verifying)
        }
        defer { EVP_PKEY_free(handle) }
        var bytes = [UInt8](repeating: 0, count: Self.byteCount)
        var count = bytes.count
        guard EVP_PKEY_get_id(handle) == EVP_PKEY_ED25519,
            EVP_PKEY_get_raw_public_key(handle, &bytes, &count) == 1, count == Self.byteCount
        else { throw .malformed(.verifying) }
        self.bytes = bytes
    }

    /// The PEM text of the key (SubjectPublicKeyInfo); throws `KeyError.failed`.
    public func pem() throws(KeyError) -> String {
        guard let handle = makeHandle(), let buffer = MemoryBuffer() else { throw .failed(.encode) }
        defer { EVP_PKEY_free(handle) }
        guard PEM_write_bio_PUBKEY(buffer.handle, handle) == 1 else { throw .failed(.encode) }
        return buffer.contents()
    }

    /// The SHA-256 digest of the key's bytes, to name it in seals and to compare by telephone.
    public var fingerprint: SHA256Digest { SHA256Digest(of: bytes) }

    /// Whether a signature of a message was made with the private half of this key.
    public func accepts(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard signature.count == Self.signatureByteCount, let handle = makeHandle() else { return false }
        defer { EVP_PKEY_free(handle) }
        guard let context = EVP_MD_CTX_new() else { return false }
        defer { EVP_MD_CTX_free(context) }
        let accepted =
            EVP_DigestVerifyInit(context, nil, nil, nil, handle) == 1
            && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
        ERR_clear_error()
        return accepted
    }

    private func makeHandle() -> OpaquePointer? {
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count)
    }
}
