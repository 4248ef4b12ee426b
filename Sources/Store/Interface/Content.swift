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

    package init(digest: SHA256Digest, name: String, mediaType: String, bytes: [UInt8]) {
        self.digest = digest
        self.name = name
        self.mediaType = mediaType
        self.bytes = bytes
    }
}

/// A content that is kept in pieces under its digest.
public struct Attachment: Sendable, Hashable {
    /// The digest of the content.
    public let digest: SHA256Digest
    /// Its size in bytes, at most `largestSize`.
    public let size: Int

    package init(digest: SHA256Digest, size: Int) {
        self.digest = digest
        self.size = size
    }

    /// 2 GiB.
    public static let largestSize = 2 << 30
}

/// A content whose pieces lie in the office, not yet part of it until a transaction links it.
public struct StagedAttachment: Sendable, Hashable {
    /// The content.
    public let attachment: Attachment
    /// The number by which its store knows it.
    package let staging: Int64

    package init(attachment: Attachment, staging: Int64) {
        self.attachment = attachment
        self.staging = staging
    }
}

/// Gives the next bytes of a content; an empty array at its end.
public typealias ContentSource = () throws -> [UInt8]
