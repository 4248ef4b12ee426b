import Store

/// A running case went over to another edition of its chain.
struct CaseMigrated: OfficeEvent {
    static let kind = "case.migrated"

    /// What an open task is called now, and who may not decide it.
    struct TaskChange: Codable, Sendable, Equatable {
        let task: Int
        let label: String
        let barred: [String]
    }

    let number: Int
    /// The names of both editions, for people.
    let editions: String
    /// The digest of the package that it ran under.
    let from: String
    /// The digest of the package that it runs under from now on.
    let package: String
    /// The path of its chart in the package.
    let chart: String
    /// The states that have another identifier now: the new one by the old one.
    let renamed: [String: String]
    let tasks: [TaskChange]
    /// The active states that have no active child, in the order of the new chart.
    let active: [String]
    /// The machine's state as XML.
    let snapshot: String
    var subject: String { "case:\(number)" }

    /// The columns that name states of the case.
    private static let stateColumns = [
        ("tasks", "state"), ("tasks", "resume"), ("opinions", "state"), ("opinions", "target"),
        ("interventions", "state"), ("copies", "state"),
    ]

    func apply(_ event: Store.Event, to tables: any TableWriting) throws {
        try tables.update(
            "cases",
            set: [
                "package": .text(package), "chart": .text(chart), "active": .text(active.joined(separator: " ")),
                "snapshot": .text(snapshot),
            ], where: [.equals("number", Value(number))])
        try tables.insert(
            into: "interventions",
            [
                "id": Value(event.number), "case": Value(number),
                "kind": .text(CaseIntervened.Kind.migrate.rawValue), "person": .text(event.person),
                "deputyfor": Value(event.deputyFor), "text": .text(editions), "time": .text(event.time),
            ])
        for (table, column) in Self.stateColumns { try rename(column, of: table, in: tables) }
        for change in tasks {
            try tables.update(
                "tasks",
                set: ["label": .text(change.label), "barred": .text(change.barred.joined(separator: " "))],
                where: [.equals("id", Value(change.task))])
        }
    }

    /// Row by row, so that two states may swap their names.
    private func rename(_ column: String, of table: String, in tables: any TableWriting) throws {
        guard !renamed.isEmpty else { return }
        for row in try tables.rows(Query(table, columns: ["id", column], where: [.equals("case", Value(number))])) {
            guard let name = try row.optionalText(column).flatMap({ renamed[$0] }) else { continue }
            try tables.update(table, set: [column: .text(name)], where: [.equals("id", .integer(row.integer("id")))])
        }
    }
}
