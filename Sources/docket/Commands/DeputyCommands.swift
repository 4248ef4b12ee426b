import Casework
import Diagnostics
import Files
import Procedure
import Records
import Values

/// `docket deputy`, and what happens to the work of someone who leaves.
enum DeputyCommands {
    static let all = [appoint, list, end, leave]

    static let appoint = Command(
        "deputy appoint", Message("指定代理人：这段时间由他代为办理", "appoint a deputy who acts for you for some days"),
        [Positional(Message("代理人", "PERSON"))],
        options: [
            Option("from", .value(Message("日期", "DATE")), Message("第一天（默认今天）", "the first day (today unless given)")),
            Option("to", .value(Message("日期", "DATE")), Message("最后一天", "the last day")),
            Option(
                "for", .value(Message("人员", "PERSON")),
                Message("代理谁（默认自己；代别人指定须是管理员）", "whom to represent (yourself; others only by administrators)")),
            Option(
                "chain", .values(Message("流程", "CHAIN")), Message("只代理这些流程", "only for these chains")),
        ],
        examples: [
            "deputy appoint p-quality-2 --to 2026-12-31",
            "deputy appoint p-quality-2 --from 2026-12-01 --to 2026-12-31 --chain diamond-contract",
        ]
    ) { invocation in
        let arguments = invocation.arguments
        let desk = try invocation.desk()
        let entry = DeputyEntry(
            deputy: try invocation.required(0), for: arguments.value("for"),
            from: try invocation.date("from") ?? desk.now.day,
            to: try invocation.date(text: invocation.option("to")), chains: arguments.values("chain"))
        let number = try desk.appoint(entry)
        let terminal = invocation.terminal
        if terminal.isJSON {
            try terminal.result(JSON.object([("deputy", .number(number))]).text)
        } else {
            try terminal.result(
                terminal.text(
                    Message(
                        "第 \(number) 号代理：\(entry.deputy)，\(entry.from.iso) 至 \(entry.to.iso)",
                        "deputy \(number): \(entry.deputy), \(entry.from.iso) to \(entry.to.iso)")))
        }
        invocation.noteRehearsal()
    }

    static let list = Command(
        "deputy list", Message("现在和以后的代理", "deputies, now and to come"),
        examples: ["deputy list", "deputy list --json"]
    ) { invocation in
        let desk = try invocation.desk()
        let deputyships = try desk.deputyships()
        let names = try desk.names()
        let terminal = invocation.terminal
        if terminal.isJSON { return try terminal.result(JSON.array(deputyships.map(json)).text) }
        guard !deputyships.isEmpty else { return terminal.note(Message("没有代理", "there are no deputies")) }
        var table = Table(
            [
                Message("号", "no."), Message("被代理人", "represents"), Message("代理人", "deputy"), Message("开始", "from"),
                Message("结束", "to"), Message("流程", "chains"),
            ].map(terminal.text))
        for deputyship in deputyships {
            table.add([
                String(deputyship.id), names.person(deputyship.person), names.person(deputyship.deputy),
                deputyship.from.iso, deputyship.to.iso,
                deputyship.chains.isEmpty
                    ? terminal.text(Message("全部", "all")) : deputyship.chains.joined(separator: " "),
            ])
        }
        for line in table.lines(terminal) { try terminal.result(line) }
    }

    private static func json(_ deputyship: Deputyship) throws -> JSON {
        try JSON(
            deputyship, without: ["by", "ended"], calling: ["id": "deputy", "person": "for", "deputy": "person"])
    }

    static let end = Command(
        "deputy end", Message("提前结束代理", "end a deputy's time early"), [Positional(Message("代理号", "NUMBER"))],
        examples: ["deputy end 57"]
    ) { invocation in
        let word = try invocation.required(0)
        guard let number = Int(word) else {
            throw UsageError(
                "deputy-number", Message("“\(word)” 不是代理号", "“\(word)” is not the number of a deputy"),
                advice: Message("用 docket deputy list 查看", "docket deputy list shows them"),
                command: invocation.command.name)
        }
        let ended = try invocation.desk().endDeputyship(number)
        let terminal = invocation.terminal
        if terminal.isJSON {
            try terminal.result(json(ended).text)
        } else {
            try terminal.result(terminal.text(Message("第 \(number) 号代理已结束", "deputy \(number) has ended")))
        }
        invocation.noteRehearsal()
    }

    static let leave = Command(
        "person leave",
        Message("离职转办：把一个人的岗位和待办全部交给接办的人", "forward all posts and tasks of someone who leaves to a successor"),
        [Positional(Message("人员", "PERSON"))],
        options: [
            Option("successor", .value(Message("人员", "PERSON")), Message("接办的人", "who takes over")),
            Option(
                "on", .value(Message("日期", "DATE")),
                Message("最后一个工作日（默认已经离开）", "the last day at work (gone already unless given)")),
            Option("message", short: "m", .value(Message("说明", "TEXT")), Message("说明", "a note")),
        ], examples: ["person leave p-quality --successor p-quality-2 -m 调离"]
    ) { invocation in
        let person = try invocation.required(0)
        let successor = try invocation.option("successor")
        let forwarded = try invocation.desk().forwardWork(
            of: person, to: successor, on: try invocation.date("on"),
            text: invocation.arguments.value("message") ?? "")
        let terminal = invocation.terminal
        if terminal.isJSON {
            try terminal.result(
                JSON.object([
                    ("posts", .array(forwarded.posts.map { .string($0) })),
                    ("cases", .array(forwarded.cases.map { .number($0) })),
                ]).text)
        } else {
            for post in forwarded.posts {
                try terminal.result(terminal.text(Message("岗位：\(post)", "post: \(post)")))
            }
            for number in forwarded.cases {
                try terminal.result(terminal.text(Message("待办：事项 \(number)", "task: case \(number)")))
            }
        }
        invocation.noteRehearsal()
    }
}

extension Invocation {
    /// An option that must be given.
    func option(_ name: String) throws -> String {
        if let value = arguments.value(name), !value.isEmpty { return value }
        throw UsageError(
            "option-missing", Message("缺少 --\(name)", "--\(name) is missing"), command: command.name)
    }

    /// A day that an option gives.
    func date(_ option: String) throws -> CalendarDate? { try arguments.value(option).map(date(text:)) }

    /// A day.
    func date(text: String) throws -> CalendarDate {
        do throws(CalendarDate.ParsingError) {
            return try CalendarDate(parsing: text)
        } catch {
            throw UsageError("date", error.message, command: command.name)
        }
    }
}
