import Diagnostics
import XML

/// The namespaces that templates know.
enum Namespace {
    static let tal = "http://xml.zope.org/namespaces/tal"
    static let metal = "http://xml.zope.org/namespaces/metal"
    static let xhtml = "http://www.w3.org/1999/xhtml"
    static let svg = "http://www.w3.org/2000/svg"
    static let mathML = "http://www.w3.org/1998/Math/MathML"
}

/// A template file that was read: its tree, its text and its macros.
final class TemplateSource {
    /// The name below the templates' root, with `/`.
    let name: String
    let document: Document
    let text: SourceText
    /// The elements with `metal:define-macro`, by the macro's name.
    private(set) var macros: [String: Node] = [:]
    /// Names that were defined again: the second element.
    private(set) var doubles: [Node] = []

    init(name: String, document: Document, text: SourceText) {
        self.name = name
        self.document = document
        self.text = text
        for element in document.root.descendants() {
            guard let macro = element.metal("define-macro") else { continue }
            if macros.updateValue(element, forKey: macro) != nil { doubles.append(element) }
        }
    }

    /// Whether the file is written as HTML, by its name; else as XML.
    var isHTML: Bool { name.hasSuffix(".html") || name.hasSuffix(".htm") }

    /// The value of an attribute with the places of its bytes.
    func value(of attribute: Node, on element: Node) -> LocatedText {
        let start = element.valueOffset(of: attribute.qualifiedName) ?? element.sourceOffset ?? 0
        return LocatedText(attribute.text, from: start, in: self)
    }

    /// The content of a text node with the places of its bytes.
    func value(ofText node: Node) -> LocatedText {
        let start = node.sourceOffset ?? node.parent?.contentOffset ?? 0
        return LocatedText(node.text, from: start, in: self, isVerbatim: node.isCharacterData)
    }

    /// The name of an attribute with its place.
    func nameOffset(of attribute: Node, on element: Node) -> Int {
        element.nameOffset(of: attribute.qualifiedName) ?? element.sourceOffset ?? 0
    }
}

extension Node {
    /// A METAL statement of an element: `metal:name`, or `name` on an element of the METAL namespace.
    func metal(_ name: String) -> String? {
        attribute(name, in: Namespace.metal) ?? (namespace == Namespace.metal ? attribute(name) : nil)
    }
}

/// A piece of a template's text that knows where each of its bytes stands in the file.
struct LocatedText {
    let source: TemplateSource
    private let bytes: ArraySlice<UInt8>
    private let offsets: ArraySlice<Int>

    init(_ text: String, from start: Int, in source: TemplateSource, isVerbatim: Bool = false) {
        self.source = source
        bytes = ArraySlice(text.utf8)
        offsets = ArraySlice(
            sourceOffsets(ofDecoded: bytes.count, from: start, in: source.text.bytes, isVerbatim: isVerbatim))
    }

    private init(source: TemplateSource, bytes: ArraySlice<UInt8>, offsets: ArraySlice<Int>) {
        self.source = source
        self.bytes = bytes
        self.offsets = offsets
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    var count: Int { bytes.count }

    var isEmpty: Bool { bytes.isEmpty }

    subscript(index: Int) -> UInt8 { bytes[bytes.startIndex + index] }

    /// The byte in the file where the piece's byte `index` stands; the end of the piece for its count.
    func offset(at index: Int) -> Int {
        offsets[offsets.startIndex + min(max(index, 0), offsets.count - 1)]
    }

    var start: Int { offset(at: 0) }

    func slice(_ range: Range<Int>) -> LocatedText {
        let first = bytes.startIndex
        let firstOffset = offsets.startIndex
        return LocatedText(
            source: source, bytes: bytes[(first + range.lowerBound)..<(first + range.upperBound)],
            offsets: offsets[(firstOffset + range.lowerBound)...(firstOffset + range.upperBound)])
    }

    func dropping(_ count: Int) -> LocatedText { slice(min(count, self.count)..<self.count) }

    func hasPrefix(_ prefix: String) -> Bool { bytes.starts(with: prefix.utf8) }

    /// Without white space at both ends.
    func trimmed() -> LocatedText {
        var low = 0
        var high = count
        while low < high, isSpace(self[low]) { low += 1 }
        while high > low, isSpace(self[high - 1]) { high -= 1 }
        return slice(low..<high)
    }

    /// The first word and the rest, cut at white space.
    func firstWord() -> (word: LocatedText, rest: LocatedText) {
        let all = trimmed()
        var end = 0
        while end < all.count, !isSpace(all[end]) { end += 1 }
        return (all.slice(0..<end), all.dropping(end).trimmed())
    }

    /// The parts between single semicolons; a double one stands for itself.
    func splitAtSemicolons() -> [LocatedText] {
        let semicolon = UInt8(ascii: ";")
        var parts: [LocatedText] = []
        var bytes: [UInt8] = []
        var offsets: [Int] = []
        var index = 0
        func finish(at end: Int) {
            let part = LocatedText(source: source, bytes: bytes[...], offsets: (offsets + [offset(at: end)])[...])
            if !part.trimmed().isEmpty { parts.append(part.trimmed()) }
            (bytes, offsets) = ([], [])
        }
        while index < count {
            if self[index] == semicolon, index + 1 < count, self[index + 1] == semicolon {
                index += 1
            } else if self[index] == semicolon {
                finish(at: index)
                index += 1
                continue
            }
            bytes.append(self[index])
            offsets.append(offset(at: index))
            index += 1
        }
        finish(at: count)
        return parts
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x9 || byte == 0xA || byte == 0xD }
}
