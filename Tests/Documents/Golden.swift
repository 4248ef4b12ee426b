import Foundation
import Testing
import XML

/// A view as it was the last time that somebody looked at it. `DOCKET_RECORD=1` writes the present one instead.
struct Golden {
    private let path: String

    init(_ name: String) { path = "\(Paths.tests)/Goldens/\(name).view.xml" }

    func check(_ view: Document, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let text = String(
            decoding: XMLWriter.bytes(of: view.root, layout: .indented, declaration: true), as: UTF8.self)
        if ProcessInfo.processInfo.environment["DOCKET_RECORD"] == "1" {
            return try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        }
        let expected = try String(contentsOfFile: path, encoding: .utf8)
        guard text != expected else { return }
        let pair = zip(Self.lines(text), Self.lines(expected)).enumerated().first { $1.0 != $1.1 }
        Issue.record(
            "\(path):\((pair?.offset ?? 0) + 1): now “\(pair?.element.0 ?? "")”, recorded “\(pair?.element.1 ?? "")”",
            sourceLocation: sourceLocation)
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
