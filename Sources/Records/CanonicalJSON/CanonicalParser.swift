/// Reads JSON as events keep it; what Foundation's decoder reads, with fractions refused.
extension CanonicalJSON {
    /// Deeper lists and objects are refused: they would come from a damaged or hostile file.
    private static let depthLimit = 64

    /// The value that a text holds.
    ///
    /// - Throws: `DecodingError` when it is no JSON, or not of that type.
    static func value<Content: Decodable>(_ type: Content.Type, from text: String) throws -> Content {
        try PartDecoder(value: try parsed(text), codingPath: []).read(type)
    }

    /// The texts by key that a text holds, without the detour by the general way: each command reads some.
    ///
    /// - Throws: `DecodingError` when it is no JSON, or holds anything else.
    static func texts(from text: String) throws -> [String: String] {
        guard case .object(let members) = try parsed(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no texts by key"))
        }
        var texts: [String: String] = [:]
        texts.reserveCapacity(members.count)
        for member in members { texts[member.key] = try PartDecoder(value: member.value, codingPath: []).text() }
        return texts
    }

    static func parsed(_ text: String) throws -> Parsed {
        var text = text
        let read: Parsed? = text.withUTF8 { bytes in
            var parser = Parser(bytes: bytes)
            return parser.document(depth: depthLimit)
        }
        guard let read else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "not the JSON of an event"))
        }
        return read
    }

    /// JSON that was read.
    enum Parsed: Sendable, Equatable {
        case null
        case truth(Bool)
        case integer(Int64)
        case text(String)
        case list([Parsed])
        case object([Member])

        /// The value of a key.
        func member(_ key: String) -> Parsed? {
            guard case .object(let members) = self else { return nil }
            return members.first { $0.key == key }?.value
        }
    }

    /// A member of an object that was read. A tuple in its place makes the compiler find a circle when other files use
    /// it.
    struct Member: Sendable, Equatable {
        let key: String
        let value: Parsed
    }

    private struct Parser {
        let bytes: UnsafeBufferPointer<UInt8>
        private var position = 0

        init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        mutating func document(depth: Int) -> Parsed? {
            guard let value = value(depth) else { return nil }
            skipSpaces()
            return position == bytes.count ? value : nil
        }

        private mutating func value(_ depth: Int) -> Parsed? {
            skipSpaces()
            guard depth > 0, position < bytes.count else { return nil }
            switch bytes[position] {
            case UInt8(ascii: "{"): return object(depth)
            case UInt8(ascii: "["): return list(depth)
            case UInt8(ascii: "\""): return text().map { .text($0) }
            case UInt8(ascii: "t"): return word("true") ? .truth(true) : nil
            case UInt8(ascii: "f"): return word("false") ? .truth(false) : nil
            case UInt8(ascii: "n"): return word("null") ? .null : nil
            default: return integer()
            }
        }

        private mutating func skipSpaces() {
            while position < bytes.count {
                switch bytes[position] {
                case 0x20, 0x09, 0x0A, 0x0D: position += 1
                default: return
                }
            }
        }

        /// Goes past one byte, after spaces.
        private mutating func take(_ byte: UInt8) -> Bool {
            skipSpaces()
            guard position < bytes.count, bytes[position] == byte else { return false }
            position += 1
            return true
        }

        private mutating func word(_ word: StaticString) -> Bool {
            let count = word.utf8CodeUnitCount
            guard bytes.count - position >= count else { return false }
            let isSame = word.withUTF8Buffer { $0.elementsEqual(bytes[position..<position + count]) }
            if isSame { position += count }
            return isSame
        }

        private mutating func object(_ depth: Int) -> Parsed? {
            var members: [Member] = []
            position += 1
            if take(UInt8(ascii: "}")) { return .object([]) }
            repeat {
                skipSpaces()
                guard position < bytes.count, bytes[position] == UInt8(ascii: "\""), let key = text(),
                    take(UInt8(ascii: ":")), let value = value(depth - 1)
                else { return nil }
                members.append(Member(key: key, value: value))
            } while take(UInt8(ascii: ","))
            return take(UInt8(ascii: "}")) ? .object(members) : nil
        }

        private mutating func list(_ depth: Int) -> Parsed? {
            var elements: [Parsed] = []
            position += 1
            if take(UInt8(ascii: "]")) { return .list([]) }
            repeat {
                guard let value = value(depth - 1) else { return nil }
                elements.append(value)
            } while take(UInt8(ascii: ","))
            return take(UInt8(ascii: "]")) ? .list(elements) : nil
        }

        private mutating func integer() -> Parsed? {
            let start = position
            if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
            let digits = position
            while position < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[position] { position += 1 }
            let hasLeadingZero = position - digits > 1 && bytes[digits] == UInt8(ascii: "0")
            guard position > digits, !hasLeadingZero else { return nil }
            return Int64(String(decoding: bytes[start..<position], as: UTF8.self)).map { .integer($0) }
        }

        // MARK: Texts

        private mutating func text() -> String? {
            position += 1
            let start = position
            while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\") {
                guard bytes[position] >= 0x20 else { return nil }
                position += 1
            }
            guard position < bytes.count else { return nil }
            if bytes[position] == UInt8(ascii: "\"") {
                position += 1
                return String(decoding: bytes[start..<position - 1], as: UTF8.self)
            }
            return escapedText(Array(bytes[start..<position]))
        }

        private mutating func escapedText(_ beginning: [UInt8]) -> String? {
            var text = beginning
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                switch byte {
                case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
                case UInt8(ascii: "\\"): guard unescape(into: &text) else { return nil }
                case 0..<0x20: return nil
                default: text.append(byte)
                }
            }
            return nil
        }

        private mutating func unescape(into text: inout [UInt8]) -> Bool {
            guard position < bytes.count else { return false }
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "u"): return unescapeScalar(into: &text)
            default: return false
            }
            return true
        }

        /// `\u` and four digits, for a character beyond the first plane twice.
        private mutating func unescapeScalar(into text: inout [UInt8]) -> Bool {
            guard let unit = codeUnit() else { return false }
            var number = UInt32(unit)
            if UTF16.isLeadSurrogate(unit) {
                guard word("\\u"), let trail = codeUnit(), UTF16.isTrailSurrogate(trail) else { return false }
                number = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(number) else { return false }
            text += UTF8.encode(scalar).map { Array($0) } ?? []
            return true
        }

        private mutating func codeUnit() -> UInt16? {
            guard bytes.count - position >= 4 else { return nil }
            let digits = bytes[position..<position + 4]
            guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
            position += 4
            return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        }
    }
}
