import Foundation
import Testing

/// The architecture as a test: who may import whom, and which target alone imports each C library.
@Suite struct LayerTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// What each library may import: what the package's manifest says, which is the one list of layers.
    private static let allowed: [String: Set<String>] = {
        let text = (try? String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)) ?? ""
        let library = /(?:library\(\s*|name: )"(\w+)",\s*(?:dependencies: )?\[([^\]]*)\]/
        var layers: [String: Set<String>] = [:]
        for match in text.matches(of: library) {
            let names = match.2.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
            layers[String(match.1)] = Set(names)
        }
        return layers.filter {
            FileManager.default.fileExists(atPath: root.appendingPathComponent("Sources/\($0.key)").path)
        }
    }()

    /// Foundation is not among them: one import of it links its copy of ICU too, and every command starts slower with a
    /// binary four times as large.
    private static let system: Set<String> = ["Glibc", "Synchronization", "Dispatch"]

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
        let shims: Set = ["CLibXML2", "CSQLite", "COpenSSL", "CKernel"]
        let libraries = folders.filter { !shims.contains($0) && !$0.hasPrefix(".") }
        #expect(Set(libraries).subtracting(Self.tools) == Set(Self.allowed.keys))
    }

    @Test func `in the picture of the architecture every module stands above those that it imports`() throws {
        let picture = try #require(
            try Project.text("Documentation/architecture.md").split(separator: "```").dropFirst().first)
        let words = picture.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        for (module, imported) in Self.allowed {
            let place = try #require(words.firstIndex(of: module), "\(module) is not in the picture")
            for other in imported where Self.allowed[other] != nil {
                let below = try #require(words.firstIndex(of: other))
                #expect(below > place, "\(module) imports \(other)")
            }
        }
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
