/// The offsets of what a well-formed source holds, each list in the order of the source.
struct SourceMarkup {
    /// The offsets of one start tag.
    struct Tag {
        /// The offset of `<`.
        let start: Int
        /// For each attribute as written (qualified name): where its name and its value begin.
        var attributes: [(name: String, nameOffset: Int, valueOffset: Int)] = []
        /// The offset after `>`, where the content begins.
        var end: Int
    }

    /// Start tags.
    var tags: [Tag] = []
    /// Where texts begin; for CDATA sections their content.
    var texts: [Int] = []
    /// Where comments and processing instructions begin.
    var comments: [Int] = []
}

/// Finds tags, texts and comments of a well-formed document.
struct MarkupScanner {
    private let bytes: [UInt8]
    private var offset = 0
    private var depth = 0
    private var markup = SourceMarkup()

    static func scan(_ bytes: [UInt8]) -> SourceMarkup {
        var scanner = MarkupScanner(bytes: bytes)
        scanner.scan()
        return scanner.markup
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func scan() {
        var endOfSection = -1
        while offset < bytes.count {
            let start = offset
            if bytes[offset] != UInt8(ascii: "<") {
                text()
            } else if offset + 1 < bytes.count, isNameByte(bytes[offset + 1]), bytes[offset + 1] != UInt8(ascii: "!") {
                startTag()
            } else if skip("</", to: ">") {
                depth -= 1
            } else if skip("<![CDATA[", to: "]]>") {
                // libxml2 joins adjacent sections into one node.
                if endOfSection != start { markup.texts.append(start + 9) }
                endOfSection = offset
            } else if skip("<!--", to: "-->") {
                markup.comments.append(start)
            } else if skip("<?", to: "?>") {
                if !isDeclaration(at: start) { markup.comments.append(start) }
            } else if !skip("<!", to: ">") {
                offset += 1
            }
        }
    }

    private func isDeclaration(at start: Int) -> Bool {
        bytes[start...].starts(with: "<?xml".utf8) && start + 5 < bytes.count && !isNameByte(bytes[start + 5])
    }

    private mutating func text() {
        if depth > 0 { markup.texts.append(offset) }
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") { offset += 1 }
    }

    private mutating func startTag() {
        var tag = SourceMarkup.Tag(start: offset, end: offset)
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
        if bytes[offset - 1] != UInt8(ascii: "/") { depth += 1 }
        offset += 1
        tag.end = offset
        markup.tags.append(tag)
    }

    private mutating func name() -> String {
        let start = offset
        while offset < bytes.count, isNameByte(bytes[offset]) { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), 0x9, 0xA, 0xD, UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: ">"),
            UInt8(ascii: "?"):
            false
        default: true
        }
    }

    private mutating func skip(_ opening: StaticString, to closing: StaticString) -> Bool {
        guard matches(opening) else { return false }
        offset += opening.utf8CodeUnitCount
        while offset < bytes.count, !matches(closing) { offset += 1 }
        offset = min(offset + closing.utf8CodeUnitCount, bytes.count)
        return true
    }

    private func matches(_ text: StaticString) -> Bool {
        guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[offset + $0] == text.utf8Start[$0] }
    }
}
