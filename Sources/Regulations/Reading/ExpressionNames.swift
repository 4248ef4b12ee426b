/// The names that an XPath expression uses in its paths and functions, found without evaluating it.
enum ExpressionNames {
    /// A name and where it stands, in bytes.
    struct Name: Equatable {
        let text: String
        let offset: Int
    }

    private static let operators: Set<String> = ["and", "or", "div", "mod"]

    /// Element and attribute names of paths: no variables, functions, operators, axes or literals.
    static func paths(in expression: String) -> [Name] {
        names(in: expression).filter { !$0.isFunction }.map(\.name)
    }

    /// The functions that are called.
    static func functions(in expression: String) -> [Name] {
        names(in: expression).filter(\.isFunction).map(\.name)
    }

    private static func names(in expression: String) -> [(name: Name, isFunction: Bool)] {
        let bytes = Array(expression.utf8)
        var found: [(Name, Bool)] = []
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                offset = (bytes[(offset + 1)...].firstIndex(of: byte) ?? bytes.count) + 1
            } else if isStart(byte) {
                let start = offset
                while offset < bytes.count, isPart(bytes[offset]) { offset += 1 }
                let text = String(decoding: bytes[start..<offset], as: UTF8.self)
                let following = bytes[offset...].first { $0 != UInt8(ascii: " ") }
                let isVariable = start > 0 && bytes[start - 1] == UInt8(ascii: "$")
                let isAxis = bytes[offset...].starts(with: "::".utf8)
                guard !isVariable, !isAxis, !operators.contains(text) else { continue }
                found.append((Name(text: text, offset: start), following == UInt8(ascii: "(")))
            } else {
                offset += 1
            }
        }
        return found
    }

    private static func isStart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: isStart(byte)
        }
    }
}
