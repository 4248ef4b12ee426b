import COpenSSL

/// What a time-stamping authority is asked (RFC 3161, section 2.4.1): to say that it saw a digest.
public enum TimeStampRequest {
    /// The request in DER; it asks for the authority's certificate too.
    ///
    /// - Parameters:
    ///   - digest: what is shown to the authority; it learns nothing else.
    ///   - nonce: a number used once, which the answer repeats.
    /// - Throws: `TimeStampError.failed`.
    public static func bytes(for digest: SHA256Digest, nonce: UInt64) throws(TimeStampError) -> [UInt8] {
        guard let request = TS_REQ_new(), let number = ASN1_INTEGER_new() else { throw .failed }
        defer {
            TS_REQ_free(request)
            ASN1_INTEGER_free(number)
        }
        let isMade =
            TS_REQ_set_version(request, 1) == 1 && setImprint(digest, of: request)
            && ASN1_INTEGER_set_uint64(number, nonce) == 1 && TS_REQ_set_nonce(request, number) == 1
            && TS_REQ_set_cert_req(request, 1) == 1
        guard isMade, let bytes = encoded({ i2d_TS_REQ(request, $0) }) else { throw .failed }
        return bytes
    }

    private static func setImprint(_ digest: SHA256Digest, of request: OpaquePointer) -> Bool {
        guard let imprint = TS_MSG_IMPRINT_new(), let algorithm = X509_ALGOR_new() else { return false }
        defer {
            TS_MSG_IMPRINT_free(imprint)
            X509_ALGOR_free(algorithm)
        }
        var bytes = digest.bytes
        return X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nil) == 1
            && TS_MSG_IMPRINT_set_algo(imprint, algorithm) == 1
            && TS_MSG_IMPRINT_set_msg(imprint, &bytes, Int32(bytes.count)) == 1
            && TS_REQ_set_msg_imprint(request, imprint) == 1
    }
}

/// What libcrypto encodes in DER: first asked for the length, then for the bytes; `nil` where it can't.
func encoded(_ encode: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32) -> [UInt8]? {
    let count = encode(nil)
    guard count > 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(count))
    let written = bytes.withUnsafeMutableBufferPointer { buffer in
        var place = buffer.baseAddress
        return encode(&place)
    }
    return written == count ? bytes : nil
}
