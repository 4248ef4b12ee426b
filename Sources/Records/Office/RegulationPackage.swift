import Diagnostics
import Digest
import Regulations
import Store

/// The files of a regulation as an office pins them: every file by its digest, and a manifest that names them all.
///
/// The manifest is a `ContentManifest`; its own digest is the identity of the package. Paths begin with
/// `Workflows/` or `Templates/`.
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
        for path in workflows.paths where !path.hasPrefix(Regulation.testsFolder) {
            let name = Self.workflows + path
            files[name] = try keep(name, ContentManifest.mediaType(of: path), try workflows.bytes(of: path))
        }
        for path in templates.paths {
            let name = Self.templates + path
            files[name] = try keep(name, ContentManifest.mediaType(of: path), try templates.bytes(of: path))
        }
        let digest = try keep(
            ContentManifest.name, ContentManifest.mediaType, ContentManifest(files: files).bytes)
        return RegulationPackage(digest: digest.description, files: files)
    }

    /// Reads the manifest of a pinned package.
    package init(digest: String, from snapshot: any Snapshot) throws {
        guard let pinned = SHA256Digest(hexadecimal: digest),
            let manifest = ContentManifest(try snapshot.definition(pinned).bytes)
        else { throw Refusal.damagedManifest }
        self.init(digest: digest, files: manifest.files)
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
}

extension Refusal {
    fileprivate static var damagedManifest: Refusal {
        Refusal(
            "casework.damaged-manifest",
            Message("办公室里管理办法的清单已损坏", "the manifest of the office's regulation is damaged"),
            access: .granted)
    }
}
