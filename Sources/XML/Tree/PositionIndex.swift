internal import CLibXML2
public import Diagnostics

/// Where each node of a parsed document stands in its source, in bytes.
///
/// libxml2's tree knows lines only. The source is known to be well-formed when this runs and no entity can expand to
/// markup, so a scan that tells tags from everything else meets the nodes in the order of the tree.
struct PositionIndex {
    private let markup: SourceMarkup
    private var elements: [xmlNodePtr: Int] = [:]
    private var others: [xmlNodePtr: Int] = [:]

    init(of document: Document, source: SourceText) {
        markup = MarkupScanner.scan(source.bytes)
        elements.reserveCapacity(markup.tags.count)
        var texts: [xmlNodePtr] = []
        var comments: [xmlNodePtr] = []
        func walk(_ node: Node) {
            switch node.kind {
            case .element: elements[node.pointer] = elements.count
            case .text: texts.append(node.pointer)
            case .comment, .processingInstruction: comments.append(node.pointer)
            default: break
            }
            for child in node.children { walk(child) }
        }
        walk(document.documentNode)
        for (nodes, offsets) in [(texts, markup.texts), (comments, markup.comments)] where nodes.count == offsets.count
        {
            for (node, offset) in zip(nodes, offsets) { others[node] = offset }
        }
    }

    func tag(of element: Node) -> SourceMarkup.Tag? {
        guard let ordinal = elements[element.pointer], markup.tags.indices.contains(ordinal) else { return nil }
        return markup.tags[ordinal]
    }

    func offset(of node: Node) -> Int? { tag(of: node)?.start ?? others[node.pointer] }
}

extension Node {
    /// Where an element (its start tag), text, comment or processing instruction begins, in bytes of the source; `nil`
    /// for attributes and for nodes that were not parsed.
    public var sourceOffset: Int? { document.positionIndex?.offset(of: self) }

    /// Where the content of an element begins: the offset after its start tag.
    public var contentOffset: Int? { document.positionIndex?.tag(of: self)?.end }

    /// Where the value of an attribute, by its name as written, begins; `nil` when it is not there.
    public func valueOffset(of attribute: String) -> Int? {
        document.positionIndex?.tag(of: self)?.attributes.first { $0.name == attribute }?.valueOffset
    }

    /// Where the name of an attribute, by its name as written, begins.
    public func nameOffset(of attribute: String) -> Int? {
        document.positionIndex?.tag(of: self)?.attributes.first { $0.name == attribute }?.nameOffset
    }

    /// The place of an element's start tag.
    public var location: SourceLocation? {
        guard let source = document.source, let offset = sourceOffset else { return nil }
        return source.location(at: offset)
    }

    /// A finding about this element, or about the value of one of its attributes, `shift` bytes into it as it
    /// reads, where `&lt;` is one byte.
    public func finding(
        _ rule: String, _ message: Message, severity: Severity = .error, at attribute: String? = nil, shift: Int = 0,
        advice: Message? = nil, related: [RelatedPlace] = []
    ) -> Finding {
        guard let source = document.source, let start = attribute.flatMap(valueOffset) ?? sourceOffset else {
            return Finding(rule, message, severity: severity, advice: advice, related: related)
        }
        let offset = shift == 0 ? start : sourceOffsets(ofDecoded: shift, from: start, in: source.bytes).last ?? start
        return Finding(rule, message, severity: severity, in: source, at: offset, advice: advice, related: related)
    }
}
