import Fixtures
import Foundation
import Testing

/// A copy of the project's regulations in a folder of its own, to be changed.
final class RegulationCopy {
    let root: URL

    /// A copy of those of a root.
    init(of original: String = OfficeFixture.root) throws {
        root = try Folder.make()
        for folder in ["Workflows", "Templates"] {
            try FileManager.default.copyItem(
                at: URL(fileURLWithPath: original).appendingPathComponent(folder),
                to: root.appendingPathComponent(folder))
        }
    }

    deinit { Folder.remove(root) }

    /// Replaces the first occurrence of a text in a file; where the marker then stands, as `line:column`.
    @discardableResult
    func change(_ path: String, _ text: String, to replacement: String, marker: String? = nil) throws -> String {
        let file = root.appendingPathComponent(path)
        let original = try String(contentsOf: file, encoding: .utf8)
        let range = try #require(original.range(of: text), "\(path) has no \(text)")
        let changed = original.replacingCharacters(in: range, with: replacement)
        try Data(changed.utf8).write(to: file)
        let marked = try #require(changed.range(of: marker ?? replacement)).lowerBound
        let before = changed[..<marked].split(separator: "\n", omittingEmptySubsequences: false)
        return "\(before.count):\((before.last?.unicodeScalars.count ?? 0) + 1)"
    }

    /// Takes the duties out, so that the clock acts on cases alone.
    func removeDuties() throws {
        let file = root.appendingPathComponent(Self.regulation)
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data(text.replacing(/<duties>[\s\S]*<\/duties>/, with: "").utf8).write(to: file)
    }

    /// Writes a file anew.
    func write(_ path: String, _ text: String) throws {
        try Data(text.utf8).write(to: root.appendingPathComponent(path))
    }

    /// `docket regulation check` of the copy.
    func check(_ id: String = "guangdong-post-letters", _ more: String...) throws -> Run {
        try Binary.run(["regulation", "check", id, "--root", root.path] + more)
    }
}
