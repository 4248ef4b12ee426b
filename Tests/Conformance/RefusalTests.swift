import Foundation
import Testing

/// Refusals as a whole: each is known by its identifier, and a test provokes it.
@Suite struct RefusalTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The identifiers in the sources; an identifier is written out where its refusal is made.
    private static func identifiers() throws -> Set<String> {
        let made = /\bRefusal\(\s*"(?<id>[^"]*)"/.wordBoundaryKind(.simple)
        return Set(try texts(below: "Sources").flatMap { $0.matches(of: made).map { String($0.output.id) } })
    }

    private static func texts(below folder: String) throws -> [String] {
        let url = root.appendingPathComponent(folder)
        let enumerator = try #require(FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil))
        return try enumerator.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map {
            try String(contentsOf: $0, encoding: .utf8)
        }
    }

    @Test func `identifiers are dotted names in small letters`() throws {
        let identifiers = try Self.identifiers()
        try #require(identifiers.count > 100)
        for id in identifiers { #expect(id.wholeMatch(of: /[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*/) != nil, "\(id)") }
    }

    @Test func `every refusal is made with its identifier written out`() throws {
        let sources = try Self.texts(below: "Sources").filter { !$0.contains("typealias Refusal") }
        let code = sources.map { $0.replacing(/\/\/.*/, with: "") }
        let other = /\bRefusal\((?!\s*"[a-z.-]+")[^)]{0,40}/.wordBoundaryKind(.simple)
        let made = code.flatMap { $0.matches(of: other) }
        #expect(made.map { String($0.output) } == [])
    }

    /// That the test provokes it is what the functions that take the identifier see to.
    @Test func `every refusal is provoked by a test that names it`() throws {
        let tests = try Self.texts(below: "Tests").joined()
        let named = /(?:expectRefusal|expectRefusedSubmission|try refusal)\(\s*"(?<id>[^"]*)"/
        let provoked = Set(tests.matches(of: named).map { String($0.output.id) })
        #expect(try Self.identifiers().subtracting(provoked).sorted() == [])
        #expect(try provoked.subtracting(Self.identifiers()).sorted() == [], "there is no such refusal")
    }
}
