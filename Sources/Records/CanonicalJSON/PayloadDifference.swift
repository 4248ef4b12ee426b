/// The first value in which two payloads differ.
package struct PayloadDifference: Equatable {
    /// Where, such as `values.amount`.
    package let path: String
    /// What one of them has there; `nil` for nothing.
    package let expected: String?
    /// What the other has there; `nil` for nothing.
    package let recorded: String?

    /// The first difference; `nil` where both hold the same.
    ///
    /// - Throws: `DecodingError` where one is no JSON.
    package static func first(expected: String, recorded: String) throws -> PayloadDifference? {
        first(try CanonicalJSON.parsed(expected), try CanonicalJSON.parsed(recorded), at: "")
    }

    private static func first(
        _ expected: CanonicalJSON.Parsed?, _ recorded: CanonicalJSON.Parsed?, at path: String
    ) -> PayloadDifference? {
        switch (expected, recorded) {
        case (.object(let expected), .object(let recorded)):
            let keys = Set(expected.map(\.key) + recorded.map(\.key)).sorted()
            for key in keys {
                let place = path.isEmpty ? key : "\(path).\(key)"
                let values = (expected.first { $0.key == key }?.value, recorded.first { $0.key == key }?.value)
                if let found = first(values.0, values.1, at: place) { return found }
            }
            return nil
        case (.list(let expected), .list(let recorded)):
            for index in 0..<max(expected.count, recorded.count) {
                let values = (expected.dropFirst(index).first, recorded.dropFirst(index).first)
                if let found = first(values.0, values.1, at: "\(path)[\(index + 1)]") { return found }
            }
            return nil
        default:
            guard expected != recorded else { return nil }
            var start = 0
            if case (.text(let expected), .text(let recorded)) = (expected, recorded) {
                start = zip(expected, recorded).prefix { $0 == $1 }.count
            }
            return PayloadDifference(
                path: path, expected: expected?.spelling(around: start), recorded: recorded?.spelling(around: start))
        }
    }
}

extension CanonicalJSON.Parsed {
    /// The most characters that are shown of a text.
    private static let shown = 80

    /// The value as JSON; of a long text the part around a place.
    fileprivate func spelling(around place: Int = 0) -> String {
        switch self {
        case .null: "null"
        case .truth(let truth): truth ? "true" : "false"
        case .integer(let number): String(number)
        case .text(let text): "“\(Self.part(of: text, around: place))”"
        case .list(let parts): "[\(parts.map { $0.spelling() }.joined(separator: ", "))]"
        case .object(let members):
            "{\(members.map { "\($0.key): \($0.value.spelling())" }.joined(separator: ", "))}"
        }
    }

    private static func part(of text: String, around place: Int) -> String {
        guard text.count > shown else { return text }
        let start = max(0, place - shown / 4)
        let rest = text.dropFirst(start)
        return (start > 0 ? "…" : "") + rest.prefix(shown) + (rest.count > shown ? "…" : "")
    }
}
