import Foundation
import Testing

/// Words are made by those who show them: below, code carries codes, and sentences stand in both languages.
@Suite struct WordingTests {
    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

    /// What shows something: the papers and the command line are made of words.
    private static let wordingLayers = ["Documents", "docket", "Wording", "Authoring/Page"]

    /// What reads and writes figures, dates and fields of forms as the Chinese do, or puts both halves of messages
    /// together.
    private static let languageItself = [
        "Values", "TAL", "Diagnostics/SystemProblem.swift", "XML/Parsing/ParsingProblem.swift",
        "Regulations/Fields/FieldReading.swift", "Regulations/Fields/FieldDisplay.swift",
        "Regulations/Fields/FieldProblem.swift",
        "Regulations/Reading/FormReader.swift", "Regulations/Reading/PartReaders.swift",
    ]

    /// What readers take: headings of columns, and separators of lists.
    private static let input = ["Importing.swift", "LedgerHeadings.swift", "CaseSelection.swift"]

    @Test func `no Chinese below the wording layers`() throws {
        let enumerator = try #require(FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil))
        let files = enumerator.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        try #require(files.count > 300)
        for file in files {
            let path = String(file.path.dropFirst(Self.sources.path.count + 1))
            let isExempt =
                (Self.wordingLayers + Self.languageItself).contains { path == $0 || path.hasPrefix("\($0)/") }
                || Self.input.contains { path.hasSuffix("/\($0)") }
            guard !isExempt else { continue }
            #expect(ChineseScan(try String(contentsOf: file, encoding: .utf8)).lines == [], "\(path)")
        }
    }

    @Test func `the scan sees literals, and neither comments nor messages`() {
        let text = """
            /// 待办
            let a = Message("待办", "task (\\(label("签"))")
            let b = "待办"  // 注
            let c = "task"
            """
        #expect(ChineseScan(text).lines == [3])
    }
}

/// The lines of a source whose string literals hold Chinese outside messages.
private struct ChineseScan {
    /// What the scan is in: code with its open parentheses, of which some begin a message, or a literal.
    private enum Frame {
        case code(parentheses: [Bool])
        case literal(end: String)
    }

    private(set) var lines: [Int] = []
    private var frames: [Frame] = [.code(parentheses: [])]
    private var line = 1
    private var word = ""

    init(_ source: String) {
        var rest = source[...]
        while let character = rest.first {
            if character == "\n" { line += 1 }
            switch frames.last {
            case .literal(let end): rest = literal(rest, character, end)
            case .code(let parentheses): rest = code(rest, character, parentheses)
            case nil: return
            }
        }
    }

    private var isInMessage: Bool {
        frames.contains { if case .code(let parentheses) = $0 { parentheses.contains(true) } else { false } }
    }

    private mutating func literal(_ rest: Substring, _ character: Character, _ end: String) -> Substring {
        if rest.hasPrefix(end) {
            frames.removeLast()
            return rest.dropFirst(end.count)
        }
        if rest.hasPrefix("\\(") {
            frames.append(.code(parentheses: [false]))
            return rest.dropFirst(2)
        }
        if Self.isChinese(character), !isInMessage, lines.last != line { lines.append(line) }
        return rest.dropFirst(character == "\\" ? 2 : 1)
    }

    private mutating func code(_ rest: Substring, _ character: Character, _ parentheses: [Bool]) -> Substring {
        if rest.hasPrefix("//") { return rest.drop { $0 != "\n" } }
        defer { word = character.isLetter ? word + String(character) : "" }
        switch character {
        case "\"":
            let end = rest.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
            frames.append(.literal(end: end))
            return rest.dropFirst(end.count)
        case "(": frames[frames.count - 1] = .code(parentheses: parentheses + [word == "Message"])
        case ")":
            if parentheses.count == 1, frames.count > 1 {
                frames.removeLast()
            } else {
                frames[frames.count - 1] = .code(parentheses: parentheses.dropLast())
            }
        default: break
        }
        return rest.dropFirst()
    }

    private static func isChinese(_ character: Character) -> Bool {
        character.unicodeScalars.contains {
            ("\u{3000}"..."\u{9FFF}").contains($0) || ("\u{FF00}"..."\u{FFEF}").contains($0)
        }
    }
}
