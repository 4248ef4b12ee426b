import COpenSSL

/// An Ed25519 private key (RFC 8032). It is wiped from memory when it goes out of use.
public struct SigningKey: ~Copyable {
    private let handle: OpaquePointer

    /// A new key from the system's randomness; throws `KeyError.failed` when libcrypto has none.
    public static func generate() throws(KeyError) -> SigningKey {
        guard let context = EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nil) else { throw .failed(.generate) }
        defer { EVP_PKEY_CTX_free(context) }
        var handle: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_keygen(context, &handle) == 1, let handle else {
            throw .failed(.generate)
        }
        return SigningKey(handle: handle)
    }

    private init(handle: OpaquePointer) {
        self.handle = handle
    }

    /// A key from its PEM text (PKCS #8).
    ///
    /// - Parameter passphrase: what it is encrypted with; `nil` for a text that is not encrypted.
    /// - Throws: `KeyError.locked` for an encrypted text and no passphrase or a wrong one, `KeyError.malformed`.
    public init(pem: String, passphrase: String? = nil) throws(KeyError) {
        guard let buffer = MemoryBuffer(), buffer.write(pem) else { throw .malformed(.signing) }
        guard let handle = Self.read(buffer, passphrase: passphrase) else {
            ERR_clear_error()
            throw Self.isLocked(pem) ? .locked : .malformed(.signing)
        }
        guard EVP_PKEY_get_id(handle) == EVP_PKEY_ED25519 else {
            EVP_PKEY_free(handle)
            throw .malformed(.signing)
        }
        self.handle = handle
    }

    /// Whether the PEM text of a private key is encrypted.
    public static func isLocked(_ pem: String) -> Bool { pem.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----") }

    private static func read(_ buffer: borrowing MemoryBuffer, passphrase: String?) -> OpaquePointer? {
        guard let passphrase else { return PEM_read_bio_PrivateKey(buffer.handle, nil, noPassword, nil) }
        // Without a callback libcrypto takes what it would hand to one as the passphrase, closed by a zero.
        return passphrase.withCString {
            PEM_read_bio_PrivateKey(buffer.handle, nil, nil, UnsafeMutableRawPointer(mutating: $0))
        }
    }

    deinit {
        EVP_PKEY_free(handle)
    }

    /// The PEM text of the key (PKCS #8, not encrypted); throws `KeyError.failed`.
    public func pem() throws(KeyError) -> String {
        guard let buffer = MemoryBuffer(),
            PEM_write_bio_PrivateKey(buffer.handle, handle, nil, nil, 0, nil, nil) == 1
        else { throw .failed(.encode) }
        return buffer.contents()
    }

    /// The PEM text of the key, encrypted with a passphrase (PKCS #8, PBES2 with AES-256); throws `KeyError.failed`.
    public func pem(passphrase: String) throws(KeyError) -> String {
        guard let buffer = MemoryBuffer() else { throw .failed(.encode) }
        let bytes = Array(passphrase.utf8CString.dropLast())
        let written = PEM_write_bio_PKCS8PrivateKey(
            buffer.handle, handle, EVP_aes_256_cbc(), bytes, Int32(clamping: bytes.count), nil, nil)
        guard written == 1 else { throw .failed(.encode) }
        return buffer.contents()
    }

    /// The public half; throws `KeyError.failed`.
    public func verifyingKey() throws(KeyError) -> VerifyingKey {
        var bytes = [UInt8](repeating: 0, count: VerifyingKey.byteCount)
        var count = bytes.count
        guard EVP_PKEY_get_raw_public_key(handle, &bytes, &count) == 1, let key = VerifyingKey(bytes: bytes) else {
            throw .failed(.encode)
        }
        return key
    }

    /// The signature of a message, 64 bytes; throws `KeyError.failed`.
    public func signature(of message: [UInt8]) throws(KeyError) -> [UInt8] {
        guard let context = EVP_MD_CTX_new() else { throw .failed(.sign) }
        defer { EVP_MD_CTX_free(context) }
        var signature = [UInt8](repeating: 0, count: VerifyingKey.signatureByteCount)
        var count = signature.count
        guard EVP_DigestSignInit(context, nil, nil, nil, handle) == 1,
            EVP_DigestSign(context, &signature, &count, message, message.count) == 1, count == signature.count
        else { throw .failed(.sign) }
        return signature
    }
}
