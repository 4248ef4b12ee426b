import Testing

@testable import SQLiteStore
@testable import Store

/// Tables are made anew from the events, whatever became of them.
@Suite struct RebuildingTests {
    let folder: Folder

    init() throws {
        folder = try Folder()
        let office = try Sample.office(in: folder)
        try office.write { transaction throws in
            for number in 1...3 { try Sample.open(number, in: transaction) }
            let event = try transaction.append(
                Sample.draft(#"{"code":"c1","name":"示例公司"}"#, kind: "customer.named", subject: "customer:c1"))
            try Sample.apply(event, to: transaction)
        }
    }

    @Test(arguments: [
        "DELETE FROM declarations", "DELETE FROM declarations WHERE name = 'tasks'",
        "UPDATE declarations SET fingerprint = x''", "INSERT INTO declarations VALUES ('a b', x'')",
        "DROP TABLE kept_tasks", "DROP TABLE search_customers", "DELETE FROM kept_customers",
        "DROP TABLE kept_tasks; CREATE VIEW kept_tasks AS SELECT 1", "DROP INDEX kept_tasks_1",
        "ALTER TABLE kept_tasks ADD COLUMN extra TEXT", "CREATE TABLE kept_extra (a)",
        "DELETE FROM search_customers", "DROP TRIGGER kept_customers_added",
        "DELETE FROM event_forms", "INSERT INTO event_forms VALUES ('from.nowhere', 9)",
        "DELETE FROM search_customers_content", "DELETE FROM search_customers_docsize",
    ])
    func `after a rebuild everything is sound again`(_ statement: String) throws {
        try Tampering(folder).connection.execute(statement)
        let before = try Sample.reopened(folder)
        #expect(try !before.staleTables.isEmpty || !before.verify(applying: Sample.apply).isSound)
        let office = try Sample.reopened(folder)
        try office.rebuild(Sample.apply)
        #expect(try office.verify(applying: Sample.apply).problems == [])
        #expect(try Sample.reopened(folder).staleTables == [])
        let found = try office.read { try $0.count("customers", where: [.matches("name", "示例")]) }
        #expect(found == 1)
    }
}
