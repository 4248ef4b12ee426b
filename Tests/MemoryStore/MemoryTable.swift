import Store

/// The rows of one declared table, in the order of their keys.
struct MemoryTable: Sendable {
    let declared: DeclaredTable
    private(set) var rows: [[Value]] = []
    /// Where the columns of the key, and of each index that permits no value twice, stand in a row.
    private let key: [Int]
    private let uniques: [[Int]]

    init(_ declared: DeclaredTable) {
        self.declared = declared
        let names = declared.definition.columns.map(\.name)
        let places = { (columns: [String]) in columns.compactMap { names.firstIndex(of: $0) } }
        key = places(declared.definition.primaryKey)
        uniques = declared.definition.indexes.filter(\.isUnique).map { places($0.columns) }
    }

    var name: String { declared.definition.name }

    /// Where a column stands in a row; throws `StoreError.unknownColumn`.
    func place(of column: String) throws(StoreError) -> Int {
        guard let place = declared.definition.columns.firstIndex(where: { $0.name == column }) else {
            throw .unknownColumn(table: name, column: column)
        }
        return place
    }

    /// Adds a row; throws `StoreError.duplicate`, also for an index that permits no value twice.
    mutating func insert(_ row: [Value]) throws(StoreError) {
        let (place, isTaken) = search(row)
        guard !isTaken, !breaksIndex(row, except: nil) else { throw .duplicate(table: name) }
        rows.insert(row, at: place)
    }

    /// Adds a row, or replaces the one with its key; throws `StoreError.duplicate`.
    mutating func put(_ row: [Value]) throws(StoreError) {
        let (place, isTaken) = search(row)
        guard !breaksIndex(row, except: isTaken ? place : nil) else { throw .duplicate(table: name) }
        if isTaken { rows[place] = row } else { rows.insert(row, at: place) }
    }

    /// Sets columns of the rows at some places; throws `StoreError.duplicate`, and then none is changed.
    mutating func update(_ places: [Int], set changes: [(place: Int, value: Value)]) throws(StoreError) {
        var changed = self
        let touched = places.map { place in
            var row = rows[place]
            for change in changes { row[change.place] = change.value }
            return row
        }
        changed.remove(places)
        for row in touched { try changed.insert(row) }
        self = changed
    }

    mutating func remove(_ places: [Int]) {
        for place in places.reversed() { rows.remove(at: place) }
    }

    func key(of row: [Value]) -> [OrderedValue] { .init(key.map { row[$0] }) }

    /// Where a row with this key stands, or would stand.
    private func search(_ row: [Value]) -> (place: Int, isTaken: Bool) {
        let wanted = key(of: row)
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if key(of: rows[middle]).lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
        }
        return (low, low < rows.count && key(of: rows[low]) == wanted)
    }

    /// Whether an index holds the values of a row already; rows with a null differ from all others.
    private func breaksIndex(_ row: [Value], except place: Int?) -> Bool {
        uniques.contains { columns in
            let wanted = [OrderedValue](columns.map { row[$0] })
            guard !wanted.contains(.null) else { return false }
            return rows.indices.contains { other in
                other != place && [OrderedValue](columns.map { rows[other][$0] }) == wanted
            }
        }
    }
}
