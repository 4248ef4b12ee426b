extension JSON {
    /// Reads a JSON text that docket wrote; `nil` for what it would not write.
    init?(reading text: String) {
        var reader = JSONReader(rest: text.unicodeScalars[...])
        guard let value = reader.value(), reader.isAtEnd else { return nil }
        self = value
    }

    /// The value at a path such as `values.amount` or `[0].case`; `nil` where there is none.
    func value(at path: String) -> JSON? {
        path.split(whereSeparator: { ".[".contains($0) }).reduce(JSON?.some(self)) { found, step in
            switch found {
            case .array(let items)?:
                guard step.last == "]", let index = Int(step.dropLast()), items.indices.contains(index) else {
                    return nil
                }
                return items[index]
            case .object(let members)?: return members.first { $0.0 == step }?.1
            default: return nil
            }
        }
    }

    /// The items of a list; none for anything else.
    var items: [JSON] { if case .array(let items) = self { items } else { [] } }

    /// A text, or the JSON of anything else.
    var plain: String { if case .string(let text) = self { text } else { text } }
}

/// Reads JSON by recursive descent.
private struct JSONReader {
    var rest: Substring.UnicodeScalarView
    private var depth = 0

    init(rest: Substring.UnicodeScalarView) { self.rest = rest }

    var isAtEnd: Bool { rest.allSatisfy(\.properties.isWhitespace) }

    mutating func value() -> JSON? {
        guard depth < 100 else { return nil }
        depth += 1
        defer { depth -= 1 }
        skipSpace()
        switch rest.first {
        case "{": return object()
        case "[": return array()
        case "\"": return string().map { .string($0) }
        default: return word()
        }
    }

    private mutating func skipSpace() { rest = rest.drop { $0.properties.isWhitespace } }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        skipSpace()
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func object() -> JSON? {
        var members: [(String, JSON)] = []
        guard take("{") else { return nil }
        if take("}") { return .object([]) }
        repeat {
            skipSpace()
            guard let name = string(), take(":"), let value = value() else { return nil }
            members.append((name, value))
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func array() -> JSON? {
        var items: [JSON] = []
        guard take("[") else { return nil }
        if take("]") { return .array([]) }
        repeat {
            guard let value = value() else { return nil }
            items.append(value)
        } while take(",")
        return take("]") ? .array(items) : nil
    }

    private mutating func word() -> JSON? {
        let word = String(String.UnicodeScalarView(rest.prefix { !",]} \n".unicodeScalars.contains($0) }))
        rest = rest.dropFirst(word.unicodeScalars.count)
        switch word {
        case "null": return .null
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        default: return Int(word).map { .number($0) }
        }
    }

    private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
        "\"": "\"", "\\": "\\", "/": "/", "n": "\n", "r": "\r", "t": "\t",
    ]

    private mutating func string() -> String? {
        guard rest.first == "\"" else { return nil }
        rest.removeFirst()
        var text = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar == "\"" { return String(text) }
            guard scalar == "\\" else {
                text.append(scalar)
                continue
            }
            guard let escape = rest.popFirst() else { return nil }
            if escape == "u" {
                let digits = String(String.UnicodeScalarView(rest.prefix(4)))
                guard let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else { return nil }
                rest = rest.dropFirst(4)
                text.append(scalar)
            } else {
                guard let scalar = Self.escapes[escape] else { return nil }
                text.append(scalar)
            }
        }
        return nil
    }
}
