/// How a text file is encoded, as Chinese offices meet it.
public enum TextEncoding: String, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    /// The national standard, of which GBK and GB 2312 are parts: what Excel writes in China.
    case gb18030 = "GB18030"

    /// Why bytes are not a text.
    public struct Problem: Error, Sendable, Equatable {
        /// What can be wrong.
        public enum Kind: Sendable, Equatable {
            /// The bytes are UTF-8 but for some that are broken.
            case brokenUTF8
            /// A byte order mark announces UTF-16, and half of a surrogate pair or of a unit is missing.
            case brokenUTF16
            /// The bytes are neither UTF-8 nor GB18030.
            case unknownEncoding
            /// The bytes are a workbook (xlsx, xls) or another archive, which must be saved as text first.
            case workbook
            /// The system cannot convert GB18030.
            case noConverter
        }

        /// What is wrong.
        public let kind: Kind
        /// The first byte that does not decode, counted from 0.
        public let offset: Int
    }

    /// The text of bytes in whichever encoding they are, without a byte order mark.
    ///
    /// - Throws: `Problem`.
    public static func decode(_ bytes: [UInt8]) throws(Problem) -> String { try recognise(bytes).text }

    /// The text of bytes, and the encoding: by byte order mark; UTF-8 when that fits; otherwise GB18030.
    ///
    /// - Throws: `Problem`.
    public static func recognise(_ bytes: [UInt8]) throws(Problem) -> (text: String, encoding: TextEncoding) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (try utf8(bytes, from: 3), .utf8) }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return (try UTF16Decoder(bytes, isBigEndian: false).text(), .utf16LittleEndian)
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return (try UTF16Decoder(bytes, isBigEndian: true).text(), .utf16BigEndian)
        }
        if isWorkbook(bytes) { throw Problem(kind: .workbook, offset: 0) }
        if let text = String(validating: bytes, as: UTF8.self) { return (text, .utf8) }
        let survey = UTF8Survey(bytes)
        if survey.isMostlyUTF8 { throw Problem(kind: .brokenUTF8, offset: survey.firstBroken ?? 0) }
        return (try GB18030Converter().text(bytes), .gb18030)
    }

    /// The text of bytes that are said to be GB18030, whatever else they would fit.
    ///
    /// - Throws: `Problem`.
    public static func decodeGB18030(_ bytes: [UInt8]) throws(Problem) -> String {
        try GB18030Converter().text(bytes)
    }

    private static func utf8(_ bytes: [UInt8], from start: Int) throws(Problem) -> String {
        if let text = String(validating: bytes[start...], as: UTF8.self) { return text }
        throw Problem(kind: .brokenUTF8, offset: start + (UTF8Survey(bytes[start...]).firstBroken ?? 0))
    }

    /// Whether the bytes begin as a ZIP archive (xlsx) or a compound file (xls) does.
    private static func isWorkbook(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    }
}

/// How well bytes fit UTF-8. A GB18030 text is nearly all ill-formed as UTF-8, a damaged UTF-8 text nearly all
/// well-formed.
private struct UTF8Survey {
    private(set) var firstBroken: Int?
    private var wellFormed = 0
    private var illFormed = 0

    var isMostlyUTF8: Bool { wellFormed > illFormed }

    init(_ bytes: some Collection<UInt8>) {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let scalar):
                offset += scalar.count
                if scalar.count > 1 { wellFormed += 1 }
            case .error(let length):
                if firstBroken == nil { firstBroken = offset }
                offset += length
                illFormed += 1
            case .emptyInput:
                return
            }
        }
    }
}

/// Decodes UTF-16 behind its byte order mark.
private struct UTF16Decoder {
    private let bytes: [UInt8]
    private let isBigEndian: Bool

    init(_ bytes: [UInt8], isBigEndian: Bool) {
        self.bytes = bytes
        self.isBigEndian = isBigEndian
    }

    func text() throws(TextEncoding.Problem) -> String {
        guard bytes.count % 2 == 0 else { throw .init(kind: .brokenUTF16, offset: bytes.count - 1) }
        let units = stride(from: 2, to: bytes.count, by: 2).map { index in
            let first = UInt16(bytes[index])
            let second = UInt16(bytes[index + 1])
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        if let text = String(validating: units, as: UTF16.self) { return text }
        throw .init(kind: .brokenUTF16, offset: 2 + 2 * Self.firstBroken(units))
    }

    private static func firstBroken(_ units: [UInt16]) -> Int {
        var parser = Unicode.UTF16.ForwardParser()
        var iterator = units.makeIterator()
        var offset = 0
        while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
        return offset
    }
}
