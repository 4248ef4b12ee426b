public import Diagnostics

/// What can be wrong with the answer of a time-stamping authority, or with its certificates.
public enum TimeStampError: Explainable, Sendable, Hashable {
    /// The bytes are no answer and no token of RFC 3161 over a SHA-256 digest.
    case malformed
    /// The authority did not grant the stamp; `status` is its PKIStatus.
    case refused(status: Int)
    /// The answer is about another digest, or repeats another nonce.
    case unasked
    /// The text holds no certificate in PEM.
    case noCertificate
    /// libcrypto refused an operation.
    case failed

    /// What cannot be stamped or checked is refused.
    public var failure: Failure { .refusal }

    /// What is wrong.
    public var findings: [Finding] {
        switch self {
        case .malformed:
            [
                Finding(
                    "timestamp.malformed",
                    Message("不是 RFC 3161 时间戳应答", "this is no answer of a time-stamping authority (RFC 3161)"))
            ]
        case .refused(let status):
            [
                Finding(
                    "timestamp.refused",
                    Message(
                        "时间戳机构没有给出时间戳（状态 \(status)）", "the time-stamping authority grants no stamp (status \(status))"
                    ))
            ]
        case .unasked:
            [
                Finding(
                    "timestamp.unasked",
                    Message("时间戳应答针对的是别的内容", "the time stamp is of something else than was asked for"))
            ]
        case .noCertificate:
            [
                Finding(
                    "timestamp.no-certificate",
                    Message("文件里没有 PEM 格式的证书", "there is no certificate in PEM in the file"))
            ]
        case .failed:
            [
                Finding(
                    "timestamp.failed",
                    Message("密码库未能完成时间戳操作", "the cryptographic library could not complete a time stamp"))
            ]
        }
    }
}
