import Digest

/// A definition (a chart, a form, a template), kept under its digest for as long as the office lives.
public struct Definition: Sendable, Hashable {
    /// The digest of the bytes.
    public let digest: SHA256Digest
    /// The name under which it was first kept.
    public let name: String
    /// Its media type.
    public let mediaType: String
    /// Its content.
    public let bytes: [UInt8]
}

/// A content that is kept in pieces under its digest.
public struct Attachment: Sendable, Hashable {
    /// The digest of the content.
    public let digest: SHA256Digest
    /// Its size in bytes, at most `largestSize`.
    public let size: Int

    /// 2 GiB.
    public static let largestSize = 2 << 30
}

/// A content whose pieces lie in the office, not yet part of it until a transaction links it.
public struct StagedAttachment: Sendable, Hashable {
    /// The content.
    public let attachment: Attachment
    let staging: Int64
}

/// Gives the next bytes of a content; an empty array at its end.
public typealias ContentSource = () throws -> [UInt8]
