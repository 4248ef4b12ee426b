import Diagnostics

/// What can be wrong with a signing or verifying key. No error holds any part of a key.
public enum KeyError: Explainable, Sendable, Hashable {
    /// The text is not a PEM-encoded Ed25519 key of the kind asked for.
    case malformed(KeyKind)
    /// The private key is encrypted, and no passphrase or a wrong one was given.
    case locked
    /// libcrypto refused an operation.
    case failed(KeyOperation)
    /// A key file can't be read or written; `code` is the system's `errno`.
    case file(path: String, code: Int32)
    /// A key file with this name exists, and keys are never overwritten.
    case exists(path: String)

    /// The two halves of a key pair.
    public enum KeyKind: Sendable { case signing, verifying }

    /// What libcrypto was asked for.
    public enum KeyOperation: Sendable { case generate, sign, encode }

    /// What cannot be signed or verified is refused.
    public var failure: Failure { .refusal }

    /// What is wrong.
    public var findings: [Finding] {
        switch self {
        case .malformed(.signing):
            [Finding("key.malformed", Message("不是 Ed25519 私钥（PEM 格式）", "this is no Ed25519 private key in PEM"))]
        case .malformed(.verifying):
            [Finding("key.malformed", Message("不是 Ed25519 公钥（PEM 格式）", "this is no Ed25519 public key in PEM"))]
        case .locked:
            [
                Finding(
                    "key.locked",
                    Message("私钥有口令，口令没有给出或不对", "the private key has a passphrase, which was not given or is wrong"))
            ]
        case .failed:
            [Finding("key.failed", Message("密码库未能完成密钥操作", "the cryptographic library could not complete an operation"))]
        case .file(let path, let code):
            [
                Finding(
                    "key.file",
                    Message(
                        "无法读写密钥文件 \(path)（系统错误 \(code)）", "can't read or write the key file \(path) (errno \(code))"))
            ]
        case .exists(let path):
            [
                Finding(
                    "key.exists",
                    Message("密钥文件 \(path) 已存在，不会覆盖", "the key file \(path) exists and is not overwritten"),
                    advice: Message("请换一个文件名", "choose another name"))
            ]
        }
    }
}
