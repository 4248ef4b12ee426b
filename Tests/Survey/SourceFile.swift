import Foundation

/// A file of Swift source, taken apart for measuring.
public struct SourceFile: Sendable {
    /// Its path from the root of the project, such as `Sources/Values/Money/Money.swift`.
    public let path: String
    /// What it says.
    public let text: String
    /// Its code by line, without comments and without the contents of strings.
    public let code: [String]
    /// Its lines without comments.
    public let uncommented: [String]

    /// A file by its path and what it says.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
        let scanner = Scanner(text)
        code = Self.lines(String(decoding: scanner.code, as: UTF8.self))
        uncommented = Self.lines(String(decoding: scanner.uncommented, as: UTF8.self))
    }

    /// Its lines, without an empty one after the last line feed.
    public var lines: [String] { Self.lines(text) }

    private static func lines(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    /// The parts of its path.
    public var folders: [String] { path.split(separator: "/").map(String.init) }

    /// The top folder and the one in it, such as `Sources/Values`.
    public var module: String { folders.prefix(2).joined(separator: "/") }
}

/// The Swift sources of a project.
public struct SourceTree: Sendable {
    /// The files, in order.
    public let files: [SourceFile]

    /// The files below folders of a root.
    ///
    /// - Throws: what reading them throws.
    public init(root: URL, folders: [String] = ["Sources", "Tests", "Benchmarks"]) throws {
        var files: [SourceFile] = []
        for folder in folders {
            let paths = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
            for case let path as String in paths ?? FileManager.DirectoryEnumerator() where path.hasSuffix(".swift") {
                let text = try String(contentsOf: root.appendingPathComponent("\(folder)/\(path)"), encoding: .utf8)
                files.append(SourceFile(path: "\(folder)/\(path)", text: text))
            }
        }
        self.files = files.sorted { $0.path < $1.path }
    }

    /// A tree of given files.
    public init(_ files: [SourceFile]) { self.files = files }

    /// The files below a folder.
    public func below(_ folder: String) -> [SourceFile] { files.filter { $0.path.hasPrefix(folder + "/") } }
}
