internal import CLibXML2
public import Diagnostics

/// Where each element and attribute of a parsed document stands in its source, in bytes.
///
/// libxml2's tree knows lines only. The source is known to be well-formed when this runs and no entity can expand to
/// markup, so a scan that tells tags from everything else meets the elements in the order of the tree.
struct PositionIndex {
    /// The offsets of one start tag.
    struct Tag {
        /// The offset of `<`.
        let start: Int
        /// For each attribute as written (qualified name): where its name and its value begin.
        var attributes: [(name: String, nameOffset: Int, valueOffset: Int)]
        /// The offset after `>`, where the content begins.
        var end: Int
    }

    private let tags: [Tag]
    private let ordinals: [xmlNodePtr: Int]

    init(of document: Document, source: SourceText) {
        tags = TagScanner.tags(in: source.bytes)
        var ordinals: [xmlNodePtr: Int] = [:]
        ordinals.reserveCapacity(tags.count)
        for (ordinal, element) in document.root.descendants().enumerated() { ordinals[element.pointer] = ordinal }
        self.ordinals = ordinals
    }

    func tag(of element: Node) -> Tag? {
        guard let ordinal = ordinals[element.pointer], tags.indices.contains(ordinal) else { return nil }
        return tags[ordinal]
    }
}

/// Finds the start tags of a well-formed document.
private struct TagScanner {
    private let bytes: [UInt8]
    private var offset = 0

    static func tags(in bytes: [UInt8]) -> [PositionIndex.Tag] {
        var scanner = TagScanner(bytes: bytes)
        var tags: [PositionIndex.Tag] = []
        while let tag = scanner.nextTag() { tags.append(tag) }
        return tags
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func nextTag() -> PositionIndex.Tag? {
        while offset < bytes.count {
            guard bytes[offset] == UInt8(ascii: "<") else {
                offset += 1
                continue
            }
            if skip("<!--", to: "-->") || skip("<![CDATA[", to: "]]>") || skip("<?", to: "?>") || skip("<!", to: ">")
                || skip("</", to: ">")
            {
                continue
            }
            return startTag()
        }
        return nil
    }

    private mutating func startTag() -> PositionIndex.Tag {
        var tag = PositionIndex.Tag(start: offset, attributes: [], end: offset)
        offset += 1
        _ = name()
        while offset < bytes.count, bytes[offset] != UInt8(ascii: ">") {
            guard isNameByte(bytes[offset]) else {
                offset += 1
                continue
            }
            let nameOffset = offset
            let name = name()
            while offset < bytes.count, bytes[offset] != UInt8(ascii: "\""), bytes[offset] != UInt8(ascii: "'") {
                offset += 1
            }
            let quote = offset < bytes.count ? bytes[offset] : 0
            tag.attributes.append((name, nameOffset, offset + 1))
            offset += 1
            while offset < bytes.count, bytes[offset] != quote { offset += 1 }
            offset += 1
        }
        offset += 1
        tag.end = offset
        return tag
    }

    private mutating func name() -> String {
        let start = offset
        while offset < bytes.count, isNameByte(bytes[offset]) { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), 0x9, 0xA, 0xD, UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: ">"): false
        default: true
        }
    }

    private mutating func skip(_ opening: StaticString, to closing: StaticString) -> Bool {
        guard matches(opening) else { return false }
        offset += opening.utf8CodeUnitCount
        while offset < bytes.count, !matches(closing) { offset += 1 }
        offset += closing.utf8CodeUnitCount
        return true
    }

    private func matches(_ text: StaticString) -> Bool {
        guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[offset + $0] == text.utf8Start[$0] }
    }
}

extension Node {
    /// Where the start tag of an element begins, in bytes of the source; `nil` for nodes that were not parsed.
    public var sourceOffset: Int? { document.positionIndex?.tag(of: self)?.start }

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

    /// A finding about this element, or about the value of one of its attributes, `shift` bytes into it.
    public func finding(
        _ rule: String, _ message: Message, severity: Severity = .error, at attribute: String? = nil, shift: Int = 0,
        advice: Message? = nil, related: [RelatedPlace] = []
    ) -> Finding {
        let offset = attribute.flatMap { valueOffset(of: $0) }.map { $0 + shift } ?? sourceOffset
        guard let source = document.source, let offset else {
            return Finding(rule, message, severity: severity, advice: advice, related: related)
        }
        return Finding(rule, message, severity: severity, in: source, at: offset, advice: advice, related: related)
    }
}
