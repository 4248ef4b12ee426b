/// A text with `${…}` in it, cut into its parts; `$${` stands for `${`.
enum InterpolationPart {
    case literal(String)
    case expression(LocatedText)
    /// `${` without its `}`.
    case unclosed(LocatedText)
}

extension LocatedText {
    /// Whether anything is computed in the text.
    var isInterpolated: Bool {
        interpolationParts().contains { part in
            if case .literal = part { false } else { true }
        }
    }

    /// The parts of the text, in order.
    func interpolationParts() -> [InterpolationPart] {
        var parts: [InterpolationPart] = []
        var literalStart = 0
        var literal = ""
        var index = 0
        func finishLiteral(at end: Int) {
            literal += slice(literalStart..<end).text
            if !literal.isEmpty { parts.append(.literal(literal)) }
            literal = ""
        }
        while index + 1 < count {
            guard self[index] == UInt8(ascii: "$"), self[index + 1] == UInt8(ascii: "{") else {
                index += 1
                continue
            }
            if index > literalStart, self[index - 1] == UInt8(ascii: "$") {
                literal += slice(literalStart..<(index - 1)).text
                literalStart = index
                index += 2
                continue
            }
            finishLiteral(at: index)
            guard let end = closingBrace(after: index + 2) else {
                return parts + [.unclosed(dropping(index))]
            }
            parts.append(.expression(slice((index + 2)..<end)))
            index = end + 1
            literalStart = index
        }
        finishLiteral(at: count)
        return parts
    }

    /// The `}` that ends an expression, braces in quotes left out.
    private func closingBrace(after start: Int) -> Int? {
        var quote: UInt8?
        for index in start..<count {
            let byte = self[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: "}") {
                return index
            }
        }
        return nil
    }
}
