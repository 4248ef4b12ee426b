import Statechart
import XML

extension Value {
    /// Appends the value to an element. Markup that is not well-formed, which no expression gives, becomes text.
    func fill(_ element: Node) {
        guard let nodes = parsedNodes() else { return element.append(text: text) }
        for node in nodes { element.append(copyOf: node) }
    }

    /// The nodes of markup, in a document of their own; `nil` for text.
    func parsedNodes() -> [Node]? {
        guard case .markup(let markup) = self else { return nil }
        return Markup.nodes(markup)
    }

    /// The text as it is, markup included.
    var text: String {
        switch self {
        case .text(let text), .markup(let text): text
        }
    }
}

/// Nodes as text and back.
enum Markup {
    /// The nodes of well-formed content; `nil` when it is none.
    static func nodes(_ markup: String) -> [Node]? {
        do {
            let document = try Document.parse(Array("<_>\(markup)</_>".utf8), name: "data")
            return Array(document.root.children)
        } catch {
            return nil
        }
    }

    /// The value of some nodes: markup when there is an element among them, otherwise their text.
    static func value(of nodes: [Node]) -> Value {
        let flat = nodes.flatMap { $0.kind == .document ? Array($0.children) : [$0] }
        guard flat.contains(where: \.isElement) else {
            return .text(flat.filter { $0.kind == .text || $0.kind == .attribute }.map(\.text).joined())
        }
        var bytes: [UInt8] = []
        for node in flat {
            if node.kind == .attribute {
                let holder = node.document.holder(text: node.text)
                for child in holder.children { bytes += XMLWriter.bytes(of: child) }
                holder.discard()
            } else {
                bytes += XMLWriter.bytes(of: node)
            }
        }
        return .markup(String(decoding: bytes, as: UTF8.self))
    }

    /// What stands inside an element: XML as it is, anything else as text with its white space normalised.
    static func content(of element: Node) -> Value {
        let children = Array(element.children)
        guard children.contains(where: \.isElement) else {
            return .text(element.text.normalizingWhitespace())
        }
        return value(of: trimmed(children))
    }

    /// What a loaded resource holds: XML when it is, anything else as text with its white space normalised.
    static func content(of resource: String) -> Value {
        guard resource.contains("<") else { return .text(resource.normalizingWhitespace()) }
        do {
            let document = try Document.parse(Array(resource.utf8), name: "data")
            return value(of: [document.root])
        } catch {
            guard let nodes = nodes(resource), nodes.contains(where: \.isElement) else {
                return .text(resource.normalizingWhitespace())
            }
            return value(of: trimmed(nodes))
        }
    }

    /// Nodes one after the other, as text.
    static func text(of nodes: [Node]) -> String {
        var bytes: [UInt8] = []
        for node in nodes { bytes += XMLWriter.bytes(of: node) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func trimmed(_ nodes: [Node]) -> [Node] {
        let isBlank = { (node: Node) in
            node.kind == .comment || node.kind == .text && node.text.allSatisfy(\.isXMLWhitespace)
        }
        return Array(nodes.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}

extension String {
    /// White space at the ends removed, runs of it inside replaced by one space (as XPath's `normalize-space`).
    func normalizingWhitespace() -> String {
        split(whereSeparator: \.isXMLWhitespace).joined(separator: " ")
    }
}

extension Character {
    /// White space as XML defines it (production 3); a carriage return and line feed together count as well.
    var isXMLWhitespace: Bool { self == " " || self == "\n" || self == "\t" || self == "\r" || self == "\r\n" }
}
