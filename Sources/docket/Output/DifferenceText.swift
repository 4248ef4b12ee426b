import Authoring
import Diagnostics

/// What one regulation says otherwise than another, as text and as JSON.
struct DifferenceText {
    private let differences: [Difference]
    private let terminal: Terminal

    init(_ differences: [Difference], _ terminal: Terminal) {
        self.differences = differences
        self.terminal = terminal
    }

    /// File by file; one line for each difference.
    func lines() -> [String] {
        var lines: [String] = []
        var file: String?
        for difference in differences {
            if difference.file != file { lines.append(terminal.bold(difference.file)) }
            file = difference.file
            let place = difference.path.joined(separator: " › ")
            lines.append(
                "  " + (place.isEmpty ? "" : "\(place)\(terminal.gap)") + terminal.text(Self.words(difference.change)))
        }
        return lines
    }

    private static func words(_ change: Difference.Change) -> Message {
        switch change {
        case .added: Message("新增", "added")
        case .removed: Message("取消", "removed")
        case .attribute(let name, let from, let to): Message(verbatim: "\(name) \(shown(from)) → \(shown(to))")
        case .text(let from, let to): Message(verbatim: "\(shown(from)) → \(shown(to))")
        case .order(let from, let to):
            Message(
                "次序 \(from.joined(separator: "，")) → \(to.joined(separator: "，"))",
                "order \(from.joined(separator: ", ")) → \(to.joined(separator: ", "))")
        case .content: Message("内容不同", "another content")
        }
    }

    private static func shown(_ text: String?) -> String { text.map { "“\($0)”" } ?? "—" }

    // MARK: JSON

    func json() -> JSON { .array(differences.map(json)) }

    private func json(_ difference: Difference) -> JSON {
        let (kind, name, from, to) = parts(of: difference.change)
        return .object([
            ("file", .string(difference.file)), ("path", .array(difference.path.map { .string($0) })),
            ("change", .string(kind)), ("attribute", JSON(name)), ("from", from), ("to", to),
            ("lineBefore", difference.before.map { .number($0.line) } ?? .null),
            ("lineAfter", difference.after.map { .number($0.line) } ?? .null),
        ])
    }

    private func parts(of change: Difference.Change) -> (kind: String, name: String?, from: JSON, to: JSON) {
        func list(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
        return switch change {
        case .added: ("added", nil, .null, .null)
        case .removed: ("removed", nil, .null, .null)
        case .attribute(let name, let from, let to): ("attribute", name, JSON(from), JSON(to))
        case .text(let from, let to): ("text", nil, .string(from), .string(to))
        case .order(let from, let to): ("order", nil, list(from), list(to))
        case .content: ("content", nil, .null, .null)
        }
    }
}
