import Store
import Testing

@Suite struct DeclaredTableTests {
    private static let columns = [
        ColumnDefinition("number", .integer), ColumnDefinition("name", .text, searchable: true),
        ColumnDefinition("due", .text, optional: true),
    ]

    private func table() throws -> DeclaredTable {
        try DeclaredTable(TableDefinition("tasks", columns: Self.columns, primaryKey: ["number"]))
    }

    @Test func `a row has a value for each column, null where it names none`() throws {
        #expect(try table().values(["name": "n", "number": 1]) == [1, "n", nil])
    }

    @Test func `a row that does not fit is refused by the name of its column`() throws {
        let table = try table()
        #expect(throws: StoreError.missingValue(table: "tasks", column: "name")) { try table.values(["number": 1]) }
        #expect(throws: StoreError.unknownColumn(table: "tasks", column: "day")) {
            try table.values(["number": 1, "name": "n", "day": "2026-03-01"])
        }
        #expect(throws: StoreError.mismatch(table: "tasks", column: "number", expected: .integer)) {
            try table.values(["number": "1", "name": "n"])
        }
    }

    @Test func `only a searchable column can be searched`() throws {
        #expect(try table().searchableColumn("name").name == "name")
        #expect(throws: StoreError.invalidTable(table: "tasks", reason: .search("due"))) {
            try table().searchableColumn("due")
        }
    }

    @Test(arguments: [
        (TableDefinition("1", columns: columns, primaryKey: ["number"]), StoreError.TableFault.name),
        (TableDefinition("t", columns: columns + columns, primaryKey: ["number"]), .twice("number")),
        (TableDefinition("t", columns: columns, primaryKey: ["due"]), .primaryKey),
        (TableDefinition("t", columns: columns, primaryKey: []), .primaryKey),
        (TableDefinition("t", columns: [ColumnDefinition("a b", .text)], primaryKey: ["a b"]), .column("a b")),
        (TableDefinition("t", columns: columns, primaryKey: ["name"], indexes: [IndexDefinition("day")]), .index),
        (
            TableDefinition(
                "t", columns: columns, primaryKey: ["number"], contents: [.init("number", to: .attachment)]),
            .content("number")
        ),
        (
            TableDefinition("t", columns: [ColumnDefinition("n", .integer, searchable: true)], primaryKey: ["n"]),
            .search("n")
        ),
    ])
    func `a declaration that can't be used is refused by its fault`(
        definition: TableDefinition, fault: StoreError.TableFault
    ) {
        #expect(throws: StoreError.invalidTable(table: definition.name, reason: fault)) {
            try DeclaredTable(definition)
        }
    }
}
