import Store

/// Invents things to do in an office with two tables.
struct RandomOperations {
    var generator: any RandomNumberGenerator

    static let entries = TableDefinition(
        "entries",
        columns: [
            ColumnDefinition("number", .integer), ColumnDefinition("name", .text, searchable: true),
            ColumnDefinition("note", .text, optional: true, searchable: true),
            ColumnDefinition("code", .text, optional: true), ColumnDefinition("amount", .integer, optional: true),
            ColumnDefinition("mark", .blob, optional: true),
        ],
        primaryKey: ["number"], indexes: [IndexDefinition("code", unique: true), IndexDefinition("amount", "name")])

    static let shares = TableDefinition(
        "shares",
        columns: [
            ColumnDefinition("owner", .text), ColumnDefinition("month", .text), ColumnDefinition("city", .text),
            ColumnDefinition("amount", .integer),
        ],
        primaryKey: ["owner", "month"], indexes: [IndexDefinition("city")])

    static let tables = [entries, shares]

    private static let texts = [
        "", "a", "A", "ab", "é", "e\u{301}", "东", "东方", "示例东方 公司", "方东", "a-b", "a\u{0}b", "\"a\"", "12", "𠮷祥",
    ]

    private static let salts = [[UInt8](repeating: 1, count: 16), [UInt8](repeating: 2, count: 16)]

    private mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: choices.indices, using: &generator)]
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    private mutating func some<Element>(_ range: ClosedRange<Int>, _ make: (inout Self) -> Element) -> [Element] {
        (0..<Int.random(in: range, using: &generator)).map { _ in make(&self) }
    }

    /// A value for a column: mostly one that fits.
    private mutating func value(for column: ColumnDefinition) -> Value {
        if chance(column.isOptional ? 20 : 2) { return .null }
        switch chance(2) ? pick([.integer, .text, .blob]) : column.type {
        case .integer:
            // None is negative: whether a sum leaves 64 bits on its way depends on the order of the rows then.
            return .integer(chance(3) ? .max : Int64.random(in: 0...12, using: &generator))
        case .text: return .text(pick(Self.texts))
        case .blob: return .blob(pick([[], [0], [1, 2], [255]]))
        }
    }

    private mutating func row(of table: TableDefinition) -> ColumnValues {
        var row: ColumnValues = [:]
        for column in table.columns where chance(column.isOptional ? 70 : 99) {
            row[column.name] = value(for: column)
        }
        if chance(1) { row["unknown"] = 1 }
        return row
    }

    private mutating func changes(of table: TableDefinition) -> ColumnValues {
        var changes: ColumnValues = [:]
        for column in some(0...2, { $0.pick(table.columns) }) { changes[column.name] = value(for: column) }
        return changes
    }

    private mutating func condition(on table: TableDefinition, depth: Int = 0) -> Condition {
        let column = pick(table.columns)
        let name = chance(1) ? "unknown" : column.name
        switch Int.random(in: 0...(depth > 1 ? 10 : 12), using: &generator) {
        case 0, 1: return .equals(name, value(for: column))
        case 2: return .differs(name, value(for: column))
        case 3: return .isOne(name, of: some(0...3) { $0.value(for: column) })
        case 4: return .less(name, value(for: column))
        case 5: return .lessOrEqual(name, value(for: column))
        case 6: return pick([.greater(name, value(for: column)), .greaterOrEqual(name, value(for: column))])
        case 7: return .between(name, value(for: column), value(for: column))
        case 8: return .hasPrefix(name, pick(Self.texts))
        case 9: return .contains(name, pick(Self.texts))
        case 10: return .matches(chance(90) ? "name" : name, pick(Self.texts))
        case 11: return .any(some(0...3) { $0.condition(on: table, depth: depth + 1) })
        default: return .all(some(0...3) { $0.condition(on: table, depth: depth + 1) })
        }
    }

    private mutating func conditions(on table: TableDefinition) -> [Condition] {
        some(0...2) { $0.condition(on: table) }
    }

    /// A question; its order ends with the key, because rows that an order leaves equal may come in any.
    private mutating func query(_ table: TableDefinition) -> Query {
        var order = some(0...2) { random in
            let column = random.pick(table.columns).name
            return random.chance(50) ? Ordering.ascending(column) : .descending(column)
        }
        if !order.isEmpty { order += table.primaryKey.map { .ascending($0) } }
        return Query(
            table.name, columns: chance(50) ? nil : some(1...3) { $0.pick(table.columns).name },
            where: conditions(on: table), order: order,
            limit: chance(30) ? Int.random(in: 0...4, using: &generator) : nil,
            offset: chance(20) ? Int.random(in: 0...3, using: &generator) : 0)
    }

    private mutating func figures(_ table: TableDefinition) -> Aggregation {
        let column = pick(table.columns).name
        let measures: [Measure] = [.count, .sum("amount"), .minimum(column), .maximum(column), .sum(column)]
        var names = 0
        return Aggregation(
            table.name,
            some(1...3) { random in
                names += 1
                return ("figure\(names)", random.pick(measures))
            },
            by: chance(50) ? [] : [pick(table.columns).name], where: conditions(on: table))
    }

    private mutating func ranking() -> Ranking {
        Ranking(
            "shares", chance(70) ? .sum("amount") : .count, of: ["owner"], within: chance(70) ? ["city"] : [],
            where: conditions(on: Self.shares), only: chance(30) ? [.equals("owner", .text(pick(Self.texts)))] : [])
    }

    private mutating func draft() -> EventDraft {
        EventDraft(
            time: "2026-03-01T08:00:00.000Z", kind: pick(["a.b", "c", "no kind"]), person: pick(["p1", "p2", ""]),
            deputyFor: chance(20) ? "p3" : nil, command: "do\tit", cause: chance(30) ? 1 : nil,
            subject: pick(["case:1", "case:2", "\\"]), payload: pick(["{}", "{\"名\":\"东\"}", "[1]", "no"]))
    }

    mutating func operation(depth: Int = 0) -> Operation {
        let table = pick(Self.tables)
        switch Int.random(in: 0...(depth > 1 ? 20 : 22), using: &generator) {
        case 0...4: return .insert(table.name, row(of: table))
        case 5...6: return .put(table.name, row(of: table))
        case 7...8: return .update(table.name, changes(of: table), conditions(on: table))
        case 9: return .delete(table.name, conditions(on: table))
        case 10...12: return .rows(query(table))
        case 13: return .count(chance(2) ? "none" : table.name, conditions(on: table))
        case 14: return .figures(figures(table))
        case 15: return .standings(ranking())
        case 16...17: return .append(draft())
        case 18:
            return .events(
                EventQuery(
                    from: Int.random(in: 0...4, using: &generator), subject: chance(50) ? "case:1" : nil,
                    kinds: chance(50) ? ["c"] : [], limit: chance(50) ? 3 : nil, newestFirst: chance(50)))
        case 19: return pick([.keepDefinition([1, 2]), .keepDefinition([]), .definition([1, 2]), .definition([9])])
        case 20:
            guard let value = try? PersonalValue(pick(Self.texts), salt: pick(Self.salts)) else {
                return .keepDefinition([])
            }
            return pick([.keepPersonal(value), .keepPersonal(value), .personal(value), .erasePersonal([value.digest])])
        default: return .attempt(some(1...4) { $0.operation(depth: depth + 1) }, givenUp: chance(50))
        }
    }
}
