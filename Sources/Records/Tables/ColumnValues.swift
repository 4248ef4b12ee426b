public import Regulations
public import Store
public import Values

extension Timestamp: ColumnValue {
    /// An integer.
    public static var columnType: ColumnType { .integer }
    /// Milliseconds since 1970 in UTC.
    public var columnValue: Store.Value { .integer(milliseconds) }
    /// Reads milliseconds.
    public init?(columnValue: Store.Value) {
        guard case .integer(let milliseconds) = columnValue else { return nil }
        self.init(milliseconds: milliseconds)
    }
}

extension CalendarDate: ColumnValue {
    /// A text.
    public static var columnType: ColumnType { .text }
    /// The day by ISO 8601.
    public var columnValue: Store.Value { .text(iso) }
    /// Reads a day.
    public init?(columnValue: Store.Value) {
        guard case .text(let text) = columnValue, let day = try? CalendarDate(parsing: text) else { return nil }
        self = day
    }
}

extension Money: ColumnValue {
    /// An integer.
    public static var columnType: ColumnType { .integer }
    /// 分.
    public var columnValue: Store.Value { .integer(fen) }
    /// Reads 分.
    public init?(columnValue: Store.Value) {
        guard case .integer(let fen) = columnValue else { return nil }
        self.init(fen: fen)
    }
}

extension TimeLimit: ColumnValue {
    /// A text.
    public static var columnType: ColumnType { .text }
    /// The limit as charts write it.
    public var columnValue: Store.Value { .text(text) }
    /// Reads a limit.
    public init?(columnValue: Store.Value) {
        guard case .text(let text) = columnValue, let limit = try? TimeLimit(parsing: text) else { return nil }
        self = limit
    }
}

extension Set: ColumnValue where Element == String {
    /// A text.
    public static var columnType: ColumnType { .text }
    /// The words in order, with spaces between; none of them holds one.
    public var columnValue: Store.Value { sorted().columnValue }
    /// Reads words with spaces between.
    public init?(columnValue: Store.Value) {
        guard let words = [String](columnValue: columnValue) else { return nil }
        self.init(words)
    }
}

/// What is kept as canonical JSON in one column.
protocol JSONColumn: ColumnValue, Codable {}

extension JSONColumn {
    /// A text.
    public static var columnType: ColumnType { .text }
    /// Canonical JSON.
    public var columnValue: Store.Value { (try? CanonicalJSON.text(of: self)).map { .text($0) } ?? .null }
    /// Reads canonical JSON.
    public init?(columnValue: Store.Value) {
        guard case .text(let text) = columnValue, let value = try? CanonicalJSON.value(Self.self, from: text) else {
            return nil
        }
        self = value
    }
}

extension Dictionary: ColumnValue where Key == String, Value == String {
    /// A text.
    public static var columnType: ColumnType { .text }
    /// Canonical JSON.
    public var columnValue: Store.Value { .text(CanonicalJSON.text(of: self)) }
    /// Reads canonical JSON.
    public init?(columnValue: Store.Value) {
        guard case .text(let text) = columnValue, let texts = try? CanonicalJSON.texts(from: text) else { return nil }
        self = texts
    }
}

extension RecordState: ColumnValue, Codable {}

extension RecordValues: ColumnValue {
    /// A text.
    public static var columnType: ColumnType { .text }
    /// Canonical JSON.
    public var columnValue: Store.Value { (try? json()).map { .text($0) } ?? .null }
    /// Reads canonical JSON.
    public init?(columnValue: Store.Value) {
        guard case .text(let text) = columnValue, let values = try? RecordValues(json: text) else { return nil }
        self = values
    }
}

extension RecordValues {
    /// The values as canonical JSON.
    package func json() throws -> String { try CanonicalJSON.text(of: self) }

    /// Reads what `json()` wrote.
    package init(json text: String) throws {
        self = RecordValues(try CanonicalJSON.values(in: "texts", of: text))
    }
}
