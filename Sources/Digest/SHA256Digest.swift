/// A SHA-256 digest (FIPS 180-4): 32 bytes that stand for a content.
public struct SHA256Digest: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// The number of bytes of a digest.
    public static let byteCount = 32

    /// A digest from its bytes; `nil` unless there are 32.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// A digest from 64 lower-case hexadecimal digits; `nil` for any other text.
    public init?(hexadecimal text: some StringProtocol) {
        guard let bytes = Digest.bytes(hexadecimal: text) else { return nil }
        self.init(bytes: bytes)
    }

    /// The digest of a content.
    public init(of content: some Sequence<UInt8>) {
        var hasher = SHA256Hasher()
        hasher.update(content)
        self = hasher.finish()
    }

    init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The 64 lower-case hexadecimal digits, as `sha256sum` prints them.
    public var description: String { hexadecimal(bytes) }

    /// By bytes.
    public static func < (left: SHA256Digest, right: SHA256Digest) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}
