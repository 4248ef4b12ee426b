import Regulations
import Store
import Values

extension JSON {
    /// A row of a table for programs: a member for each column that the table declares, in their order.
    ///
    /// - Parameters:
    ///   - hidden: the columns that are the office's own.
    ///   - names: what columns are called where programs know them by other names than the table.
    /// - Throws: `StoreError`, which no row in memory raises.
    init<Row: StoredRow>(_ row: Row, without hidden: Set<String> = [], calling names: [String: String] = [:]) throws {
        var members = ColumnMembers<Row>(hidden: hidden, names: names)
        var row = row
        try row.columns(&members)
        self = .object(members.members)
    }
}

/// Makes a member of each column of a row.
private struct ColumnMembers<Row: StoredRow>: ColumnVisitor {
    let hidden: Set<String>
    let names: [String: String]
    private(set) var members: [(String, JSON)] = []

    init(hidden: Set<String>, names: [String: String]) {
        self.hidden = hidden
        self.names = names
    }

    mutating func visit<Held: ColumnValue>(_ column: Store.Column<Row, Held>, _ value: inout Held) throws(StoreError) {
        guard !hidden.contains(column.name) else { return }
        members.append((names[column.name] ?? column.name, JSON(held: value)))
    }
}

/// What a column holds that programs read otherwise than the store keeps it.
private protocol ReadByPrograms {
    var json: JSON { get }
}

extension Timestamp: ReadByPrograms {
    fileprivate var json: JSON { .time(self) }
}

extension Bool: ReadByPrograms {
    fileprivate var json: JSON { .boolean(self) }
}

extension Money: ReadByPrograms {
    fileprivate var json: JSON { .string(plain) }
}

extension Array: ReadByPrograms where Element == String {
    fileprivate var json: JSON { .array(map { .string($0) }) }
}

extension RecordValues: ReadByPrograms {
    fileprivate var json: JSON { RecordFields.json(self) }
}

extension Optional: ReadByPrograms where Wrapped: ColumnValue {
    fileprivate var json: JSON { map { JSON(held: $0) } ?? .null }
}

extension JSON {
    /// What a column holds.
    fileprivate init(held value: some ColumnValue) {
        if let value = value as? any ReadByPrograms {
            self = value.json
            return
        }
        self =
            switch value.columnValue {
            case .null: .null
            case .integer(let number): .number(Int(number))
            case .text(let text): .string(text)
            case .blob(let bytes): .array(bytes.map { .number(Int($0)) })
            }
    }
}
