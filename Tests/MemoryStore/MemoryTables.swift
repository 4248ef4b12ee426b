import Store

/// Reads and writes the tables of a state.
protocol MemoryTables: AnyObject, TableWriting {
    var state: MemoryState { get set }
}

extension MemoryTables {
    func rows(_ query: Query) throws(StoreError) -> [Row] {
        try TableQuestions(table: state.table(query.table)).rows(query)
    }

    func forEachRow(_ query: Query, _ body: (Row) throws -> Void) throws {
        for row in try rows(query) { try body(row) }
    }

    func count(_ table: String, where conditions: [Condition]) throws(StoreError) -> Int {
        try TableQuestions(table: state.table(table)).places(where: conditions).count
    }

    func figures(_ aggregation: Aggregation) throws(StoreError) -> [Row] {
        try TableQuestions(table: state.table(aggregation.table)).figures(aggregation)
    }

    func standings(_ ranking: Ranking) throws(StoreError) -> [Standing] {
        try TableQuestions(table: state.table(ranking.table)).standings(ranking)
    }

    func add(_ row: ColumnValues, to name: String) throws(StoreError) {
        var table = try state.table(name)
        try table.insert(try table.declared.values(row))
        state.tables[name] = table
    }

    func replace(_ row: ColumnValues, in name: String) throws(StoreError) {
        var table = try state.table(name)
        try table.put(try table.declared.values(row))
        state.tables[name] = table
    }

    func change(_ name: String, _ changes: ColumnValues, where conditions: [Condition]) throws(StoreError) -> Int {
        var table = try state.table(name)
        let check = try ConditionCheck(conditions, of: table)
        var assigned: [(place: Int, value: Value)] = []
        for pair in changes.pairs { assigned.append((try table.place(of: pair.name), pair.value)) }
        for pair in changes.pairs { try table.declared.check(pair.value, for: try table.declared.column(pair.name)) }
        try check.checkValues()
        let places = try TableQuestions(table: table).places(where: conditions)
        try table.update(places, set: assigned)
        state.tables[name] = table
        return places.count
    }

    func remove(from name: String, where conditions: [Condition]) throws(StoreError) -> Int {
        var table = try state.table(name)
        let places = try TableQuestions(table: table).places(where: conditions)
        table.remove(places)
        state.tables[name] = table
        return places.count
    }
}

/// Tables that are made anew to be compared with the kept ones.
final class ShadowTables: MemoryTables {
    var state: MemoryState

    init(_ state: MemoryState) {
        self.state = state
    }

    func insert(into table: String, _ row: ColumnValues) throws(StoreError) { try add(row, to: table) }

    func put(into table: String, _ row: ColumnValues) throws(StoreError) { try replace(row, in: table) }

    func update(_ table: String, set changes: ColumnValues, where conditions: [Condition]) throws(StoreError) -> Int {
        try change(table, changes, where: conditions)
    }

    func delete(from table: String, where conditions: [Condition]) throws(StoreError) -> Int {
        try remove(from: table, where: conditions)
    }
}
