/// A table whose declaration was checked, as every store uses it: its columns, and what may stand in them.
package final class DeclaredTable: Sendable {
    package let definition: TableDefinition
    /// What whole rows share.
    package let shape: Row.Shape
    private let columns: [String: ColumnDefinition]

    /// Checks a declaration; throws `StoreError.invalidTable`.
    package init(_ definition: TableDefinition) throws(StoreError) {
        self.definition = definition
        columns = Dictionary(definition.columns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        shape = Row.Shape(table: definition.name, columns: definition.columns.map(\.name))
        if let fault = fault() { throw .invalidTable(table: definition.name, reason: fault) }
    }

    /// A column; throws `StoreError.unknownColumn`.
    package func column(_ name: String) throws(StoreError) -> ColumnDefinition {
        guard let column = columns[name] else { throw .unknownColumn(table: definition.name, column: name) }
        return column
    }

    /// A column that can be searched; throws `StoreError.invalidTable` for others, or `.unknownColumn`.
    package func searchableColumn(_ name: String) throws(StoreError) -> ColumnDefinition {
        let column = try column(name)
        guard column.isSearchable else { throw .invalidTable(table: definition.name, reason: .search(name)) }
        return column
    }

    /// Refuses a value that a column does not take; throws `StoreError.mismatch` or `.missingValue`.
    package func check(_ value: Value, for column: ColumnDefinition) throws(StoreError) {
        switch (value, column.type) {
        case (.integer, .integer), (.text, .text), (.blob, .blob):
            return
        case (.null, _):
            guard column.isOptional else { throw .missingValue(table: definition.name, column: column.name) }
        default:
            throw .mismatch(table: definition.name, column: column.name, expected: column.type)
        }
    }

    /// The values of a whole row in the order of the declaration; columns that have none are null. Throws
    /// `StoreError.mismatch`, `.missingValue` or `.unknownColumn`.
    package func values(_ row: ColumnValues) throws(StoreError) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(definition.columns.count)
        var next = 0
        var used = 0
        for column in definition.columns {
            let isNext = next < row.pairs.count && row.pairs[next].name == column.name
            let place = isNext ? next : row.pairs.firstIndex { $0.name == column.name }
            if let place { (next, used) = (place + 1, used + 1) }
            let value = place.map { row.pairs[$0].value } ?? .null
            try check(value, for: column)
            values.append(value)
        }
        if used < row.pairs.count {
            for pair in row.pairs.sorted(by: { $0.name < $1.name }) { _ = try column(pair.name) }
        }
        return values
    }

    private func fault() -> StoreError.TableFault? {
        guard Self.isName(definition.name) else { return .name }
        for column in definition.columns {
            guard Self.isName(column.name) else { return .column(column.name) }
            guard columns[column.name] == column, definition.columns.count(where: { $0.name == column.name }) == 1
            else {
                return .twice(column.name)
            }
            guard !column.isSearchable || column.type == .text else { return .search(column.name) }
        }
        let key = definition.primaryKey
        guard !key.isEmpty, Set(key).count == key.count, key.allSatisfy({ columns[$0]?.isOptional == false }) else {
            return .primaryKey
        }
        let indexed = definition.indexes.allSatisfy { index in
            !index.columns.isEmpty && index.columns.allSatisfy { columns[$0] != nil }
        }
        guard indexed else { return .index }
        return definition.contents.first { columns[$0.column]?.type != .text }.map { .content($0.column) }
    }

    /// Whether a table or a column can have this name.
    package static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first | 0x20 else { return false }
        return text.utf8.allSatisfy {
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                || $0 == UInt8(ascii: "_")
        }
    }
}
