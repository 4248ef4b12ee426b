import SQLiteStore
import Store
import Testing

@Suite struct TableTests {
    let folder: Folder
    let office: OfficeFile

    init() throws {
        folder = try Folder()
        office = try Sample.office(in: folder)
        try office.write { transaction throws in
            for (number, person, due) in [
                (1, "p01", "2026-03-05"), (2, "p02", nil), (3, "p01", "2026-03-02"), (4, "p03", "2026-04-01"),
            ] {
                try transaction.insert(
                    into: "tasks", ["number": Value(number), "person": .text(person), "due": Value(due)])
            }
        }
    }

    private func numbers(_ conditions: Condition...) throws -> [Int64] {
        try office.read { try $0.rows(Query("tasks", where: conditions)).map { try $0.integer("number") } }
    }

    @Test func `conditions choose rows`() throws {
        #expect(try numbers(.equals("person", "p01")) == [1, 3])
        #expect(try numbers(.differs("person", "p01")) == [2, 4])
        #expect(try numbers(.equals("due", nil)) == [2])
        #expect(try numbers(.differs("due", nil)) == [1, 3, 4])
        #expect(try numbers(.isOne("number", of: [2, 4, 9])) == [2, 4])
        #expect(try numbers(.isOne("number", of: [])) == [])
        #expect(try numbers(.less("due", "2026-03-05")) == [3])
        #expect(try numbers(.lessOrEqual("due", "2026-03-05")) == [1, 3])
        #expect(try numbers(.greater("number", 2), .greaterOrEqual("number", 4)) == [4])
        #expect(try numbers(.between("number", 2, 3)) == [2, 3])
        #expect(try numbers(.hasPrefix("due", "2026-03")) == [1, 3])
        #expect(try numbers(.contains("person", "03")) == [4])
        #expect(
            try numbers(.any([.equals("number", 1), .all([.equals("number", 2), .equals("due", nil)])])) == [1, 2])
        #expect(try numbers(.any([])) == [])
    }

    @Test func `a question that was asked before with other values gives its own answer`() throws {
        let columns = ["number", "person", "due"]
        let people: [Value] = ["p01", "p02", "p03", "p"]
        let days: [Value] = ["2026-03-02", "2026-03-05", "2026-03", nil]
        var random = SystemRandomNumberGenerator()
        func value(of column: String) -> Value {
            switch column {
            case "number": .integer(.random(in: 0...5, using: &random))
            case "person": people.randomElement(using: &random) ?? nil
            default: days.randomElement(using: &random) ?? nil
            }
        }
        func condition(_ depth: Int) -> Condition {
            let column = columns.randomElement(using: &random) ?? "number"
            switch Int.random(in: 0...(depth > 1 ? 7 : 9), using: &random) {
            case 0, 1: return .equals(column, value(of: column))
            case 2: return .differs(column, value(of: column))
            case 3:
                return .isOne(column, of: (0..<Int.random(in: 0...3, using: &random)).map { _ in value(of: column) })
            case 4: return .less(column, value(of: column))
            case 5: return .greaterOrEqual(column, value(of: column))
            case 6: return .between(column, value(of: column), value(of: column))
            case 7: return .hasPrefix("person", ["p", "p0", "p01", ""].randomElement(using: &random) ?? "")
            case 8: return .any((0..<Int.random(in: 0...3, using: &random)).map { _ in condition(depth + 1) })
            default: return .all((0..<Int.random(in: 0...3, using: &random)).map { _ in condition(depth + 1) })
            }
        }
        for _ in 0..<500 {
            let query = Query(
                "tasks", columns: Bool.random(using: &random) ? nil : ["number"],
                where: (0..<Int.random(in: 0...3, using: &random)).map { _ in condition(0) },
                limit: Bool.random(using: &random) ? nil : 2)
            let fresh = try OfficeFile.open(at: office.path, tables: Sample.tables)
            #expect(try office.read { try $0.rows(query) } == fresh.read { try $0.rows(query) }, "\(query)")
        }
    }

    @Test func `values of the wrong type are refused whether the question was asked before or not`() throws {
        _ = try numbers(.equals("number", 1))
        #expect(throws: StoreError.mismatch(table: "tasks", column: "number", expected: .integer)) {
            try numbers(.equals("number", "1"))
        }
        try office.write { transaction throws in
            try transaction.update("tasks", set: ["person": "p09"], where: [.equals("number", 1)])
        }
        #expect(throws: StoreError.missingValue(table: "tasks", column: "person")) {
            try office.write { try $0.update("tasks", set: ["person": nil], where: [.equals("number", 1)]) }
        }
        #expect(throws: StoreError.mismatch(table: "tasks", column: "number", expected: .integer)) {
            try office.write { try $0.update("tasks", set: ["person": "p"], where: [.equals("number", "1")]) }
        }
        #expect(try numbers(.equals("person", "p09")) == [1])
    }

    @Test func `what is attempted and fails is gone, events and rows; what was done before and after stays`() throws {
        struct Failure: Error {}
        try office.write { transaction throws in
            try transaction.append(Sample.draft(subject: "before"))
            #expect(throws: Failure.self) {
                try transaction.attempt {
                    try transaction.append(Sample.draft(subject: "attempted"))
                    try transaction.update("tasks", set: ["person": "p09"], where: [.equals("number", 1)])
                    throw Failure()
                }
            }
            // What was read during the attempt does not hold any more.
            #expect(transaction.writes(to: "tasks") == 2)
            let kept = try transaction.attempt { try transaction.append(Sample.draft(subject: "after")).number }
            #expect(try transaction.head().number == kept)
        }
        #expect(try numbers(.equals("person", "p01")) == [1, 3])
        let kinds = try office.read { try $0.events(EventQuery()).map(\.subject) }
        #expect(kinds.suffix(2) == ["before", "after"])
    }

    @Test func `a transaction counts what it writes to each table`() throws {
        try office.write { transaction throws in
            #expect(transaction.writes(to: "tasks") == 0)
            try transaction.update("tasks", set: ["person": "p09"], where: [.equals("number", 1)])
            try transaction.delete(from: "tasks", where: [.equals("number", 2)])
            #expect(transaction.writes(to: "tasks") == 2)
            // What changes no row leaves true what was read.
            try transaction.update("tasks", set: ["person": "p09"], where: [.equals("number", 99)])
            try transaction.delete(from: "tasks", where: [.equals("number", 99)])
            #expect(transaction.writes(to: "tasks") == 2)
            #expect(transaction.writes(to: "customers") == 0)
        }
        #expect(try office.read { $0.writes(to: "tasks") } == 0)
    }

    @Test func `rows come in the asked order, limited and shifted`() throws {
        let rows = try office.read {
            try $0.rows(
                Query(
                    "tasks", columns: ["person"], order: [.descending("person"), .ascending("number")], limit: 2,
                    offset: 1))
        }
        #expect(try rows.map { try $0.text("person") } == ["p02", "p01"])
        #expect(rows.first?.columns == ["person"])
    }

    @Test func `rows are handed over one by one, until the receiver has enough`() throws {
        struct Enough: Error {}
        var seen: [Int64] = []
        #expect(throws: Enough.self) {
            try office.read { snapshot throws in
                try snapshot.forEachRow(Query("tasks", where: [.greater("number", 1)])) { row in
                    seen.append(try row.integer("number"))
                    // Another question in the midst of the answer.
                    let others = try snapshot.rows(Query("tasks", where: [.greater("number", 1)])).count
                    if seen.count == others - 1 { throw Enough() }
                }
            }
        }
        #expect(seen == [2, 3])
    }

    @Test func `rows are changed, replaced and deleted by conditions`() throws {
        try office.write { transaction throws in
            #expect(try transaction.update("tasks", set: ["due": nil], where: [.equals("person", "p01")]) == 2)
            #expect(try transaction.delete(from: "tasks", where: [.equals("number", 4)]) == 1)
            try transaction.put(into: "tasks", ["number": 2, "person": "p09", "mark": .blob([])])
            try transaction.put(into: "tasks", ["number": 5, "person": "p09"])
        }
        #expect(try numbers(.equals("due", nil)) == [1, 2, 3, 5])
        #expect(try office.read { try $0.row("tasks", where: [.equals("number", 2)])?.blob("mark") } == [])
    }

    @Test func `a taken key is refused and leaves nothing`() throws {
        let error = storeError {
            try office.write { try $0.insert(into: "tasks", ["number": 1, "person": "p05"]) }
        }
        #expect(error == .duplicate(table: "tasks"))
        #expect(try numbers(.equals("person", "p05")) == [])
    }

    @Test func `values that don't fit their column are refused by its name`() throws {
        let error = { (row: ColumnValues) in storeError { try office.write { try $0.insert(into: "tasks", row) } } }
        #expect(
            error(["number": "9", "person": "p"]) == .mismatch(table: "tasks", column: "number", expected: .integer))
        #expect(error(["number": 9]) == .missingValue(table: "tasks", column: "person"))
        #expect(error(["number": 9, "person": "p", "x": 1]) == .unknownColumn(table: "tasks", column: "x"))
        #expect(
            storeError { try numbers(.equals("due", 3)) } == .mismatch(table: "tasks", column: "due", expected: .text))
        #expect(
            storeError { try numbers(.equals("x\" OR 1", 3)) } == .unknownColumn(table: "tasks", column: "x\" OR 1"))
        #expect(storeError { try office.read { try $0.count("events") } } == .unknownTable("events"))
    }

    @Test func `reading a value as another type names table and column`() throws {
        let row = try #require(try office.read { try $0.row("tasks", where: [.equals("number", 2)]) })
        #expect(
            storeError { try row.integer("person") } == .mismatch(table: "tasks", column: "person", expected: .integer))
        #expect(storeError { try row.text("due") } == .mismatch(table: "tasks", column: "due", expected: .text))
        #expect(try row.optionalText("due") == nil)
        #expect(storeError { try row.text("day") } == .unknownColumn(table: "tasks", column: "day"))
    }

    @Test func `figures are computed for each group`() throws {
        let rows = try office.read {
            try $0.figures(
                Aggregation(
                    "tasks", [("tasks", .count), ("first", .minimum("number")), ("sum", .sum("number"))], by: ["person"]
                ))
        }
        #expect(rows.map(\.values) == [["p01", 2, 1, 4], ["p02", 1, 2, 2], ["p03", 1, 4, 4]])
        #expect(try office.read { try $0.greatest("number", in: "tasks") } == 4)
        #expect(try office.read { try $0.greatest("number", in: "tasks", where: [.equals("person", "p08")]) } == nil)
    }

    @Test func `a sum beyond 64 bits is refused`() throws {
        try office.write { transaction throws in
            try transaction.insert(into: "tasks", ["number": .integer(.max), "person": "p"])
        }
        let error = storeError { try office.read { try $0.figures(Aggregation("tasks", [("sum", .sum("number"))])) } }
        #expect(error == .overflow)
    }

    @Test func `a subject's place is among all of its group, with equal figures on equal places`() throws {
        try office.write { transaction throws in
            for (customer, city, month, amount) in [
                ("c1", "A", "2026-01", 10), ("c1", "A", "2026-02", 20), ("c2", "A", "2026-01", 50),
                ("c3", "A", "2026-02", 30), ("c4", "B", "2026-01", 5), ("c2", "A", "2026-09", 900),
            ] {
                try transaction.insert(
                    into: "revenues",
                    ["customer": .text(customer), "city": .text(city), "month": .text(month), "amount": Value(amount)])
            }
        }
        var ranking = Ranking(
            "revenues", .sum("amount"), of: ["customer"], within: ["city"],
            where: [.between("month", "2026-01", "2026-03")])
        let all = try office.read { try $0.standings(ranking) }
        #expect(try all.map { try $0.row.text("customer") } == ["c2", "c1", "c3", "c4"])
        #expect(all.map(\.place) == [1, 2, 2, 1])
        #expect(all.map(\.population) == [3, 3, 3, 1])
        #expect(all.map(\.total) == [110, 110, 110, 5])
        ranking.only = [.equals("customer", "c3")]
        #expect(try office.read { try $0.standings(ranking) } == [all[2]])
    }

    @Test(arguments: [
        TableDefinition("bad name", columns: [ColumnDefinition("a", .text)], primaryKey: ["a"]),
        TableDefinition("t", columns: [ColumnDefinition("a;", .text)], primaryKey: ["a;"]),
        TableDefinition("t", columns: [ColumnDefinition("a", .text), ColumnDefinition("a", .text)], primaryKey: ["a"]),
        TableDefinition("t", columns: [ColumnDefinition("a", .text, optional: true)], primaryKey: ["a"]),
        TableDefinition("t", columns: [ColumnDefinition("a", .text)], primaryKey: []),
        TableDefinition(
            "t", columns: [ColumnDefinition("a", .text)], primaryKey: ["a"], indexes: [IndexDefinition("b")]),
        TableDefinition("t", columns: [ColumnDefinition("a", .integer, searchable: true)], primaryKey: ["a"]),
    ])
    func `a declaration that can't be used is refused`(_ definition: TableDefinition) throws {
        guard case .invalidTable = storeError({ try OfficeFile.create(at: folder.file("x"), tables: [definition]) })
        else {
            Issue.record("the declaration was accepted")
            return
        }
        #expect(try !folder.names.contains("x"))
    }
}
