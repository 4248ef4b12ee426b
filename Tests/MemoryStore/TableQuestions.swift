import Store

/// Answers questions over the rows of one table, as the interface of the store describes.
struct TableQuestions {
    let table: MemoryTable

    /// The places of the rows that fulfil all conditions; throws `StoreError`.
    func places(where conditions: [Condition]) throws(StoreError) -> [Int] {
        let check = try ConditionCheck(conditions, of: table)
        try check.checkValues()
        return table.rows.indices.filter { check.holds(of: table.rows[$0]) }
    }

    func rows(_ query: Query) throws(StoreError) -> [Row] {
        let check = try ConditionCheck(query.conditions, of: table)
        var columns: [Int]?
        if let names = query.columns { columns = try places(of: names) }
        var order: [(place: Int, isDescending: Bool)] = []
        for part in query.order {
            switch part {
            case .ascending(let column): order.append((try table.place(of: column), false))
            case .descending(let column): order.append((try table.place(of: column), true))
            }
        }
        try check.checkValues()
        var found = table.rows.filter(check.holds)
        if !order.isEmpty { found = sorted(found, by: order) }
        let start = min(max(query.offset, 0), found.count)
        let end = query.limit.flatMap { $0 < 0 ? nil : min(start + $0, found.count) } ?? found.count
        let shape = query.columns.map { Row.Shape(table: query.table, columns: $0) } ?? table.declared.shape
        return found[start..<end].map { row in
            Row(shape: shape, values: columns.map { $0.map { row[$0] } } ?? row)
        }
    }

    private func sorted(_ rows: [[Value]], by order: [(place: Int, isDescending: Bool)]) -> [[Value]] {
        let keyed = rows.map { row in (row: row, key: order.map { OrderedValue(row[$0.place]) }) }
        let sorted = keyed.enumerated().sorted { left, right in
            for (position, part) in order.enumerated() {
                let (one, other) = (left.element.key[position], right.element.key[position])
                if one != other { return part.isDescending ? other < one : one < other }
            }
            return left.offset < right.offset
        }
        return sorted.map(\.element.row)
    }

    func figures(_ aggregation: Aggregation) throws(StoreError) -> [Row] {
        let check = try ConditionCheck(aggregation.conditions, of: table)
        let groups = try places(of: aggregation.groups)
        for (_, measure) in aggregation.measures { try self.check(measure) }
        try check.checkValues()
        let shape = Row.Shape(
            table: aggregation.table, columns: aggregation.groups + aggregation.measures.map(\.name))
        var rows: [Row] = []
        for (group, members) in grouped(table.rows.filter(check.holds), by: groups) {
            var values = group
            for (_, measure) in aggregation.measures { values.append(try figure(measure, of: members)) }
            rows.append(Row(shape: shape, values: values))
        }
        return rows
    }

    func standings(_ ranking: Ranking) throws(StoreError) -> [Standing] {
        let names = ranking.group + ranking.subject.filter { !ranking.group.contains($0) }
        let columns = try places(of: names)
        let check = try ConditionCheck(ranking.conditions, of: table)
        let only = try ConditionCheck(ranking.only, of: table)
        try self.check(ranking.measure)
        try check.checkValues()
        try only.checkValues()
        let shape = Row.Shape(table: ranking.table, columns: names)
        var entries: [(subject: [Value], member: [Value], figure: Int64)] = []
        for (subject, members) in grouped(table.rows.filter(check.holds), by: columns) {
            guard let member = members.first else { continue }
            guard case .integer(let figure) = try figure(ranking.measure, of: members) else { continue }
            entries.append((subject, member, figure))
        }
        var standings: [Standing] = []
        for group in grouped(entries.map(\.subject), by: Array(ranking.group.indices)).map(\.group) {
            let members = entries.filter {
                [OrderedValue]($0.subject.prefix(ranking.group.count)) == [OrderedValue](group)
            }
            let total = try sum(members.map(\.figure))
            let best = members.enumerated().sorted { ($1.element.figure, $0.offset) < ($0.element.figure, $1.offset) }
            for (_, entry) in best where only.holds(of: entry.member) {
                standings.append(
                    Standing(
                        row: Row(shape: shape, values: entry.subject), figure: entry.figure,
                        place: members.count { $0.figure > entry.figure } + 1, population: members.count, total: total))
            }
        }
        return standings
    }

    /// Rows by the values of some columns, in their order; one group of all without columns.
    private func grouped(_ rows: [[Value]], by columns: [Int]) -> [(group: [Value], members: [[Value]])] {
        guard !columns.isEmpty else { return [([], rows)] }
        let groups = Dictionary(grouping: rows) { row in [OrderedValue](columns.map { row[$0] }) }
        return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { _, members in
            (columns.map { members[0][$0] }, members)
        }
    }

    private func places(of columns: [String]) throws(StoreError) -> [Int] {
        var places: [Int] = []
        for column in columns { places.append(try table.place(of: column)) }
        return places
    }

    private func check(_ measure: Measure) throws(StoreError) {
        switch measure {
        case .count: break
        case .sum(let column):
            guard try table.declared.column(column).type == .integer else {
                throw .mismatch(table: table.name, column: column, expected: .integer)
            }
        case .minimum(let column), .maximum(let column): _ = try table.place(of: column)
        }
    }

    private func figure(_ measure: Measure, of rows: [[Value]]) throws(StoreError) -> Value {
        switch measure {
        case .count: return Value(rows.count)
        case .sum(let column):
            let place = try table.place(of: column)
            return .integer(
                try sum(rows.compactMap { if case .integer(let integer) = $0[place] { integer } else { nil } }))
        case .minimum(let column): return try extreme(column, rows, <)
        case .maximum(let column): return try extreme(column, rows, >)
        }
    }

    private func extreme(
        _ column: String, _ rows: [[Value]], _ isBetter: (OrderedValue, OrderedValue) -> Bool
    ) throws(StoreError) -> Value {
        let place = try table.place(of: column)
        let values = rows.map { $0[place] }.filter { $0 != .null }
        return values.reduce(nil as Value?) { best, value in
            guard let best else { return value }
            return isBetter(OrderedValue(value), OrderedValue(best)) ? value : best
        } ?? .null
    }

    private func sum(_ integers: [Int64]) throws(StoreError) -> Int64 {
        var sum: Int64 = 0
        for integer in integers {
            let (next, isOver) = sum.addingReportingOverflow(integer)
            guard !isOver else { throw .overflow }
            sum = next
        }
        return sum
    }
}
