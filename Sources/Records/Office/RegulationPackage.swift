import Diagnostics
import Digest
import Regulations
import Store

/// The files of a regulation as an office pins them: every file by its digest, and a manifest that names them all.
///
/// The manifest is text, one line `digest path` for each file in the order of the paths; its own digest is the
/// identity of the package. Paths begin with `Workflows/` or `Templates/`.
public struct RegulationPackage {
    /// The files of the regulation itself.
    public static let workflows = "Workflows/"
    /// The files of its documents.
    public static let templates = "Templates/"

    /// The digest of the manifest, in hexadecimal.
    public let digest: String
    private let files: [String: SHA256Digest]

    /// Pins the files of both folders in an office.
    package static func pin(
        workflows: some PackageSource, templates: some PackageSource,
        keeping keep: (_ name: String, _ mediaType: String, _ bytes: [UInt8]) throws -> SHA256Digest
    ) throws -> RegulationPackage {
        var files: [String: SHA256Digest] = [:]
        for path in workflows.paths {
            let name = Self.workflows + path
            files[name] = try keep(name, mediaType(of: path), try workflows.bytes(of: path))
        }
        for path in templates.paths {
            let name = Self.templates + path
            files[name] = try keep(name, mediaType(of: path), try templates.bytes(of: path))
        }
        let manifest = files.sorted { $0.key < $1.key }.map { "\($0.value.description) \($0.key)\n" }.joined()
        let digest = try keep("manifest", "text/plain", Array(manifest.utf8))
        return RegulationPackage(digest: digest.description, files: files)
    }

    /// Reads the manifest of a pinned package.
    package init(digest: String, from snapshot: any Snapshot) throws {
        let manifest = try snapshot.definition(try Self.parse(digest))
        var files: [String: SHA256Digest] = [:]
        for line in manifest.bytes.split(separator: UInt8(ascii: "\n")) {
            guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { continue }
            let path = String(decoding: line[line.index(after: space)...], as: UTF8.self)
            files[path] = try Self.parse(String(decoding: line[..<space], as: UTF8.self))
        }
        self.init(digest: digest, files: files)
    }

    private init(digest: String, files: [String: SHA256Digest]) {
        self.digest = digest
        self.files = files
    }

    /// The files below a prefix, read and checked against their digests.
    package func files(below prefix: String, from snapshot: any Snapshot) throws -> MemoryPackage {
        var found: [String: [UInt8]] = [:]
        for (path, digest) in files where path.hasPrefix(prefix) {
            found[String(path.dropFirst(prefix.count))] = try snapshot.definition(digest).bytes
        }
        return MemoryPackage(name: String(prefix.dropLast()), files: found)
    }

    private static func parse(_ text: some StringProtocol) throws -> SHA256Digest {
        guard let digest = SHA256Digest(hexadecimal: text) else {
            throw Refusal.damagedManifest
        }
        return digest
    }

    private static func mediaType(of path: String) -> String {
        switch path.split(separator: ".").last {
        case "scxml": "application/scxml+xml"
        case "html": "text/html"
        default: "application/xml"
        }
    }
}

extension Refusal {
    fileprivate static var damagedManifest: Refusal {
        Refusal(
            "casework.damaged-manifest",
            Message("办公室里管理办法的清单已损坏", "the manifest of the office's regulation is damaged"),
            access: .granted)
    }
}
