public import Digest

/// A definition that names others: text, one line `digest path` for each in the order of the paths.
public struct ContentManifest: Sendable, Hashable {
    /// The name under which a manifest is kept.
    public static let name = "manifest"
    /// Its media type.
    public static let mediaType = "text/plain"

    /// The digests by their paths.
    public let files: [String: SHA256Digest]

    /// A manifest of files.
    public init(files: [String: SHA256Digest]) {
        self.files = files
    }

    /// Reads the text of a manifest; `nil` where a line is none of one.
    public init?(_ bytes: [UInt8]) {
        var files: [String: SHA256Digest] = [:]
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let space = line.firstIndex(of: UInt8(ascii: " ")),
                let digest = SHA256Digest(hexadecimal: String(decoding: line[..<space], as: UTF8.self))
            else { return nil }
            files[String(decoding: line[line.index(after: space)...], as: UTF8.self)] = digest
        }
        self.init(files: files)
    }

    /// Its text.
    public var bytes: [UInt8] {
        Array(files.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)\n" }.joined().utf8)
    }

    /// The media type of a file by its path.
    public static func mediaType(of path: String) -> String {
        switch path.split(separator: ".").last {
        case "scxml": "application/scxml+xml"
        case "html": "text/html"
        default: "application/xml"
        }
    }
}
