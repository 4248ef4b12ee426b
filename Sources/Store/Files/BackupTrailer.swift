import Digest

/// The last line of a backup: how long the office before it is, and its digest.
///
/// A backup is the office's file followed by this line of 128 bytes, so that a cut or altered one is refused before
/// anything of it is used:
/// ```
/// docket-backup 1 00000000000000315392 9a31…        ⏎
/// ```
package struct BackupTrailer: Equatable {
    package let size: Int
    package let digest: SHA256Digest

    /// The length of the line in bytes, with its line feed.
    package static let byteCount = 128

    package init(size: Int, digest: SHA256Digest) {
        self.size = size
        self.digest = digest
    }

    /// Reads the line; `nil` for anything else.
    package init?(bytes: [UInt8]) {
        let fields = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        guard fields.count >= 4, let size = Int(fields[2]), size >= 0, let digest = SHA256Digest(hexadecimal: fields[3])
        else { return nil }
        self.init(size: size, digest: digest)
        guard self.bytes == bytes else { return nil }
    }

    /// The line.
    package var bytes: [UInt8] {
        let digits = String(size)
        let padded = String(repeating: "0", count: max(0, 20 - digits.count)) + digits
        let line = Array("docket-backup 1 \(padded) \(digest)".utf8)
        let spaces = [UInt8](repeating: UInt8(ascii: " "), count: max(0, Self.byteCount - 1 - line.count))
        return line + spaces + [UInt8(ascii: "\n")]
    }
}
