extension DocumentNumber.Pattern {
    /// The pattern that a text writes.
    ///
    /// - Throws: `DocumentNumber.PatternError`.
    public init(parsing text: String) throws(DocumentNumber.PatternError) {
        var parser = PatternParser(text)
        self.init(parts: try parser.parse(), source: text)
    }
}

private struct PatternParser {
    private typealias Problem = DocumentNumber.PatternError.Problem

    private let bytes: [UInt8]
    private var index = 0
    private var parts: [DocumentNumber.Pattern.Part] = []
    private var text: [UInt8] = []
    private var hasSequence = false

    private static let open = UInt8(ascii: "{")
    private static let close = UInt8(ascii: "}")

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func parse() throws(DocumentNumber.PatternError) -> [DocumentNumber.Pattern.Part] {
        while index < bytes.count {
            let byte = bytes[index]
            let isDoubled = index + 1 < bytes.count && bytes[index + 1] == byte
            if byte == Self.open, !isDoubled {
                try parseBraces()
                continue
            }
            if byte == Self.close, !isDoubled { throw error(.strayBrace, at: index) }
            text.append(byte)
            index += byte == Self.open || byte == Self.close ? 2 : 1
        }
        finishText()
        guard hasSequence else { throw error(.noSequence, at: bytes.count) }
        return parts
    }

    private mutating func parseBraces() throws(DocumentNumber.PatternError) {
        let start = index + 1
        guard let end = bytes[start...].firstIndex(of: Self.close) else { throw error(.unclosedBrace, at: index) }
        let content = String(decoding: bytes[start..<end], as: UTF8.self)
        let pieces = content.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let name = pieces[0]
        guard Self.isName(name) else { throw error(.badName(name), at: start) }
        let width = pieces.count > 1 ? pieces[1] : nil
        let widthStart = start + name.utf8.count + 1
        finishText()
        if name == "sequence" {
            if hasSequence { throw error(.secondSequence, at: index) }
            hasSequence = true
            parts.append(.sequence(width: try parseWidth(width, at: widthStart)))
        } else {
            guard width == nil else { throw error(.widthOfVariable(name), at: widthStart) }
            parts.append(.variable(name))
        }
        index = end + 1
    }

    private func parseWidth(_ text: String?, at offset: Int) throws(DocumentNumber.PatternError) -> Int {
        guard let text else { return 1 }
        guard let width = Int(text), text.allSatisfy(\.isNumber), (1...12).contains(width) else {
            throw error(.badWidth(text), at: offset)
        }
        return width
    }

    private mutating func finishText() {
        if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
        text = []
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
    }

    private func error(_ problem: Problem, at offset: Int) -> DocumentNumber.PatternError {
        DocumentNumber.PatternError(problem: problem, offset: offset)
    }
}
