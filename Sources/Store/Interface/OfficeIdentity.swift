import Digest

extension SHA256Digest {
    /// 32 random bytes, which name a new office.
    public static func random() -> SHA256Digest {
        SHA256Digest(of: (0..<64).map { _ in UInt8.random(in: .min ... .max) })
    }
}
