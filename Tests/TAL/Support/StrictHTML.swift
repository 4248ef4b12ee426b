/// Reads HTML as strictly as it should have been written: quoted attributes, balanced tags, known references, raw
/// scripts. What a browser would quietly mend is an error here.
struct StrictHTML {
    struct Element {
        let name: String
        var attributes: [(name: String, value: String)] = []
        /// The text of a raw element, such as a script.
        var raw = ""
    }

    struct Failure: Error {
        let reason: String
        let around: String
    }

    private(set) var elements: [Element] = []
    private(set) var texts: [String] = []
    private(set) var comments: [String] = []
    private let bytes: [UInt8]
    private var index = 0
    private var open: [String] = []

    static func read(_ bytes: [UInt8]) throws -> StrictHTML {
        var reader = StrictHTML(bytes: bytes)
        try reader.read()
        return reader
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func read() throws {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw failure("not UTF-8") }
        _ = take("<!DOCTYPE html>\n")
        while index < bytes.count {
            if take("<!--") {
                comments.append(try until("-->"))
            } else if take("</") {
                let name = try until(">")
                guard open.popLast() == name else { throw failure("</\(name)> does not match") }
            } else if take("<") {
                try startTag()
            } else {
                texts.append(try text(until: "<"))
            }
        }
        guard open.isEmpty else { throw failure("not closed: \(open)") }
    }

    private mutating func startTag() throws {
        var element = Element(name: try name())
        while take(" ") {
            let attribute = try name()
            guard take("=\"") else { throw failure("an attribute is not quoted") }
            let value = try text(until: "\"")
            index += 1
            guard !element.attributes.contains(where: { $0.name == attribute }) else {
                throw failure("\(attribute) twice")
            }
            element.attributes.append((attribute, value))
        }
        let isForeign = open.contains("svg") || element.name == "svg"
        if take("/>") {
            guard isForeign else { throw failure("<\(element.name)/> is not HTML") }
        } else {
            guard take(">") else { throw failure("the tag is not closed") }
            if ["script", "style"].contains(element.name), !isForeign {
                element.raw = try until("</\(element.name)>")
            } else if !["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"].contains(
                element.name)
            {
                open.append(element.name)
            }
        }
        elements.append(element)
    }

    private mutating func name() throws -> String {
        let start = index
        while index < bytes.count, !" =>/\"<\n".utf8.contains(bytes[index]) { index += 1 }
        guard index > start else { throw failure("a name is missing") }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    /// Text with its references, up to a byte that must not be in it.
    private mutating func text(until end: StaticString) throws -> String {
        var text: [UInt8] = []
        while index < bytes.count, bytes[index] != end.utf8Start[0] {
            if bytes[index] == UInt8(ascii: "&") {
                text += try reference()
            } else {
                guard bytes[index] != UInt8(ascii: "<") else { throw failure("< in an attribute") }
                text.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func reference() throws -> [UInt8] {
        let known: [(StaticString, UInt8)] = [
            ("&amp;", 38), ("&lt;", 60), ("&gt;", 62), ("&quot;", 34), ("&#9;", 9), ("&#10;", 10), ("&#13;", 13),
        ]
        for (spelling, byte) in known where take(spelling) { return [byte] }
        throw failure("an unknown reference")
    }

    private mutating func until(_ end: String) throws -> String {
        let end = Array(end.utf8)
        var stop = index
        while stop + end.count <= bytes.count, !bytes[stop...].starts(with: end) { stop += 1 }
        guard stop + end.count <= bytes.count else { throw failure("no end") }
        defer { index = stop + end.count }
        return String(decoding: bytes[index..<stop], as: UTF8.self)
    }

    private mutating func take(_ text: StaticString) -> Bool {
        guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where bytes[index + offset] != text.utf8Start[offset] { return false }
        index += text.utf8CodeUnitCount
        return true
    }

    private func failure(_ reason: String) -> Failure {
        let window = max(0, index - 60)..<min(bytes.count, index + 60)
        return Failure(reason: reason, around: String(decoding: bytes[window], as: UTF8.self))
    }
}
