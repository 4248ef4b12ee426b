import Foundation
import Survey
import Testing

/// The house style as far as it can be counted. Exceptions are named with how large they are; they may only shrink.
@Suite struct StyleTests {
    /// The files and functions that are too large, by path and name, with how large each may be.
    private static let exceptions: [String: Int] = [
        // One table of what random people do, each line a share of the draws.
        "Tests/Casework/Model/ModelStep.swift random": 67
    ]

    private func files() throws -> [SourceFile] { try #require(Project.tree).files }

    @Test func `no line is wider than 120 characters, unless it begins with a string or most of it is one`() throws {
        for file in try files() {
            for (index, line) in file.lines.enumerated() where line.count > 120 {
                let quoted = zip(file.code[index].utf8, file.uncommented[index].utf8).count { $0 != $1 }
                let isString = line.contains(/^ *#*"/) || 2 * quoted > line.utf8.count
                #expect(isString, "\(file.path):\(index + 1) has \(line.count) characters")
            }
        }
    }

    @Test func `no file is longer than 400 lines`() throws {
        for file in try files() {
            #expect(file.lines.count <= Self.exceptions[file.path] ?? 400, "\(file.path)")
        }
    }

    @Test func `no function is longer than 60 lines`() throws {
        for function in try files().flatMap(\.functions) {
            let limit = Self.exceptions["\(function.path) \(function.name)"] ?? 60
            #expect(function.length <= limit, "\(function.path):\(function.line) \(function.name)")
        }
    }

    @Test func `every exception is as large as it says, and still needed`() throws {
        let files = try files()
        for (name, size) in Self.exceptions {
            let functions = files.flatMap(\.functions).filter { "\($0.path) \($0.name)" == name }.map(\.length)
            let found = functions + files.filter { $0.path == name }.map(\.lines.count)
            #expect(found.max() == size, "\(name) has shrunk: say so, or take it off the list")
            #expect(size > (functions.isEmpty ? 400 : 60), "\(name) needs no exception any more")
        }
    }

    @Test func `no file is empty`() throws {
        for file in try files() {
            let isImport = { (line: String) in line.contains("import ") || line.allSatisfy(\.isWhitespace) }
            #expect(!file.code.allSatisfy(isImport), "\(file.path) says nothing")
        }
    }
}

/// Where the project is.
enum Project {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Its sources, taken apart once for all tests.
    static let tree = try? SourceTree(root: root)

    /// What a file of the project says.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }
}
