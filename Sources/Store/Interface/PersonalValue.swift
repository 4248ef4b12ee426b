import Digest

/// A value about a person that can be erased: events hold its digest alone, which tells nothing without the salt.
///
/// The digest is the SHA-256 of a byte with the salt's length, the salt, and the value in UTF-8.
/// ```swift
/// let name = try PersonalValue("某某", salt: salt)
/// try transaction.keepPersonal(name)
/// try transaction.append(draft(naming: name.digest))
/// ```
public struct PersonalValue: Sendable, Hashable {
    /// What stands for the value wherever it goes.
    public let digest: SHA256Digest
    /// Random bytes, at least 16 and at most 255, used for this value alone.
    public let salt: [UInt8]
    /// The value.
    public let value: String

    /// A value with its salt; throws `StoreError.unfitSalt` for one of less than 16 or more than 255 bytes.
    public init(_ value: String, salt: [UInt8]) throws(StoreError) {
        guard Self.saltSizes.contains(salt.count) else { throw .unfitSalt }
        self.value = value
        self.salt = salt
        digest = SHA256Digest(of: [UInt8(salt.count)] + salt + Array(value.utf8))
    }

    private static let saltSizes = 16...255
}
