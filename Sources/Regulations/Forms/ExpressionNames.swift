/// The names that an XPath expression uses in its paths and functions, found without evaluating it.
public enum ExpressionNames {
    /// A name and where it stands.
    public struct Name: Sendable, Equatable {
        /// The name.
        public let text: String
        /// Where it begins, in bytes of the expression.
        public let offset: Int
    }

    private static let operators: Set<String> = ["and", "or", "div", "mod"]

    /// Element and attribute names of paths: no variables, functions, operators, axes or literals.
    public static func paths(in expression: String) -> [Name] {
        names(in: expression).filter { !$0.isFunction }.map(\.name)
    }

    /// The names of paths by what they are of: fields, and the measures and classifications below the elements that
    /// hold them.
    public static func qualified(in expression: String) -> (fields: [Name], measures: [Name], classes: [Name]) {
        var found: (fields: [Name], measures: [Name], classes: [Name]) = ([], [], [])
        let bytes = Array(expression.utf8)
        var above: Name?
        for name in paths(in: expression) {
            let parent = above.flatMap { isChild(name, of: $0, in: bytes) ? $0.text : nil }
            above = name
            switch parent {
            case RecordNames.measure: found.measures.append(name)
            case RecordNames.classes: found.classes.append(name)
            default: found.fields.append(name)
            }
        }
        found.fields.removeAll { name in
            (name.text == RecordNames.measure && found.measures.contains { isChild($0, of: name, in: bytes) })
                || (name.text == RecordNames.classes && found.classes.contains { isChild($0, of: name, in: bytes) })
        }
        return found
    }

    private static func isChild(_ name: Name, of parent: Name, in bytes: [UInt8]) -> Bool {
        let slash = parent.offset + parent.text.utf8.count
        return slash + 1 == name.offset && bytes[slash] == UInt8(ascii: "/")
    }

    /// The functions that are called.
    public static func functions(in expression: String) -> [Name] {
        names(in: expression).filter(\.isFunction).map(\.name)
    }

    /// Where an expression computes with one of the given fields, in bytes; `nil` when it does not.
    ///
    /// XPath's numbers are binary and lose 分, so amounts are compared and never computed: `sum()`, `number()` and the
    /// arithmetic operators have no place beside them. A minus needs spaces, since names may hold one.
    public static func arithmetic(in expression: String, on fields: Set<String>) -> Int? {
        guard paths(in: expression).contains(where: { fields.contains($0.text) }) else { return nil }
        if let function = functions(in: expression).first(where: { ["sum", "number"].contains($0.text) }) {
            return function.offset
        }
        return operatorOffset(in: Array(expression.utf8))
    }

    private static func operatorOffset(in bytes: [UInt8]) -> Int? {
        var quote: UInt8?
        for (offset, byte) in bytes.enumerated() {
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: "+") || isOperator([" - ", " * ", " div ", " mod "], at: offset, of: bytes) {
                return offset
            }
        }
        return nil
    }

    private static func isOperator(_ operators: [String], at offset: Int, of bytes: [UInt8]) -> Bool {
        operators.contains { bytes[offset...].starts(with: $0.utf8) }
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
