import Foundation
import Testing

/// The architecture as a test: who may import whom, and which target alone imports each C library.
@Suite struct LayerTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// What each target may import besides the system's modules: its layer and those below.
    private static let allowed: [String: Set<String>] = [
        "Diagnostics": [], "Values": [], "Digest": ["COpenSSL", "Diagnostics"],
        "XML": ["CLibXML2", "Diagnostics", "Values"],
        "Statechart": ["Diagnostics"],
        "SCXML": ["Statechart", "XML", "Diagnostics"],
        "TAL": ["XML", "Diagnostics", "Values"],
        "Regulations": ["XML", "Diagnostics", "Values"],
        "Store": ["CSQLite", "Digest", "Diagnostics"],
        "Casework": ["Store", "Digest", "Regulations", "SCXML", "Statechart", "XML", "Values", "Diagnostics"],
        "Wording": ["Casework", "Regulations", "Diagnostics"],
        "Documents": ["Wording", "Casework", "Regulations", "TAL", "XML", "Values", "Diagnostics"],
        "Checking": [
            "Documents", "Casework", "Regulations", "SCXML", "Statechart", "TAL", "XML", "Values", "Diagnostics",
        ],
        "docket": ["Checking", "Documents", "Wording", "Casework", "Regulations", "XML", "Values", "Diagnostics"],
    ]

    private static let system: Set<String> = ["Foundation", "Glibc", "Synchronization", "Dispatch"]

    @Test(arguments: allowed.keys.sorted())
    func `a target imports only the layers below it`(target: String) throws {
        let folder = Self.root.appendingPathComponent("Sources/\(target)")
        let permitted = Self.allowed[target, default: []].union(Self.system)
        let files = try Self.swiftFiles(below: folder)
        #expect(!files.isEmpty)
        for file in files {
            let imports = try Self.imports(in: file)
            #expect(imports.subtracting(permitted).isEmpty, "\(file.path)")
        }
    }

    @Test func `every library under Sources has its layer`() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appendingPathComponent("Sources").path)
        let libraries = folders.filter { !["CLibXML2", "CSQLite", "COpenSSL"].contains($0) && !$0.hasPrefix(".") }
        #expect(Set(libraries).subtracting(Self.tools) == Set(Self.allowed.keys))
    }

    @Test func `the package depends on no other package`() throws {
        let manifest = try String(contentsOf: Self.root.appendingPathComponent("Package.swift"), encoding: .utf8)
        #expect(manifest.contains("dependencies: [],\n    targets:"))
        #expect(!manifest.contains(".package("))
    }

    /// Executables beside the product, which may import any library.
    private static let tools: Set<String> = []

    private static func swiftFiles(below folder: URL) throws -> [URL] {
        let enumerator = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        return enumerator.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    }

    private static func imports(in file: URL) throws -> Set<String> {
        let text = try String(contentsOf: file, encoding: .utf8)
        var found: Set<String> = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
            guard let index = words.firstIndex(of: "import"), index <= 1, words.indices.contains(index + 1) else {
                continue
            }
            guard index == 0 || ["public", "internal", "private", "package"].contains(words[0]) else { continue }
            found.insert(words[index + 1].split(separator: ".").first.map(String.init) ?? "")
        }
        return found
    }
}
