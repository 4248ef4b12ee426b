import Randomness
import XML

@testable import TAL

/// Makes views of a shape whose texts mean harm.
struct ViewGenerator {
    private let shape: ViewShape
    private var random: SeededGenerator
    /// The hostile texts used, by the number that marks them.
    private(set) var texts: [Int: String] = [:]
    /// Whether texts mean harm.
    private let isHostile: Bool

    init(_ shape: ViewShape, seed: UInt64, isHostile: Bool = true) {
        self.shape = shape
        random = SeededGenerator(seed: seed)
        self.isHostile = isHostile
    }

    mutating func view() -> Document {
        let document = Document(root: shape.elements[0].name)
        fill(document.root, with: 0, depth: 0)
        return document
    }

    private mutating func fill(_ node: Node, with index: Int, depth: Int) {
        let element = shape.elements[index]
        for attribute in element.attributes where attribute.occurrence == .one || chance() {
            node.set(attribute.name, to: text(of: attribute.type))
        }
        for child in element.children {
            for _ in 0..<count(of: shape.elements[child].occurrence, depth) {
                fill(node.append(shape.elements[child].name), with: child, depth: depth + 1)
            }
        }
        switch element.type {
        case .markup: markup(in: node)
        case .some(let type): node.append(text: text(of: type))
        case nil: break
        }
    }

    private mutating func count(of occurrence: ShapeOccurrence, _ depth: Int) -> Int {
        switch occurrence {
        case .one: 1
        case .optional: depth < 12 && chance() ? 1 : 0
        case .many: depth < 12 ? Int.random(in: 0...(depth < 3 ? 3 : 1), using: &random) : 0
        }
    }

    private mutating func chance() -> Bool { Bool.random(using: &random) }

    private mutating func text(of type: ShapeType) -> String {
        switch type {
        case .money: return pick(["5200000.00", "0.05", "-12.30", ""])
        case .date: return pick(["2026-11-22", "2000-02-29", ""])
        case .number: return pick(["0", "12", "105"])
        case .boolean: return pick(["true", "false"])
        case .code(let words): return pick(words)
        case .text, .markup: return hostile()
        }
    }

    private mutating func pick(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }

    /// A hostile text between marks that tell which it is.
    private mutating func hostile() -> String {
        guard isHostile else { return "text" }
        let lead = pick(Self.leads)
        let number = texts.count
        let body = (0..<Int.random(in: 1...4, using: &random)).map { _ in pick(Self.pieces) }.joined()
        texts[number] = body
        return "\(lead)⟦\(number)⟧\(body)⟦/\(number)⟧"
    }

    private mutating func markup(in node: Node) {
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let child = node.append(pick(["b", "script", "a", "img", "style", "svg", "iframe", "p", "unknown"]))
            child.set(pick(["onclick", "href", "src", "style", "class", "title", "srcdoc"]), to: hostile())
            child.append(text: hostile())
        }
    }

    private static let leads = [
        "", "", "", "javascript:", " JaVa\tScRiPt:", "data:text/html,", "vbscript:", "//x", "\u{1}javascript:",
    ]
    private static let pieces = [
        "<script>alert(1)</script>", "</script><script>", "\"><img src=x onerror=alert(1)>", "' onclick='x", "]]>",
        "<!--", "-->",
        "--!>", "&lt;", "&amp;", "&#60;", "&", "${title}", "$${x}", "</style>", "</title>", "</textarea>", "{{x}}",
        "\u{0}",
        "\u{1}\u{8}\u{B}", "\u{FFFE}", "\u{FFFF}", "\r\n", "\n", "\t", "\u{85}\u{2028}", "`", "=", "\\", "汉字",
        "\u{10FFFF}", "a\u{301}",
        "\u{202E}", "<", ">", "\"", "'", "javascript:x", "<?php ?>", "<![CDATA[", "tal:content", "  ", "x",
    ]
}
