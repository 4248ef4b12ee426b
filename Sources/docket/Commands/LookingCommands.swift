import Casework
import Diagnostics
import Files
import Procedure
import Records
import Wording

/// `docket show`: a case as it stands.
enum ShowCommand {
    static let command = Command(
        "show",
        Message(
            "一个事项的情况：走到哪一步，等谁办理，要决定的内容，改了什么；也可以写合同、客户等的编号",
            "a case as it stands: its step, whom it waits for, what is decided on, what changed; or a record by its number"
        ),
        [Positional(Message("事项或编号", "CASE OR NUMBER"))],
        examples: ["show 12", "show 12 --json", "show GDYH-2026-0001", "show KH20260001"]
    ) { invocation in
        let word = try invocation.required(0)
        let desk = try invocation.desk()
        guard Int(word) == nil else { return try show(desk.caseFile(invocation.caseNumber(word)), invocation.terminal) }
        let form = try desk.formOfCase(about: word)
        guard form != desk.regulation.accountFormID else {
            return try CustomerCommands.show(word, desk, invocation.terminal)
        }
        let file = try desk.recordFile(of: form, word)
        if let last = file.cases.last { return try show(last, invocation.terminal) }
        let text = RecordText(file, invocation.terminal)
        guard invocation.terminal.isJSON else { return try text.write() }
        try invocation.terminal.result(text.json().text)
    }

    private static func show(_ file: CaseFile, _ terminal: Terminal) throws {
        let text = CaseText(file, terminal)
        if terminal.isJSON { return try terminal.result(text.json().text) }
        let sections = [
            try text.lines(), text.judgedLines(), AttachmentText(file.attachments, terminal).lines(),
            text.changedLines(),
        ]
        for line in sections.filter({ !$0.isEmpty }).joined(separator: [""]) { try terminal.result(line) }
    }
}

/// `docket history`: what happened in a case.
enum HistoryCommand {
    static let command = Command(
        "history",
        Message("一个事项的经过：谁、何时、办了什么、等了多久", "what happened in a case: who, when, what, and how long it waited"),
        [Positional(Message("事项", "CASE"))],
        options: [
            Option(
                "held", .flag,
                Message("只看谁经办了多久（配合 --json 供程序读取）", "only who held it how long (with --json, for programs)"))
        ], examples: ["history 12", "history 12 --json", "history 12 --held"]
    ) { invocation in
        let desk = try invocation.desk()
        let terminal = invocation.terminal
        let number = try invocation.caseNumber(invocation.required(0), desk)
        let held = HoldingText(try desk.holdings(of: number), terminal)
        guard !invocation.arguments.has("held") else {
            if terminal.isJSON { return try terminal.result(held.json.text) }
            for line in try held.lines() { try terminal.result(line) }
            return
        }
        let file = try desk.caseFile(number)
        let entries = try file.history()
        if terminal.isJSON { return try terminal.result(JSON.array(entries.map { json($0, terminal) }).text) }
        var table = Table(
            [
                Message("时间", "time"), Message("单位", "unit"), Message("人员", "person"), Message("办理", "what"),
                Message("等待", "waited"), Message("稿次", "version"), Message("意见", "opinion"),
            ].map(terminal.text))
        for entry in entries {
            let mark = entry.isVoid ? terminal.text(Message("（已作废）", " (void)")) : ""
            table.add([
                entry.time.localMinute, entry.unit,
                terminal.text(
                    entry.item.isByClock ? Message("（时钟）", "(clock)") : .person(entry.person, for: entry.principal)),
                terminal.text(entry.item.words) + mark,
                entry.waited.map { Waiting.text($0, terminal.language) }, entry.version.map { String($0) },
                terminal.text(entry.words),
            ])
        }
        for line in table.lines(terminal) + [""] + (try held.lines()) { try terminal.result(line) }
    }

    private static func json(_ entry: HistoryEntry, _ terminal: Terminal) -> JSON {
        .object([
            ("time", .time(entry.time)), ("unit", .string(entry.unit)), ("person", .string(entry.person)),
            ("for", JSON(entry.principal)), ("clock", .boolean(entry.item.isByClock)),
            ("label", .string(terminal.text(entry.item.words))), ("text", .string(terminal.text(entry.words))),
            ("version", entry.version.map { .number($0) } ?? .null), ("void", .boolean(entry.isVoid)),
            ("waited", entry.waited.map { .number($0) } ?? .null),
        ])
    }
}
