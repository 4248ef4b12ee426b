import COpenSSL

/// The certificates of time-stamping authorities that count, known from elsewhere: their own, or those of the bodies
/// that vouch for them.
public struct StampingCertificates: Sendable, Hashable {
    /// The certificates in PEM, one after the other.
    private let pem: String

    /// Takes the certificates of a text in PEM; throws `TimeStampError.noCertificate` where there is none.
    public init(pem: String) throws(TimeStampError) {
        self.pem = pem
        var count = 0
        forEach { _ in count += 1 }
        guard count > 0 else { throw .noCertificate }
    }

    /// All of them to be trusted at a moment, in seconds since 1970; to be freed.
    func store(at seconds: Int) -> OpaquePointer? {
        guard let store = X509_STORE_new() else { return nil }
        guard let rules = X509_VERIFY_PARAM_new() else {
            X509_STORE_free(store)
            return nil
        }
        defer { X509_VERIFY_PARAM_free(rules) }
        X509_VERIFY_PARAM_set_time(rules, seconds)
        // An authority's own certificate counts without the one that vouches for it.
        X509_VERIFY_PARAM_set_flags(rules, UInt(X509_V_FLAG_PARTIAL_CHAIN))
        X509_STORE_set1_param(store, rules)
        forEach { X509_STORE_add_cert(store, $0) }
        return store
    }

    /// All of them as libcrypto's list, to be freed with its members.
    func stack() -> OpaquePointer? {
        let stack = OPENSSL_sk_new_null()
        forEach { certificate in
            guard X509_up_ref(certificate) == 1 else { return }
            OPENSSL_sk_push(stack, UnsafeRawPointer(certificate))
        }
        return stack
    }

    /// Hands each over, until the text ends or holds something else.
    private func forEach(_ body: (OpaquePointer) -> Void) {
        defer { ERR_clear_error() }
        guard let buffer = MemoryBuffer(), buffer.write(pem) else { return }
        while let certificate = PEM_read_bio_X509(buffer.handle, nil, noPassword, nil) {
            body(certificate)
            X509_free(certificate)
        }
    }
}
