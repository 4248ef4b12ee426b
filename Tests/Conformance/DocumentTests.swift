import Foundation
import Testing

/// What the documents say of files, targets and functions is there.
@Suite struct DocumentTests {
    private static let documents = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"] + pages

    private static let pages: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: Project.root.appendingPathComponent("Documentation").path)
        return (names ?? []).filter { $0.hasSuffix(".md") }.sorted().map { "Documentation/\($0)" }
    }()

    private func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: Project.root.appendingPathComponent(path).path)
    }

    @Test(arguments: documents)
    func `links lead to files, and anchors to headings`(document: String) throws {
        let folder = document.split(separator: "/").dropLast().map { "\($0)/" }.joined()
        for match in try Project.text(document).matches(of: /\]\((?<path>[^)#:]*)(#(?<anchor>[^)]*))?\)/) {
            let target = match.output.path.isEmpty ? document : folder + match.output.path
            #expect(exists(target), "\(document) links to \(target)")
            guard let anchor = match.output.anchor, exists(target) else { continue }
            let headings = try Project.text(target).split(separator: "\n").filter { $0.hasPrefix("#") }.map {
                $0.drop { $0 == "#" || $0 == " " }.lowercased().replacing(" ", with: "-").filter {
                    $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
                }
            }
            #expect(headings.contains(String(anchor)), "\(document) links to \(target)#\(anchor)")
        }
    }

    @Test(arguments: documents)
    func `files that are named are there`(document: String) throws {
        let path = /`(?<path>(?:Sources|Tests|Benchmarks|Documentation|Demo|Workflows|Templates)\/[\w\/.-]*)`/
        for match in try Project.text(document).matches(of: path) {
            #expect(exists(String(match.output.path)), "\(document) names \(match.output.path)")
        }
    }

    @Test(arguments: documents)
    func `make has the targets that are named`(document: String) throws {
        let makefile = try Project.text("Makefile")
        for match in try Project.text(document).matches(of: /(?:`|\n)make (?<target>[a-z-]+)/) {
            #expect(makefile.contains("\n\(match.output.target):"), "\(document) names make \(match.output.target)")
        }
    }

    @Test func `the security page names tests that are there`() throws {
        let page = try Project.text("Documentation/security.md")
        let promised = page.components(separatedBy: "## Not promised").first ?? ""
        let rows = promised.split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2)
        #expect(rows.count > 5)
        let folder = Project.root.appendingPathComponent("Tests")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap {
            $0 as? URL
        }
        let tests = try (files ?? []).filter { $0.pathExtension == "swift" }
            .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        for row in rows {
            let cells = row.split(separator: "|")
            let names = (cells.last ?? "").matches(of: /`([^`]+)`/).map { String($0.1) }
            #expect(!names.isEmpty, "no test shows: \(row)")
            for name in names where name != "make attack" {
                #expect(tests.contains("func `\(name)`("), "no test is called \(name)")
            }
        }
    }

    /// The rows of the architecture's tables: a file, and what is declared in it.
    private func rows() throws -> [(path: String, names: [String])] {
        let row = /\n\| `(?<path>Sources\/[^`]+\.swift)` \| (?<names>[^|]*) \|/
        return try Project.text("Documentation/architecture.md").matches(of: row).map { match in
            (String(match.output.path), match.output.names.matches(of: /`(\w+)`/).map { String($0.1) })
        }
    }

    @Test func `the architecture leads through functions that are there`() throws {
        let rows = try rows()
        #expect(rows.count > 30)
        for row in rows where exists(row.path) {
            let text = try Project.text(row.path)
            for name in row.names {
                let declared = try Regex("\\b(func|var|let|struct|enum|case|protocol|class) `?\(name)\\b|\\b\(name)\\(")
                let isDeclared = text.contains(declared)
                #expect(isDeclared, "\(row.path) declares no \(name)")
            }
        }
    }

    @Test func `the architecture tells of every module`() throws {
        let architecture = try Project.text("Documentation/architecture.md")
        let modules = try FileManager.default.contentsOfDirectory(
            atPath: Project.root.appendingPathComponent("Sources").path)
        for module in modules where !module.hasPrefix(".") {
            #expect(architecture.contains("**\(module)**"), "nothing about \(module)")
        }
    }
}
