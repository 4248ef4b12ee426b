import Casework
import Diagnostics
import Files
import Procedure
import Records
import Values

/// `docket list` and `docket mine`: cases, where they stand and with whom.
enum ListCommands {
    static let all = [mine, list]

    static let list = Command(
        "list", Message("事项清单：管理范围内和我经手的，可以筛选", "the cases of your scope and those you dealt with, filtered"),
        options: CaseFilters.filters + [
            Option("chain", .value(Message("流程", "CHAIN")), Message("这个流程", "of this chain")),
            Option("form", .value(Message("表单", "FORM")), Message("这种表单", "about this form")),
            RecordOptions.customer,
        ] + CaseFilters.form + [ListLimit.option],
        examples: [
            "list", "list --state open --step 审核", "list --holder p-quality --sort since",
            "list --tier gold --amount 50万..300万 --since 2026-01-01",
            "list --columns case,title,amount,holder --csv",
        ]
    ) { invocation in
        var query = try CaseFilters.query(invocation)
        query.chain = invocation.arguments.value("chain")
        query.form = invocation.arguments.value("form")
        query.customer = invocation.arguments.value("customer")
        let usual = ["case", "chain", "title", "customer", "amount", "unit", "state", "step", "holder", "since"]
        try show(query, usual, invocation, json: { $0.json(invocation.terminal) }) {
            Message("没有符合条件的事项", "no case matches")
        }
    }

    static let mine = Command(
        "mine",
        Message("我报送的事项：走到哪一步、在谁手里、从何时起、最后的意见", "what I submitted: its step, holder, since when, and the last word"),
        options: [Option("all", .flag, Message("已经办结的也列出", "those that have ended too"))] + CaseFilters.form
            + [ListLimit.option],
        examples: ["mine", "mine --all", "mine --sort since --json"]
    ) { invocation in
        var query = CaseQuery()
        query.isOwn = true
        let isAll = invocation.arguments.has("all")
        if !isAll { query.states = [.open] }
        let usual = ["case", "title", "customer", "state", "step", "holder", "since", "last"]
        try show(query, usual, invocation, json: { $0.json(invocation.terminal) }) {
            isAll
                ? Message("您没有报送过事项", "you have submitted nothing")
                : Message("您没有办理中的报送；已办结的用 --all 查看", "nothing that you submitted is running; --all shows the rest")
        }
        try noteResults(invocation)
    }

    /// Says how many results wait to be read, for people.
    private static func noteResults(_ invocation: Invocation) throws {
        guard !invocation.terminal.isJSON, !invocation.arguments.has("csv") else { return }
        let unread = try invocation.desk().inbox([.notices]).notices.rows.count
        guard unread > 0 else { return }
        invocation.terminal.note(
            Message(
                "有 \(unread) 个结果或退回没有看：docket inbox --results",
                "\(unread) results or returns are unread: docket inbox --results"))
    }

    /// Shows the cases that a query means.
    ///
    /// - Parameters:
    ///   - usual: the columns, where none are asked for.
    ///   - json: a case for programs.
    ///   - nothing: what to say where there is none.
    static func show(
        _ query: CaseQuery, _ usual: [String], _ invocation: Invocation, json: (CaseLine) throws -> JSON,
        nothing: () -> Message
    ) throws {
        let columns = try CaseFilters.columns(usual, invocation)
        let limit = try ListLimit.limit(invocation)
        // What is sorted is read whole: the least may be the oldest.
        let isSorted = invocation.arguments.has("sort")
        let listed = try invocation.desk().cases(query, limit: isSorted ? nil : limit)
        let sorted = try CaseFilters.sorted(listed.rows, invocation)
        let lines = isSorted ? limit.map { Array(sorted.prefix($0)) } ?? sorted : sorted
        try CaseTable(columns, invocation).write(lines, json: json, nothing: nothing)
        ListLimit.noteCut(listed.isCut || lines.count < sorted.count, invocation)
    }
}

/// Writes cases in columns: as a table for people, as CSV, as JSON.
struct CaseTable {
    private let columns: [CaseColumn]
    private let invocation: Invocation
    private var terminal: Terminal { invocation.terminal }

    init(_ columns: [CaseColumn], _ invocation: Invocation) {
        self.columns = columns
        self.invocation = invocation
    }

    /// - Parameter json: a line for programs.
    func write(_ lines: [CaseLine], json: (CaseLine) throws -> JSON, nothing: () -> Message) throws {
        if invocation.arguments.has("csv") { return try terminal.result(bytes: csv(lines)) }
        if terminal.isJSON { return try terminal.result(JSON.array(lines.map(json)).text) }
        guard !lines.isEmpty else { return terminal.note(nothing()) }
        var table = Table(columns.map { terminal.text($0.title) })
        for line in lines { table.add(columns.map { shown($0, line) }) }
        for row in table.lines(terminal) { try terminal.result(row) }
    }

    /// What people see of a cell: names that would push the rest away are cut.
    private func shown(_ column: CaseColumn, _ line: CaseLine) -> String? {
        column.text(line, terminal).map { shortened($0, to: column.id == "last" ? 60 : 28) }
    }

    /// A spreadsheet knows by the mark at its beginning that it is UTF-8.
    private func csv(_ lines: [CaseLine]) -> [UInt8] {
        let text = CSV.Writer().text(
            header: columns.map { terminal.text($0.title) },
            rows: lines.map { line in columns.map { $0.text(line, terminal) ?? "" } })
        return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    }
}
