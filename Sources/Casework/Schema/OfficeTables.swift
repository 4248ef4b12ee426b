import Store

/// The tables that follow from the events: what an office looks up while it works.
///
/// Identifiers named `id` are the number of the event that made the row, so rebuilding gives the same ones.
public enum OfficeTables {
    /// All tables, in the order in which they are made.
    public static let all: [TableDefinition] =
        [
            settings, editions, units, people, posts, records, versions, uniques, customers, revenue, numbers, cases,
            tasks, seats, opinions, interventions, deputies, attachments, timers, calendar,
        ] + conversation

    static let settings = TableDefinition(
        "settings", columns: [.init("name", .text), .init("value", .text)], primaryKey: ["name"])

    static let editions = TableDefinition(
        "editions",
        columns: [
            .init("id", .integer), .init("edition", .text), .init("package", .text), .init("adopted", .text),
            .init("person", .text),
        ], primaryKey: ["id"])

    static let units = TableDefinition(
        "units",
        columns: [
            .init("code", .text), .init("name", .text), .init("kind", .text), .init("parent", .text, optional: true),
            .init("prefix", .text, optional: true), .init("attributes", .text),
        ], primaryKey: ["code"])

    static let people = TableDefinition(
        "people",
        columns: [.init("code", .text), .init("name", .text), .init("account", .text, optional: true)],
        primaryKey: ["code"], indexes: [.init("account")])

    static let posts = TableDefinition(
        "posts",
        columns: [
            .init("id", .integer), .init("person", .text), .init("post", .text), .init("unit", .text),
            .init("from", .text), .init("to", .text, optional: true),
        ], primaryKey: ["id"], indexes: [.init("person"), .init("unit", "post")])

    static let records = TableDefinition(
        "records",
        columns: [
            .init("form", .text), .init("number", .text), .init("version", .integer), .init("unit", .text),
            .init("customer", .text, optional: true), .init("person", .text), .init("created", .text),
            .init("updated", .text), .init("state", .text), .init("values", .text),
            // The units that registered and own the customer: who sees the record is found by them in its order.
            .init("registrar", .text, optional: true), .init("owner", .text, optional: true),
        ], primaryKey: ["form", "number"],
        indexes: [
            .init("customer", "form"), .init("form", "unit"), .init("form", "registrar"), .init("form", "owner"),
        ])

    static let versions = TableDefinition(
        "versions",
        columns: [
            .init("form", .text), .init("number", .text), .init("version", .integer), .init("kind", .text),
            .init("values", .text), .init("person", .text), .init("time", .text),
            .init("reason", .text, optional: true), .init("case", .integer, optional: true),
        ], primaryKey: ["form", "number", "version"])

    static let uniques = TableDefinition(
        "uniques",
        columns: [
            .init("form", .text), .init("field", .text), .init("value", .text), .init("number", .text),
        ], primaryKey: ["form", "field", "value"], indexes: [.init("form", "number")])

    static let customers = TableDefinition(
        "customers",
        columns: [
            .init("number", .text), .init("name", .text, searchable: true), .init("unit", .text),
            .init("state", .text), .init("tier", .text, optional: true), .init("managed", .text, optional: true),
            .init("owner", .text, optional: true), .init("grade", .text, optional: true),
        ], primaryKey: ["number"], indexes: [.init("unit", "number"), .init("owner", "number")])

    static let revenue = TableDefinition(
        "revenue",
        columns: [
            .init("ledger", .text), .init("customer", .text), .init("month", .text), .init("unit", .text),
            .init("amount", .integer),
        ], primaryKey: ["ledger", "customer", "month"], indexes: [.init("ledger", "month")])

    static let numbers = TableDefinition(
        "numbers",
        columns: [
            .init("series", .text), .init("unit", .text), .init("year", .text), .init("last", .integer),
        ], primaryKey: ["series", "unit", "year"])

    static let cases = TableDefinition(
        "cases",
        columns: [
            .init("number", .integer), .init("chain", .text), .init("form", .text), .init("record", .text),
            .init("unit", .text), .init("submitter", .text), .init("package", .text), .init("chart", .text),
            .init("letter", .text, optional: true), .init("opened", .text), .init("closed", .text, optional: true),
            .init("state", .text), .init("outcome", .text, optional: true), .init("active", .text),
            .init("snapshot", .text), .init("due", .text, optional: true),
        ], primaryKey: ["number"],
        indexes: [
            .init("due"), .init("form", "record"), .init("state", "number"), .init("submitter", "form", "record"),
        ])

    static let tasks = TableDefinition(
        "tasks",
        columns: [
            .init("id", .integer), .init("case", .integer), .init("state", .text), .init("label", .text),
            .init("status", .text), .init("opened", .text), .init("closed", .text, optional: true),
            .init("barred", .text), .init("resume", .text, optional: true), .init("reason", .text, optional: true),
            .init("action", .text, optional: true), .init("numbers", .text, optional: true),
        ], primaryKey: ["id"], indexes: [.init("case", "status")])

    static let seats = TableDefinition(
        "seats",
        columns: [
            .init("task", .integer), .init("seat", .integer), .init("case", .integer),
            .init("post", .text, optional: true), .init("unit", .text, optional: true),
            .init("person", .text, optional: true), .init("weight", .integer), .init("origin", .text),
            .init("by", .text, optional: true), .init("back", .integer, optional: true), .init("place", .integer),
            .init("status", .text), .init("open", .integer), .init("opinion", .integer, optional: true),
        ], primaryKey: ["task", "seat"],
        indexes: [.init("unit", "post", "open"), .init("person", "open"), .init("case")])

    static let interventions = TableDefinition(
        "interventions",
        columns: [
            .init("id", .integer), .init("case", .integer), .init("kind", .text),
            .init("task", .integer, optional: true), .init("state", .text, optional: true), .init("person", .text),
            .init("deputyfor", .text, optional: true), .init("concerns", .text, optional: true),
            .init("text", .text), .init("time", .text),
        ], primaryKey: ["id"], indexes: [.init("case", "id")])

    static let timers = TableDefinition(
        "timers",
        columns: [
            .init("id", .integer), .init("case", .integer), .init("task", .integer, optional: true),
            .init("kind", .text), .init("state", .text), .init("due", .text), .init("working", .integer),
            .init("remaining", .integer, optional: true), .init("paused", .text, optional: true),
            .init("limit", .text, optional: true), .init("action", .text, optional: true),
            .init("post", .text, optional: true), .init("unit", .text, optional: true),
            .init("fired", .text, optional: true),
        ], primaryKey: ["id"], indexes: [.init("state", "due"), .init("case"), .init("task")])

    static let calendar = TableDefinition(
        "calendar",
        columns: [
            .init("year", .integer), .init("holidays", .text), .init("workdays", .text), .init("names", .text),
        ], primaryKey: ["year"])

    static let deputies = TableDefinition(
        "deputies",
        columns: [
            .init("id", .integer), .init("person", .text), .init("deputy", .text), .init("from", .text),
            .init("to", .text), .init("chains", .text), .init("by", .text), .init("ended", .text, optional: true),
        ], primaryKey: ["id"], indexes: [.init("person"), .init("deputy")])

    static let opinions = TableDefinition(
        "opinions",
        columns: [
            .init("id", .integer), .init("case", .integer), .init("task", .integer), .init("state", .text),
            .init("label", .text), .init("action", .text), .init("actionlabel", .text), .init("text", .text),
            .init("person", .text), .init("deputyfor", .text, optional: true), .init("post", .text),
            .init("unit", .text), .init("time", .text), .init("version", .integer), .init("digests", .text),
            .init("fields", .text), .init("voidedby", .integer, optional: true),
            .init("voidedat", .text, optional: true), .init("takenback", .integer, optional: true),
            .init("advice", .integer), .init("target", .text, optional: true),
        ], primaryKey: ["id"], indexes: [.init("case", "id"), .init("person")])

    static let attachments = TableDefinition(
        "attachments",
        columns: [
            .init("id", .integer), .init("form", .text), .init("record", .text), .init("name", .text),
            .init("role", .text, optional: true), .init("digest", .text), .init("size", .integer),
            .init("person", .text), .init("time", .text),
        ], primaryKey: ["id"], indexes: [.init("form", "record")])
}
