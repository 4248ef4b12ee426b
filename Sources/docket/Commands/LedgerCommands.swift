import Casework
import Diagnostics
import Files
import Procedure
import Regulations
import Values

/// `docket ledger`: figures of accounts, period by period; `docket revenue import` is the everyday name for one of
/// them.
enum LedgerCommands {
    static let all = [list, show, load]

    private static let list = Command(
        "ledger list", Message("管理办法里的各个台账，填到哪一期", "the regulation's ledgers and how far they are filled"),
        examples: ["ledger list", "ledger list --json"]
    ) { invocation in
        let ledgers = try invocation.desk().ledgers()
        let terminal = invocation.terminal
        if terminal.isJSON { return try terminal.result(JSON.array(ledgers.map { json($0, terminal) }).text) }
        guard !ledgers.isEmpty else { return terminal.note(Message("没有台账", "there are no ledgers")) }
        var table = Table(
            [
                Message("台账", "ledger"), Message("名称", "name"), Message("计量单位", "counted in"),
                Message("周期", "every"), Message("最近一期", "latest"), Message("客户数", "accounts"),
            ].map(terminal.text))
        for summary in ledgers {
            let ledger = summary.ledger
            table.add([
                ledger.id, terminal.text(ledger.label), terminal.text(ledger.counted),
                terminal.text(ledger.every.label),
                summary.latest ?? "—", String(summary.accounts),
            ])
        }
        for line in table.lines(terminal) { try terminal.result(line) }
    }

    private static func json(_ summary: LedgerSummary, _ terminal: Terminal) -> JSON {
        .object([
            ("ledger", .string(summary.ledger.id)), ("label", .string(summary.ledger.label.chinese)),
            ("unit", .string(terminal.text(summary.ledger.counted))), ("decimals", .number(summary.ledger.decimals)),
            ("every", .string(summary.ledger.every.rawValue)), ("latest", JSON(summary.latest)),
            ("accounts", .number(summary.accounts)),
        ])
    }

    private static let show = Command(
        "ledger show",
        Message("台账里的数：一个客户的各期，或各客户的一期（默认最近一期）", "figures of a ledger: of a customer, or of a period"),
        [Positional(Message("台账", "LEDGER")), Positional(Message("客户", "CUSTOMER"), required: false)],
        options: [
            RecordOptions.unit,
            Option("period", .value(Message("期间", "PERIOD")), Message("哪一期", "which period")),
        ], examples: ["ledger show revenue", "ledger show revenue --period 2026-10"]
    ) { invocation in
        let desk = try invocation.desk()
        let file = try desk.ledgerFile(
            try invocation.required(0), account: invocation.positional(1), unit: invocation.arguments.value("unit"),
            period: invocation.arguments.value("period"))
        let terminal = invocation.terminal
        if terminal.isJSON { return try terminal.result(JSON.array(file.entries.map(json)).text) }
        guard !file.entries.isEmpty else { return terminal.note(Message("没有数据", "there are no figures")) }
        var table = Table(
            [
                Message("编号", "number"), Message("名称", "name"), Message("期间", "period"),
                file.ledger.counted,
            ].map(terminal.text))
        for entry in file.entries {
            let shown = entry.figure.grouped(decimals: file.ledger.decimals)
            table.add([entry.account.number, entry.account.name, entry.period, shown])
        }
        for line in table.lines(terminal) { try terminal.result(line) }
    }

    private static func json(_ entry: LedgerFile.Entry) -> JSON {
        .object([
            ("number", .string(entry.account.number)), ("name", .string(entry.account.name)),
            ("period", .string(entry.period)), ("figure", .string(entry.figure.plain)),
        ])
    }

    private static let load = Command(
        "ledger import",
        Message(
            "从 CSV 导入一个台账各期的数，并重新评定；全部成功或全部不动", "load a ledger's figures from a CSV and grade again; all or nothing"),
        [Positional(Message("台账", "LEDGER")), Positional(Message("文件", "FILE"))],
        examples: ["ledger import revenue 收入.csv"]
    ) { invocation in
        let desk = try invocation.desk()
        try load(try desk.ledger(invocation.required(0)), try invocation.required(1), desk, invocation)
    }

    /// What the columns of a ledger's file are called.
    private static func columns(of ledger: Ledger) -> [CSVColumn] {
        let headings = LedgerHeadings(ledger)
        return [
            CSVColumn(headings.account, also: ["客户代码"], isRequired: true),
            CSVColumn(headings.period, also: ["年月"], isRequired: true),
            CSVColumn(headings.figure, also: ["金额", "数量", "月\(ledger.label.chinese)"], isRequired: true),
            CSVColumn(headings.unit, also: ["单位代码"]), CSVColumn(headings.counted),
        ]
    }

    /// Loads a file into a ledger and says how many lines there were.
    static func load(_ ledger: Ledger, _ path: String, _ desk: Desk, _ invocation: Invocation) throws {
        let table = try CSVTable(path, columns(of: ledger), takesOthers: false)
        let terminal = invocation.terminal
        let count = try table.load { table in
            try desk.importFigures(of: ledger.id, table) { terminal.progress($0, of: $1) }
        }
        let words = ledger.label
        try ImportCommands.report(
            count, Message("行\(words.chinese)", "lines of \(words.english)"), invocation)
    }
}

extension LedgerCycle {
    /// What people call it.
    fileprivate var label: Message {
        switch self {
        case .day: Message("日", "day")
        case .week: Message("周", "week")
        case .month: Message("月", "month")
        }
    }
}
