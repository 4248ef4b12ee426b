import Store

/// An invented office: cases with tasks, and customers that can be searched.
enum BenchOffice {
    static let tables = [
        TableDefinition(
            "cases",
            columns: [
                ColumnDefinition("number", .integer), ColumnDefinition("state", .text),
                ColumnDefinition("snapshot", .text),
            ],
            primaryKey: ["number"], indexes: [IndexDefinition("state")]),
        TableDefinition(
            "tasks",
            columns: [
                ColumnDefinition("number", .integer), ColumnDefinition("case", .integer),
                ColumnDefinition("person", .text), ColumnDefinition("due", .text),
            ],
            primaryKey: ["number"], indexes: [IndexDefinition("person", "due"), IndexDefinition("case")]),
        TableDefinition(
            "customers",
            columns: [
                ColumnDefinition("code", .text), ColumnDefinition("name", .text, searchable: true),
                ColumnDefinition("tier", .integer),
            ],
            primaryKey: ["code"], indexes: [IndexDefinition("tier")]),
    ]

    static func draft(_ kind: String, _ subject: String, _ payload: String, cause: Int? = nil) -> EventDraft {
        EventDraft(
            time: "2026-03-01T08:00:00.000Z", kind: kind, person: "p0417", command: "approve", cause: cause,
            subject: subject, payload: payload)
    }

    /// One task completed: its three events, the case's new state, the task gone, and the next one opened.
    static func decide(_ number: Int, in transaction: any Transaction) throws {
        let id = Value(number % 200)
        let task = try transaction.greatest("number", in: "tasks") ?? 0
        let done = try transaction.append(
            draft("task.done", "case:\(number % 200)", #"{"opinion":"同意","task":\#(task)}"#))
        try transaction.delete(from: "tasks", where: [.equals("number", .integer(task))])
        try transaction.append(
            draft("case.moved", "case:\(number % 200)", #"{"from":"city","to":"province"}"#, cause: done.number))
        try transaction.put(
            into: "cases", ["number": id, "state": "province", "snapshot": #"{"configuration":["province"]}"#])
        try transaction.append(
            draft("task.opened", "case:\(number % 200)", #"{"person":"p0011","task":\#(task + 1)}"#, cause: done.number)
        )
        try transaction.insert(
            into: "tasks", ["number": .integer(task + 1), "case": id, "person": "p0011", "due": "2026-03-09"])
    }

    /// The name of an invented customer.
    static func name(_ number: Int) -> String {
        let characters = Array("东西南北中山海江河湖城市工商农贸科技电子信息物流运输纸业服装食品机械化工医药建材旅游文化教育体育传媒广告印刷")
        var rest = number &* 2_654_435_761
        var name = "示例"
        for _ in 0..<6 {
            name.append(characters[abs(rest % characters.count)])
            rest = rest / characters.count &+ number &* 7
        }
        return name + "公司\(number)"
    }
}
