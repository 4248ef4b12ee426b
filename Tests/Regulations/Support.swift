import Diagnostics
import Foundation
import Regulations
import Testing

/// The project's own regulations, as packages, also with parts replaced.
enum Packages {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static func folder(_ id: String) throws -> FolderPackage { try FolderPackage("\(root)/Workflows/\(id)") }

    /// The flagship with a text replaced in one file; the replacement marks the place of the expected finding with `⟦`.
    static func flagship(
        replacing text: String, with marked: String, in path: String = Regulation.mainFile
    ) throws -> (package: MemoryPackage, place: Diagnostics.SourceLocation?) {
        let folder = try folder("guangdong-post-letters")
        var files: [String: [UInt8]] = [:]
        for path in folder.paths { files[path] = try folder.bytes(of: path) }
        let original = String(decoding: try #require(files[path]), as: UTF8.self)
        try #require(original.contains(text))
        let changed = original.replacingOccurrences(of: text, with: marked)
        var place: Diagnostics.SourceLocation?
        if let mark = changed.range(of: "⟦") {
            let offset = changed.utf8.distance(from: changed.startIndex, to: mark.lowerBound)
            let clean = changed.replacingOccurrences(of: "⟦", with: "")
            place = SourceText(name: "test/\(path)", bytes: Array(clean.utf8)).location(at: offset)
        }
        files[path] = Array(changed.replacingOccurrences(of: "⟦", with: "").utf8)
        return (MemoryPackage(name: "test", files: files), place)
    }

    static func findings(_ package: some PackageSource) -> [Finding] {
        do throws(Findings) {
            _ = try Regulation.read(from: package)
            return []
        } catch {
            return error.findings
        }
    }
}
