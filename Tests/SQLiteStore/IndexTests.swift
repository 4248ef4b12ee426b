import Store
import Testing

@testable import SQLiteStore

@Suite struct IndexTests {
    let folder: Folder
    let connection: Connection

    init() throws {
        folder = try Folder()
        let table = TableDefinition(
            "marks",
            columns: [
                ColumnDefinition("number", .integer), ColumnDefinition("person", .text, optional: true),
                ColumnDefinition("city", .text),
            ],
            primaryKey: ["number"], indexes: [IndexDefinition("person", "city"), IndexDefinition("city", "person")])
        _ = try OfficeFile.create(at: folder.file("office"), tables: [table])
        connection = try Connection(path: folder.file("office"), flags: 2)
    }

    private func texts(_ sql: String, column: Int32) throws -> [String] {
        var cursor = try connection.cursor(sql)
        var texts: [String] = []
        while try cursor.next() { texts.append(try cursor.text(column)) }
        return texts
    }

    @Test func `an index leaves out the rows that have nothing in its first column`() throws {
        let indexes = try texts(
            "SELECT sql FROM sqlite_schema WHERE name LIKE 'kept_marks_%' ORDER BY name", column: 0)
        #expect(indexes.map { $0.hasSuffix(#" WHERE "person" IS NOT NULL"#) } == [true, false])
    }

    @Test(arguments: [
        #""person" = 'p01'"#, #""person" IN ('p01', 'p02')"#, #""person" >= 'p'"#,
        #""person" = 'p01' AND "city" = '广州'"#,
    ])
    func `whoever looks for what is in the column is answered by it`(condition: String) throws {
        let plan = try texts("EXPLAIN QUERY PLAN SELECT * FROM kept_marks WHERE \(condition)", column: 3)
        #expect(plan.count == 1 && plan.allSatisfy { $0.contains("INDEX kept_marks_1 ") })
    }
}
