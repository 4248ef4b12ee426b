/// Writes values as the canonical JSON of events: keys sorted by their UTF-8, no spaces, no `/` escaped; the bytes that
/// Foundation's encoder gives with sorted keys.
///
/// Every decision writes several events, and a rebuilt office reads millions: the general encoder costs several times
/// as much. Events hold texts, whole numbers, truth values, lists and objects; a fraction is refused.
enum CanonicalJSON {
    /// The JSON of a value.
    ///
    /// - Throws: `EncodingError` for a fraction.
    static func text(of value: some Encodable) throws -> String {
        let part = EncodedPart()
        try part.encode(value, codingPath: [])
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        part.write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The JSON of texts by key, without the detour by the general way: each command writes some.
    static func text(of texts: [String: String]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(128)
        EncodedPart.write(texts.map { ($0.key, .text($0.value)) }, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes a text in quotes; what must be escaped is, as Foundation does it.
    static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var written = 0
            for position in utf8.indices where utf8[position] < 0x20 || special(utf8[position]) {
                bytes += utf8[written..<position]
                escape(utf8[position], to: &bytes)
                written = position + 1
            }
            bytes += utf8[written...]
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func special(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func escape(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): bytes += "\\\"".utf8
        case UInt8(ascii: "\\"): bytes += "\\\\".utf8
        case 0x08: bytes += "\\b".utf8
        case 0x09: bytes += "\\t".utf8
        case 0x0A: bytes += "\\n".utf8
        case 0x0C: bytes += "\\f".utf8
        case 0x0D: bytes += "\\r".utf8
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes += "\\u00".utf8
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 0xF)])
        }
    }
}

/// A part of the JSON in the making: shared with the container that fills it.
final class EncodedPart {
    /// What a part holds. Plain values stand in their list or object themselves; only what is filled by a container of
    /// its own is a part.
    enum Content {
        case nothing
        case null
        case truth(Bool)
        case integer(Int64)
        case large(UInt64)
        case text(String)
        case list([Content])
        case object([(key: String, value: Content)])
        case part(EncodedPart)

        init(_ number: some FixedWidthInteger) {
            self = Int64(exactly: number).map { .integer($0) } ?? .large(UInt64(clamping: number))
        }
    }

    private var content = Content.nothing

    func write(to bytes: inout [UInt8]) { Self.write(content, to: &bytes) }

    private static func write(_ content: Content, to bytes: inout [UInt8]) {
        switch content {
        case .nothing: bytes += "{}".utf8
        case .null: bytes += "null".utf8
        case .truth(let truth): bytes += (truth ? "true" : "false").utf8
        case .integer(let number): bytes += String(number).utf8
        case .large(let number): bytes += String(number).utf8
        case .text(let text): CanonicalJSON.write(text, to: &bytes)
        case .list(let parts):
            bytes.append(UInt8(ascii: "["))
            for (position, part) in parts.enumerated() {
                if position > 0 { bytes.append(UInt8(ascii: ",")) }
                write(part, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members): write(members, to: &bytes)
        case .part(let part): part.write(to: &bytes)
        }
    }

    static func write(_ members: [(key: String, value: Content)], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for member in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            CanonicalJSON.write(member.key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            write(member.value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    // MARK: Filling

    func beginObject() {
        if case .object = content { return }
        content = .object([])
    }

    func beginList() {
        if case .list = content { return }
        content = .list([])
    }

    func set(_ new: Content) { content = new }

    /// Gives a key its value; one that was there is replaced.
    func set(_ value: Content, for key: String) {
        guard case .object(var members) = content else { return }
        content = .nothing
        if let known = members.firstIndex(where: { $0.key == key }) {
            members[known].value = value
        } else {
            members.append((key, value))
        }
        content = .object(members)
    }

    /// Adds to a list.
    func append(_ value: Content) {
        guard case .list(var parts) = content else { return }
        content = .nothing
        parts.append(value)
        content = .list(parts)
    }

    /// The new part of a key, to be filled.
    func member(_ key: String) -> EncodedPart {
        let part = EncodedPart()
        set(.part(part), for: key)
        return part
    }

    /// The new last part of a list, to be filled.
    func element() -> EncodedPart {
        let part = EncodedPart()
        append(.part(part))
        return part
    }

    var count: Int {
        if case .list(let parts) = content { return parts.count }
        return 0
    }

    /// Takes any value: the plain ones at once, others by what they encode.
    func encode<Content: Encodable>(_ value: Content, codingPath: [any CodingKey]) throws {
        // Comparing types is cheap, casting is not.
        if Content.self == String.self, let text = value as? String { return set(.text(text)) }
        try value.encode(to: PartEncoder(part: self, codingPath: codingPath))
    }
}
