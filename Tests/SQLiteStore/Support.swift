import Digest
import Foundation
import SQLiteStore
import Store

/// A folder of its own for one test, removed with it.
final class Folder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "docket-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
}

/// The tables of an invented office: tasks, customers that can be searched, and revenues.
enum Sample {
    static let tasks = TableDefinition(
        "tasks",
        columns: [
            ColumnDefinition("number", .integer), ColumnDefinition("person", .text),
            ColumnDefinition("due", .text, optional: true), ColumnDefinition("mark", .blob, optional: true),
        ],
        primaryKey: ["number"], indexes: [IndexDefinition("person", "due")])

    static let customers = TableDefinition(
        "customers",
        columns: [
            ColumnDefinition("code", .text), ColumnDefinition("name", .text, searchable: true),
            ColumnDefinition("address", .text, optional: true, searchable: true),
            ColumnDefinition("tier", .integer),
        ],
        primaryKey: ["code"])

    static let revenues = TableDefinition(
        "revenues",
        columns: [
            ColumnDefinition("customer", .text), ColumnDefinition("city", .text), ColumnDefinition("month", .text),
            ColumnDefinition("amount", .integer),
        ],
        primaryKey: ["customer", "month"])

    static let tables = [tasks, customers, revenues]

    static func office(in folder: Folder, _ name: String = "office") throws -> OfficeFile {
        try OfficeFile.create(at: folder.file(name), tables: tables)
    }

    static func reopened(_ folder: Folder, _ name: String = "office") throws -> OfficeFile {
        try OfficeFile.open(at: folder.file(name), tables: tables)
    }

    static func draft(
        _ payload: String = "{}", kind: String = "task.opened", subject: String = "case:1", cause: Int? = nil
    ) -> EventDraft {
        EventDraft(
            time: "2026-03-01T08:00:00.000Z", kind: kind, person: "p01", command: "submit", cause: cause,
            subject: subject, payload: payload)
    }

    /// Opens a task: the event and its row.
    @discardableResult
    static func open(_ number: Int, for person: String = "p01", in transaction: any Transaction) throws -> Event {
        let event = try transaction.append(
            draft(#"{"number":\#(number),"person":"\#(person)"}"#, subject: "task:\(number)"))
        try apply(event, to: transaction)
        return event
    }

    /// What the events of these tests mean for the tables.
    static func apply(_ event: Event, to tables: any TableWriting) throws {
        guard let payload = try JSONSerialization.jsonObject(with: Data(event.payload.utf8)) as? [String: Any] else {
            return
        }
        switch event.kind {
        case "task.opened":
            guard let number = payload["number"] as? Int, let person = payload["person"] as? String else { return }
            try tables.insert(into: "tasks", ["number": Value(number), "person": .text(person)])
        case "task.done":
            guard let number = payload["number"] as? Int else { return }
            try tables.delete(from: "tasks", where: [.equals("number", Value(number))])
        case "customer.named":
            guard let code = payload["code"] as? String, let name = payload["name"] as? String else { return }
            try tables.put(into: "customers", ["code": .text(code), "name": .text(name), "tier": 1])
        default: break
        }
    }
}

/// The error of an expression, when it is one of the store.
func storeError<Answer>(_ body: () throws -> Answer) -> StoreError? {
    do {
        _ = try body()
        return nil
    } catch {
        return error as? StoreError
    }
}

extension Tampering {
    init(_ folder: Folder, _ name: String = "office") throws { try self.init(path: folder.file(name)) }
}
