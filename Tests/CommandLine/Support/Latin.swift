import Fixtures
import Foundation

/// Turns what is Chinese in data into invented Latin words, the same for the same: whatever is Chinese in an answer
/// then is Docket's own.
enum Latin {
    /// A text with a word for each stretch of Chinese; amounts such as 620万 are written out.
    static func text(_ text: String) -> String {
        let amounts = text.replacing(/(\d+)万/) { String((Int($0.output.1) ?? 0) * 10_000) }
        return amounts.replacing(/[\u{3000}-\u{303F}\u{3400}-\u{9FFF}\u{FF00}-\u{FFEF}]+/) { word(for: $0.output) }
    }

    /// What is Chinese in a text.
    static func chinese(in text: String) -> [String] {
        text.matches(of: /[\u{3000}-\u{303F}\u{3400}-\u{9FFF}\u{FF00}-\u{FFEF}]+/).map { String($0.output) }
    }

    /// A word of seven letters, by the characters that it stands for.
    private static func word(for characters: Substring) -> String {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for byte in characters.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        var word = "W"
        for _ in 0..<6 {
            word.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "a") + UInt8(hash % 26)))
            hash /= 26
        }
        return word
    }

    /// A root with the project's regulations in Latin, and its templates, which are those of Chinese papers.
    static let root = Result { () throws -> String in
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("docket-latin-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        for folder in ["Workflows", "Templates"] {
            try FileManager.default.copyItem(
                at: URL(fileURLWithPath: OfficeFixture.root).appendingPathComponent(folder),
                to: root.appendingPathComponent(folder))
        }
        let workflows = root.appendingPathComponent("Workflows")
        let paths = FileManager.default.enumerator(atPath: workflows.path)?.compactMap { $0 as? String } ?? []
        for path in paths where path.hasSuffix("xml") {
            let file = workflows.appendingPathComponent(path)
            try Data(text(String(contentsOf: file, encoding: .utf8)).utf8).write(to: file)
        }
        return root.path
    }
}
