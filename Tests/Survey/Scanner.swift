/// Takes Swift source text apart, as far as measuring it needs: comments and the contents of strings become spaces, so
/// that braces and names are found where they are code. Lines and columns stay what they are.
struct Scanner {
    private enum Mode {
        /// Code; within a string, how many parentheses are open since it began.
        case code(parentheses: Int)
        /// A string with so many signs before its quotation mark, of one line or several.
        case text(signs: Int, isLong: Bool)
    }

    private let bytes: [UInt8]
    private var position = 0
    private var modes: [Mode] = [.code(parentheses: 0)]
    /// Code alone, with what is interpolated into strings.
    private(set) var code: [UInt8]
    /// Everything but comments.
    private(set) var uncommented: [UInt8]

    /// Scans a text.
    init(_ text: String) {
        bytes = Array(text.utf8)
        code = bytes
        uncommented = bytes
        while position < bytes.count { step() }
    }

    private mutating func step() {
        switch modes.last {
        case .text(let signs, let isLong): stepInText(signs, isLong)
        default: stepInCode()
        }
    }

    private func at(_ offset: Int) -> UInt8 { position + offset < bytes.count ? bytes[position + offset] : 0 }

    private func follows(_ text: StaticString, at offset: Int = 0) -> Bool {
        (0..<text.utf8CodeUnitCount).allSatisfy { at(offset + $0) == text.utf8Start[$0] }
    }

    // MARK: Code

    private mutating func stepInCode() {
        switch bytes[position] {
        case UInt8(ascii: "/"): slash()
        case UInt8(ascii: "`"): rawName()
        case UInt8(ascii: "#"), UInt8(ascii: "\""): beginText()
        case UInt8(ascii: "("): count(1)
        case UInt8(ascii: ")"): count(-1)
        default: position += 1
        }
    }

    /// Parentheses tell where an interpolation ends.
    private mutating func count(_ change: Int) {
        position += 1
        guard case .code(let open) = modes.last else { return }
        if modes.count > 1, open + change < 0 {
            modes.removeLast()
        } else {
            modes[modes.count - 1] = .code(parentheses: open + change)
        }
    }

    private mutating func beginText() {
        var signs = 0
        while at(signs) == UInt8(ascii: "#") { signs += 1 }
        guard at(signs) == UInt8(ascii: "\"") else { return position += max(signs, 1) }
        let isLong = follows("\"\"\"", at: signs)
        position += signs + (isLong ? 3 : 1)
        modes.append(.text(signs: signs, isLong: isLong))
    }

    private mutating func slash() {
        if follows("//") { return comment { $0.at(0) == UInt8(ascii: "\n") } }
        if follows("/*") { return nestedComment() }
        guard let end = endOfRegex() else { return position += 1 }
        blank(from: position + 1, to: end, in: \.code)
        position = end + 1
    }

    private mutating func comment(_ isOver: (Scanner) -> Bool) {
        let start = position
        while position < bytes.count, !isOver(self) { position += 1 }
        blank(from: start, to: position, in: \.code)
        blank(from: start, to: position, in: \.uncommented)
    }

    private mutating func nestedComment() {
        let start = position
        var depth = 0
        repeat {
            let change = follows("/*") ? 1 : follows("*/") ? -1 : 0
            depth += change
            position += change == 0 ? 1 : 2
        } while depth > 0 && position < bytes.count
        blank(from: start, to: min(position, bytes.count), in: \.code)
        blank(from: start, to: min(position, bytes.count), in: \.uncommented)
    }

    /// The end of a regular expression, which begins where an operand is due and ends on its line.
    private func endOfRegex() -> Int? {
        let before = bytes[..<position].last { $0 != UInt8(ascii: " ") } ?? UInt8(ascii: "\n")
        guard "=(,:[{!&|?\n".utf8.contains(before), !" \n".utf8.contains(at(1)) else { return nil }
        var index = position + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
            if bytes[index] == UInt8(ascii: "/") { return index }
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    /// A name in backticks; where it is a sentence, nothing in it is code.
    private mutating func rawName() {
        var end = position + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "`"), bytes[end] != UInt8(ascii: "\n") { end += 1 }
        if bytes[position..<min(end, bytes.count)].contains(UInt8(ascii: " ")) {
            blank(from: position + 1, to: end, in: \.code)
        }
        position = end + 1
    }

    // MARK: Strings

    private mutating func stepInText(_ signs: Int, _ isLong: Bool) {
        if at(0) == UInt8(ascii: "\\"), hasSigns(signs, at: 1) {
            if at(1 + signs) == UInt8(ascii: "(") {
                position += 2 + signs
                return modes.append(.code(parentheses: 0))
            }
            blank(from: position, to: min(position + 2 + signs, bytes.count), in: \.code)
            return position += 2 + signs
        }
        let quotes = isLong ? 3 : 1
        if isLong ? follows("\"\"\"") : at(0) == UInt8(ascii: "\""), hasSigns(signs, at: quotes) {
            position += quotes + signs
            modes.removeLast()
        } else {
            blank(from: position, to: position + 1, in: \.code)
            position += 1
        }
    }

    private func hasSigns(_ signs: Int, at offset: Int) -> Bool {
        (0..<signs).allSatisfy { at(offset + $0) == UInt8(ascii: "#") }
    }

    private mutating func blank(from start: Int, to end: Int, in text: WritableKeyPath<Scanner, [UInt8]>) {
        for index in start..<min(end, bytes.count) where bytes[index] != UInt8(ascii: "\n") {
            self[keyPath: text][index] = UInt8(ascii: " ")
        }
    }
}
