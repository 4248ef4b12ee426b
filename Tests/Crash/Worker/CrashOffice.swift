import SQLiteStore
import Store

/// An office whose commands leave traces in several places, so that half a command shows.
enum CrashOffice {
    static let tables = [
        TableDefinition(
            "commands",
            columns: [
                ColumnDefinition("number", .integer), ColumnDefinition("name", .text, searchable: true),
                ColumnDefinition("steps", .integer),
            ],
            primaryKey: ["number"], indexes: [IndexDefinition("name", unique: true)]),
        TableDefinition(
            "totals", columns: [ColumnDefinition("name", .text), ColumnDefinition("steps", .integer)],
            primaryKey: ["name"]),
    ]

    /// One command: the next number of a series, three events, and their rows.
    static func decide(_ name: String, attaching content: StagedAttachment?, in transaction: any Transaction) throws {
        let number = (try transaction.greatest("number", in: "commands") ?? 0) + 1
        if let content { try transaction.link(content) }
        for (step, kind) in ["command.begun", "command.done", "command.filed"].enumerated() {
            let event = try transaction.append(
                EventDraft(
                    time: "2026-03-01T08:00:00.000Z", kind: kind, person: "p01", command: "decide",
                    subject: "command:\(name)", payload: #"{"number":\#(number),"step":\#(step)}"#))
            try apply(event, to: transaction)
        }
    }

    /// What an event means for the tables.
    static func apply(_ event: Event, to tables: any TableWriting) throws {
        let name = String(event.subject.dropFirst("command:".count))
        switch event.kind {
        case "command.begun":
            let digits = event.payload.drop { !$0.isNumber }.prefix { $0.isNumber }
            try tables.insert(into: "commands", ["number": Value(Int(digits)), "name": .text(name), "steps": 1])
        case "command.done":
            try tables.update("commands", set: ["steps": 2], where: [.equals("name", .text(name))])
        default:
            try tables.update("commands", set: ["steps": 3], where: [.equals("name", .text(name))])
            let total = try tables.row("totals", where: [.equals("name", "all")])?.integer("steps") ?? 0
            try tables.put(into: "totals", ["name": "all", "steps": .integer(total + 3)])
        }
    }

    /// The names of all commands that are there whole; throws `Half` when one is there in part.
    static func commands(in snapshot: any Snapshot) throws -> [String] {
        let rows = try snapshot.rows(Query("commands"))
        let total = try snapshot.row("totals", where: [.equals("name", "all")])?.integer("steps") ?? 0
        let head = try snapshot.head().number
        guard total == Int64(rows.count * 3), head == rows.count * 3 else { throw Half() }
        return try rows.enumerated().map { position, row in
            guard try row.integer("steps") == 3, try row.integer("number") == position + 1 else { throw Half() }
            return try row.text("name")
        }
    }

    /// A content of two pieces that is different for each command.
    static func content(of command: String, in office: OfficeFile) throws -> StagedAttachment {
        var pieces = [Array(repeating: UInt8(ascii: "."), count: 1 << 20), Array(command.utf8)]
        return try office.stage { pieces.isEmpty ? [] : pieces.removeFirst() }
    }

    struct Half: Error {}
}
