import Casework
import Diagnostics

/// `docket act` and its short forms.
enum ActCommands {
    private static let options: [Option] = [
        Option("message", short: "m", .value(Message("意见", "TEXT")), Message("书面意见", "the written opinion")),
        Option(
            "task", short: "t", .value(Message("状态", "STATE")),
            Message("有几个待办时，指明哪一个", "which task, when there are several")),
        Option(
            "set", short: "s", .values(Message("字段=值", "FIELD=VALUE")), Message("填写或修改字段", "fill in or change a field")),
        Option("attach", .values(Message("文件", "FILE")), Message("同时附上文件", "attach a file with it")),
        Option(
            "role", .value(Message("类别", "ROLE")),
            Message("附件的类别，例如 signed-copy", "the attachment's role, such as signed-copy")),
    ]

    /// Any action of a chart.
    static let act = Command(
        "act", Message("在事项上办理任何一个动作", "take any action of a case's task"),
        [Positional(Message("事项", "CASE")), Positional(Message("动作", "ACTION"))], options: options,
        examples: ["act 12 object -m 结算条款请再明确", "act 12 approve --task quality-opinion -m 同意"]
    ) { invocation in
        let number = try invocation.caseNumber(invocation.required(0))
        try perform(try invocation.required(1), on: [number], invocation)
    }

    /// The short forms, which take several cases.
    static let verbs: [Command] = [
        verb(
            "approve", Message("同意", "approve"),
            [
                "approve 12 -m 同意", "approve 12 13 14 -m 同意",
                "approve --all-matching --chain city-contract --submitted-before 2026-11-20 -m 同意 --dry-run",
            ]),
        verb("return", Message("退回修改", "return for changes"), ["return 12 -m 结算条款不明确"]),
        verb("reject", Message("不同意", "reject"), ["reject 12 -m 不符合资费规定"]),
        verb("submit", Message("修改后重新报送", "submit again after changes"), ["submit 12 --set payment=按月结算 -m 已按意见修改"]),
        verb(
            "sign", Message("登记签署", "record a signature"),
            [
                "sign 12 --set signed-on=2026-11-22",
                "sign 12 --set customer-signed-on=2026-11-25 --attach scan.pdf --role signed-copy",
            ]),
        verb("file", Message("备案", "file the signed contract"), ["file 12"]),
        verb("withdraw", Message("撤回", "withdraw"), ["withdraw 12 -m 客户取消合作"]),
    ]

    private static func verb(_ name: String, _ summary: Message, _ examples: [String]) -> Command {
        Command(
            name, summary, [Positional(Message("事项", "CASE"), required: false, repeated: true)],
            options: options + Selecting.options, examples: examples
        ) { invocation in
            try performOnChoice(name, invocation)
        }
    }

    /// Each case has its own outcome; any refusal makes the whole a refusal.
    private static func perform(_ action: String, on cases: [Int], _ invocation: Invocation) throws {
        let values = try Assignments.parse(invocation.arguments.values("set"), command: invocation.command.name)
        let desk = try invocation.desk()
        try CaseBatch(invocation: invocation).run(cases) { number in
            outcome(try desk.act(on: number, try request(action, values, invocation)))
        }
    }

    /// The verb on the cases that were named, or on all tasks of the inbox that match.
    private static func performOnChoice(_ action: String, _ invocation: Invocation) throws {
        let desk = try invocation.desk()
        guard let items = try Selecting.tasks(for: action, desk, invocation) else {
            let cases = try invocation.arguments.positionals.map(invocation.caseNumber)
            return try perform(action, on: cases, invocation)
        }
        try Selecting.announce(items, invocation.terminal)
        let values = try Assignments.parse(invocation.arguments.values("set"), command: invocation.command.name)
        var remaining = items[...]
        try CaseBatch(invocation: invocation, isSelection: true).run(items.map(\.heading.case.number)) { number in
            var request = try request(action, values, invocation)
            request.task = remaining.popFirst()?.task.state
            return outcome(try desk.act(on: number, request))
        }
    }

    /// What is asked for; the files are opened anew for each case.
    private static func request(
        _ action: String, _ values: [String: String], _ invocation: Invocation
    ) throws -> TaskAction {
        let arguments = invocation.arguments
        return TaskAction(
            action, opinion: arguments.value("message") ?? "", task: arguments.value("task"), values: values,
            files: try arguments.values("attach").map { try FileOpening.file($0, role: arguments.value("role")) })
    }

    private static func outcome(_ acted: Acted) -> CaseOutcome {
        let json = JSON.object([
            ("case", .number(acted.case)), ("action", .string(acted.label)), ("outcome", JSON(acted.outcome)),
            ("waiting", .array(acted.waiting.map { .string($0) })),
            ("numbers", .object(acted.numbers.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
        ])
        var lines = [Message("事项 \(acted.case)：\(acted.label)", "case \(acted.case): \(acted.label)")]
        for (_, number) in acted.numbers.sorted(by: { $0.key < $1.key }) {
            lines.append(Message("  编号 \(number)", "  number \(number)"))
        }
        if let outcome = acted.outcome { lines.append(Message("  已办结：\(outcome)", "  closed: \(outcome)")) }
        lines += acted.waiting.map { Message("  下一步 \($0)", "  next \($0)") }
        return CaseOutcome(json: json, lines: lines)
    }
}
