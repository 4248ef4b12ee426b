/// Writes XML as UTF-8, byte for byte the same for the same tree.
public struct XMLWriter {
    /// How a tree is laid out.
    public enum Layout: Sendable {
        /// As the tree has it, nothing added.
        case verbatim
        /// Elements that hold only elements put each child on a line, indented by two spaces.
        case indented
    }

    /// What was written so far.
    public private(set) var bytes: [UInt8] = []
    private let layout: Layout

    /// A writer that begins with nothing written.
    public init(layout: Layout = .verbatim) { self.layout = layout }

    /// A document or a node as UTF-8.
    ///
    /// - Parameter declaration: whether `<?xml …?>` comes first.
    public static func bytes(of node: Node, layout: Layout = .verbatim, declaration: Bool = false) -> [UInt8] {
        var writer = XMLWriter(layout: layout)
        if declaration { writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }
        writer.write(node, depth: 0, inherited: [:])
        if layout == .indented || declaration { writer.raw("\n") }
        return writer.bytes
    }

    /// A node as text.
    public static func text(of node: Node, layout: Layout = .verbatim) -> String {
        String(decoding: bytes(of: node, layout: layout), as: UTF8.self)
    }

    private mutating func write(_ node: Node, depth: Int, inherited: [String: String]) {
        switch node.kind {
        case .element: element(node, depth: depth, inherited: inherited)
        case .text: escape(node.text, inAttribute: false)
        case .comment: raw("<!--\(node.text)-->")
        case .processingInstruction: raw("<?\(node.name) \(node.text)?>")
        case .attribute: attribute(node.qualifiedName, node.text)
        case .document: for child in node.children { write(child, depth: depth, inherited: inherited) }
        case .other: break
        }
    }

    private mutating func element(_ node: Node, depth: Int, inherited: [String: String]) {
        raw("<\(node.qualifiedName)")
        let scope = declareNamespaces(of: node, inherited: inherited)
        for item in node.attributes { attribute(item.qualifiedName, item.text) }
        let children = Array(node.children)
        guard !children.isEmpty else { return raw("/>") }
        raw(">")
        let breaks = layout == .indented && children.allSatisfy { $0.isElement }
        for child in children {
            if breaks { newLine(depth + 1) }
            write(child, depth: depth + 1, inherited: scope)
        }
        if breaks { newLine(depth) }
        raw("</\(node.qualifiedName)>")
    }

    /// Declares what the element and its attributes use and nobody above declared.
    private mutating func declareNamespaces(of node: Node, inherited: [String: String]) -> [String: String] {
        var scope = inherited
        var needed: [(String, String)] = [(node.prefix ?? "", node.namespace ?? "")]
        needed += node.attributes.compactMap { item in item.prefix.map { ($0, item.namespace ?? "") } }
        for (prefix, namespace) in needed where prefix != "xml" && scope[prefix, default: ""] != namespace {
            scope[prefix] = namespace
            attribute(prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)", namespace)
        }
        return scope
    }

    private mutating func attribute(_ name: String, _ value: String) {
        raw(" \(name)=\"")
        escape(value, inAttribute: true)
        raw("\"")
    }

    private mutating func newLine(_ depth: Int) {
        raw("\n")
        for _ in 0..<depth { raw("  ") }
    }

    private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func escape(_ text: String, inAttribute: Bool) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "\"") where inAttribute: raw("&quot;")
            case 0x9 where inAttribute: raw("&#9;")
            case 0xA where inAttribute: raw("&#10;")
            case 0xD: raw("&#13;")
            default: bytes.append(byte)
            }
        }
    }
}
