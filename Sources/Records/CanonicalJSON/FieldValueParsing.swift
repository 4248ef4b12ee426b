import Regulations

/// Reads the values of fields as `FieldValue` writes them, without the detour by the general way: each command reads
/// some.
extension CanonicalJSON {
    /// The values by key that a member of an object holds.
    ///
    /// - Throws: `DecodingError` when it is no JSON, or the member holds anything else.
    static func values(in key: String, of text: String) throws -> [String: FieldValue] {
        guard case .object(let members) = try parsed(text).member(key) else { throw refused }
        return try values(members)
    }

    private static func values(_ members: [Member]) throws -> [String: FieldValue] {
        var values: [String: FieldValue] = [:]
        values.reserveCapacity(members.count)
        for member in members { values[member.key] = try value(member.value) }
        return values
    }

    private static func value(_ part: Parsed) throws -> FieldValue {
        switch part {
        case .text(let text): return .text(text)
        case .integer(let number): return .integer(number)
        case .truth(let truth): return .boolean(truth)
        case .object(let members):
            guard members.count == 1 else { throw refused }
            return try value(tag: members[0].key, members[0].value)
        case .null, .list: throw refused
        }
    }

    private static func value(tag: String, _ part: Parsed) throws -> FieldValue {
        switch part {
        case .list(let parts) where tag == "choices": return .choices(try parts.map(text))
        case .list(let parts) where tag == "table": return .table(try parts.map(row))
        case .text(let text):
            guard let value = FieldValue(tag: tag, text: text) else { throw refused }
            return value
        default: throw refused
        }
    }

    private static func text(_ part: Parsed) throws -> String {
        guard case .text(let text) = part else { throw refused }
        return text
    }

    private static func row(_ part: Parsed) throws -> TableRow {
        guard case .object(let members) = part else { throw refused }
        return TableRow(try values(members))
    }

    private static var refused: DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: "no value of a field"))
    }
}
