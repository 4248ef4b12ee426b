/// A value of a column.
public enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    /// A text, or null.
    public init(_ text: String?) {
        self = text.map { .text($0) } ?? .null
    }

    /// An integer, or null.
    public init(_ integer: Int?) {
        self = integer.map { .integer(Int64($0)) } ?? .null
    }

    /// An integer, or null.
    public init(_ integer: Int64?) {
        self = integer.map { .integer($0) } ?? .null
    }

    /// 1 for true, 0 for false.
    public init(_ truth: Bool) {
        self = .integer(truth ? 1 : 0)
    }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral
{
    /// A text.
    public init(stringLiteral text: String) { self = .text(text) }

    /// An integer.
    public init(integerLiteral integer: Int64) { self = .integer(integer) }

    /// 1 for true, 0 for false.
    public init(booleanLiteral truth: Bool) { self.init(truth) }

    /// Null.
    public init(nilLiteral: ()) { self = .null }
}

extension Value {
    /// The value as a person names a row by it.
    package var spelling: String {
        switch self {
        case .null: "-"
        case .integer(let integer): String(integer)
        case .text(let text): text
        case .blob(let bytes): "\(bytes.count) bytes"
        }
    }
}

/// The type of a column's values.
public enum ColumnType: String, Sendable, Hashable {
    case integer = "INTEGER"
    case text = "TEXT"
    case blob = "BLOB"
}
