/// A token of XPath 1.0 (section 3.7).
enum XPathToken: Equatable {
    case name(prefix: String?, local: String)
    /// `*` or `prefix:*` as a name test.
    case anyName(prefix: String?)
    case variable(String)
    case literal(String)
    case number(Double)
    /// An operator, a bracket, a comma, `/`, `//`, `@`, `::`, `.` or `..`.
    case symbol(String)
    case end
}

/// Cuts an expression into tokens and applies the rules that tell operators from names.
struct XPathLexer {
    private let text: String
    private let bytes: [UInt8]
    private var offset = 0
    private var tokens: [(token: XPathToken, range: Range<Int>)] = []

    static func tokens(of text: String) throws(XPathError) -> [(token: XPathToken, range: Range<Int>)] {
        var lexer = XPathLexer(text: text, bytes: Array(text.utf8))
        while try lexer.scan() {}
        return lexer.tokens
    }

    private init(text: String, bytes: [UInt8]) {
        self.text = text
        self.bytes = bytes
    }

    /// Scans one token; false after the end.
    private mutating func scan() throws(XPathError) -> Bool {
        while offset < bytes.count, [0x20, 0x9, 0xA, 0xD].contains(bytes[offset]) { offset += 1 }
        let start = offset
        guard offset < bytes.count else {
            tokens.append((.end, start..<start))
            return false
        }
        let token = try token()
        tokens.append((token, start..<offset))
        return true
    }

    private mutating func token() throws(XPathError) -> XPathToken {
        let byte = bytes[offset]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return try literal(quote: byte)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: ".") where isDigit(at: offset + 1): return try number()
        case UInt8(ascii: "$"):
            offset += 1
            guard let name = qualifiedName() else { throw failure(at: offset) }
            return .variable(name.prefix.map { "\($0):\(name.local)" } ?? name.local)
        case UInt8(ascii: "*"):
            offset += 1
            return operatorIsExpected ? .symbol("*") : .anyName(prefix: nil)
        default:
            if let symbol = symbol() { return .symbol(symbol) }
            return try nameOrOperator()
        }
    }

    private static let doubleSymbols: [UInt8: [UInt8: String]] = [
        UInt8(ascii: "/"): [UInt8(ascii: "/"): "//"], UInt8(ascii: ":"): [UInt8(ascii: ":"): "::"],
        UInt8(ascii: "."): [UInt8(ascii: "."): ".."], UInt8(ascii: "!"): [UInt8(ascii: "="): "!="],
        UInt8(ascii: "<"): [UInt8(ascii: "="): "<="], UInt8(ascii: ">"): [UInt8(ascii: "="): ">="],
    ]
    private static let singleSymbols: [UInt8: String] = Dictionary(
        uniqueKeysWithValues: "/@.()[],|+=<>-".utf8.map { ($0, String(UnicodeScalar($0))) })

    private mutating func symbol() -> String? {
        if let next = byte(at: offset + 1), let symbol = Self.doubleSymbols[bytes[offset]]?[next] {
            offset += 2
            return symbol
        }
        guard let symbol = Self.singleSymbols[bytes[offset]] else { return nil }
        offset += 1
        return symbol
    }

    private mutating func nameOrOperator() throws(XPathError) -> XPathToken {
        let start = offset
        if operatorIsExpected {
            guard let word = simpleName(), ["and", "or", "div", "mod"].contains(word) else { throw failure(at: start) }
            return .symbol(word)
        }
        guard let name = qualifiedName() else { throw failure(at: start) }
        if name.prefix == nil, byte(at: offset) == UInt8(ascii: ":"), byte(at: offset + 1) == UInt8(ascii: "*") {
            offset += 2
            return .anyName(prefix: name.local)
        }
        return .name(prefix: name.prefix, local: name.local)
    }

    /// After a token that ends an operand, `*` and names are operators (section 3.7).
    private var operatorIsExpected: Bool {
        switch tokens.last?.token {
        case nil, .end: false
        case .name, .anyName, .variable, .literal, .number: true
        case .symbol(let text): [")", "]", ".", ".."].contains(text)
        }
    }

    private mutating func literal(quote: UInt8) throws(XPathError) -> XPathToken {
        let start = offset
        guard let end = bytes[(offset + 1)...].firstIndex(of: quote) else { throw failure(at: start) }
        offset = end + 1
        return .literal(String(decoding: bytes[(start + 1)..<end], as: UTF8.self))
    }

    private mutating func number() throws(XPathError) -> XPathToken {
        let start = offset
        while isDigit(at: offset) { offset += 1 }
        if byte(at: offset) == UInt8(ascii: ".") {
            offset += 1
            while isDigit(at: offset) { offset += 1 }
        }
        let digits = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard let value = Double("0" + digits + "0".prefix(digits.last == "." ? 1 : 0)) else {
            throw failure(at: start)
        }
        return .number(value)
    }

    private mutating func qualifiedName() -> (prefix: String?, local: String)? {
        guard let first = simpleName() else { return nil }
        let colon = UInt8(ascii: ":")
        guard byte(at: offset) == colon, byte(at: offset + 1) != colon, isNameStart(at: offset + 1) else {
            return (nil, first)
        }
        offset += 1
        return simpleName().map { (first, $0) }
    }

    private mutating func simpleName() -> String? {
        guard isNameStart(at: offset) else { return nil }
        let start = offset
        while isNameStart(at: offset) || isDigit(at: offset) || byte(at: offset) == UInt8(ascii: "-")
            || byte(at: offset) == UInt8(ascii: ".")
        {
            offset += 1
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

    private func isDigit(at index: Int) -> Bool {
        byte(at: index).map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    }

    private func isNameStart(at index: Int) -> Bool {
        guard let byte = byte(at: index) else { return false }
        return switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    private func failure(at offset: Int) -> XPathError { .syntax(expression: text, offset: offset) }
}
