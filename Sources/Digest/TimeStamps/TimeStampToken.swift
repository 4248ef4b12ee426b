import COpenSSL
import Glibc

/// The word of a time-stamping authority that it saw a digest at a time (RFC 3161, section 2.4.2).
///
/// Nothing of it counts before `isSigned` says so.
public struct TimeStampToken: Sendable, Hashable {
    /// The token in DER.
    public let bytes: [UInt8]
    /// What the authority saw.
    public let digest: SHA256Digest
    /// When, in UTC: `2026-03-31T18:00:04Z`.
    public let time: String
    /// The name of the authority by the certificate in the token; empty where there is none.
    public let authority: String
    /// The nonce that it repeats.
    private let nonce: UInt64?
    /// When, in seconds since 1970.
    private let seconds: Int

    /// Reads a token; throws `TimeStampError.malformed`.
    public init(bytes: [UInt8]) throws(TimeStampError) {
        defer { ERR_clear_error() }
        guard let token = Self.decode(bytes) else { throw .malformed }
        defer { PKCS7_free(token) }
        guard let info = PKCS7_to_TS_TST_INFO(token) else { throw .malformed }
        defer { TS_TST_INFO_free(info) }
        var moment = tm()
        guard let digest = Self.digest(in: info), ASN1_TIME_to_tm(TS_TST_INFO_get_time(info), &moment) == 1 else {
            throw .malformed
        }
        var number: UInt64 = 0
        let hasNonce = TS_TST_INFO_get_nonce(info).map { ASN1_INTEGER_get_uint64(&number, $0) == 1 } ?? false
        self.bytes = bytes
        self.digest = digest
        nonce = hasNonce ? number : nil
        seconds = timegm(&moment)
        time = Self.text(of: moment)
        authority = Self.signerName(of: token)
    }

    /// Takes the token out of an authority's answer.
    ///
    /// - Parameters:
    ///   - response: the answer in DER.
    ///   - digest: what was asked about.
    ///   - nonce: the number that the question held; `nil` where it is not known any more.
    /// - Throws: `TimeStampError.refused` where the authority grants none, `.unasked`, `.malformed`.
    public init(response: [UInt8], to digest: SHA256Digest, nonce: UInt64?) throws(TimeStampError) {
        try self.init(bytes: Self.granted(response))
        guard self.digest == digest, nonce == nil || self.nonce == nonce else { throw .unasked }
    }

    /// Whether one of these authorities signed it, or one that they vouch for, with a certificate that was for time
    /// stamps and valid at the time in it.
    public func isSigned(under roots: StampingCertificates) -> Bool {
        defer { ERR_clear_error() }
        guard let token = Self.decode(bytes) else { return false }
        defer { PKCS7_free(token) }
        guard let context = TS_VERIFY_CTX_new(), let store = roots.store(at: seconds) else { return false }
        // The context frees what it is given.
        defer { TS_VERIFY_CTX_free(context) }
        TS_VERIFY_CTX_set_store(context, store)
        TS_VERIFY_CTX_set_certs(context, roots.stack())
        guard let imprint = CRYPTO_malloc(SHA256Digest.byteCount, "TimeStampToken", 0) else { return false }
        imprint.copyMemory(from: digest.bytes, byteCount: SHA256Digest.byteCount)
        TS_VERIFY_CTX_set_imprint(
            context, imprint.assumingMemoryBound(to: UInt8.self), SHA256Digest.byteCount)
        TS_VERIFY_CTX_set_flags(context, docket_token_checks)
        return TS_RESP_verify_token(context, token) == 1
    }

    /// Exactly these bytes as PKCS #7, to be freed.
    private static func decode(_ bytes: [UInt8]) -> UnsafeMutablePointer<PKCS7>? {
        bytes.withUnsafeBufferPointer { buffer in
            var place = buffer.baseAddress
            guard let token = d2i_PKCS7(nil, &place, buffer.count) else { return nil }
            guard place == buffer.baseAddress.map({ $0 + buffer.count }) else {
                PKCS7_free(token)
                return nil
            }
            return token
        }
    }

    /// The token in an answer that grants one.
    private static func granted(_ bytes: [UInt8]) throws(TimeStampError) -> [UInt8] {
        defer { ERR_clear_error() }
        let response = bytes.withUnsafeBufferPointer { buffer in
            var place = buffer.baseAddress
            return d2i_TS_RESP(nil, &place, buffer.count)
        }
        guard let response else { throw .malformed }
        defer { TS_RESP_free(response) }
        let status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(response)))
        guard status == TS_STATUS_GRANTED || status == TS_STATUS_GRANTED_WITH_MODS else {
            throw .refused(status: status)
        }
        guard let token = TS_RESP_get_token(response), let bytes = encoded({ i2d_PKCS7(token, $0) }) else {
            throw .malformed
        }
        return bytes
    }

    private static func digest(in info: OpaquePointer) -> SHA256Digest? {
        guard let imprint = TS_TST_INFO_get_msg_imprint(info), let algorithm = TS_MSG_IMPRINT_get_algo(imprint),
            OBJ_obj2nid(algorithm.pointee.algorithm) == NID_sha256, let message = TS_MSG_IMPRINT_get_msg(imprint)
        else { return nil }
        return SHA256Digest(
            bytes: Array(
                UnsafeBufferPointer(start: ASN1_STRING_get0_data(message), count: Int(ASN1_STRING_length(message)))))
    }

    private static func signerName(of token: UnsafeMutablePointer<PKCS7>) -> String {
        guard let signers = PKCS7_get0_signers(token, nil, 0) else { return "" }
        defer { OPENSSL_sk_free(signers) }
        guard let signer = OPENSSL_sk_value(signers, 0), let buffer = MemoryBuffer() else { return "" }
        let name = X509_get_subject_name(OpaquePointer(signer))
        return X509_NAME_print_ex(buffer.handle, name, 0, docket_name_form) >= 0 ? buffer.contents() : ""
    }

    private static func text(of moment: tm) -> String {
        func digits(_ number: Int32, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        let day = "\(digits(moment.tm_year + 1900, 4))-\(digits(moment.tm_mon + 1, 2))-\(digits(moment.tm_mday, 2))"
        return "\(day)T\(digits(moment.tm_hour, 2)):\(digits(moment.tm_min, 2)):\(digits(moment.tm_sec, 2))Z"
    }
}
