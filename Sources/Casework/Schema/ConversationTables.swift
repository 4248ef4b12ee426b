import Store

/// What people do around a decision without deciding.
extension OfficeTables {
    static let conversation: [TableDefinition] = [drafts, questions, copies, readings, reminders, follows]

    static let drafts = TableDefinition(
        "drafts",
        columns: [
            .init("task", .integer), .init("person", .text), .init("text", .text), .init("time", .text),
        ], primaryKey: ["task", "person"])

    static let questions = TableDefinition(
        "questions",
        columns: [
            .init("case", .integer), .init("number", .integer), .init("task", .integer), .init("label", .text),
            .init("asker", .text), .init("deputyfor", .text, optional: true), .init("first", .text),
            .init("asked", .text), .init("forwarded", .text, optional: true),
            .init("text", .text), .init("time", .text), .init("answer", .text, optional: true),
            .init("answered", .text, optional: true), .init("answerer", .text, optional: true),
            .init("open", .integer),
        ], primaryKey: ["case", "number"], indexes: [.init("asked", "open", "time")])

    static let copies = TableDefinition(
        "copies",
        columns: [
            .init("id", .integer), .init("case", .integer), .init("state", .text),
            .init("unit", .text, optional: true), .init("person", .text, optional: true), .init("label", .text),
            .init("clause", .text, optional: true), .init("sender", .text, optional: true),
            .init("note", .text, optional: true), .init("hidden", .text, optional: true), .init("time", .text),
            .init("unread", .integer),
        ], primaryKey: ["id"],
        indexes: [.init("case"), .init("unit", "unread", "id"), .init("person", "unread", "id")])

    static let readings = TableDefinition(
        "readings",
        columns: [
            .init("copy", .integer), .init("person", .text), .init("deputyfor", .text, optional: true),
            .init("case", .integer), .init("time", .text),
        ], primaryKey: ["copy", "person"], indexes: [.init("case")])

    static let reminders = TableDefinition(
        "reminders",
        columns: [
            .init("id", .integer), .init("task", .integer), .init("case", .integer), .init("person", .text),
            .init("text", .text), .init("time", .text),
        ], primaryKey: ["id", "task"], indexes: [.init("task", "id"), .init("case", "person", "id")])

    static let follows = TableDefinition(
        "follows",
        columns: [.init("person", .text), .init("case", .integer), .init("time", .text)],
        primaryKey: ["person", "case"])
}
