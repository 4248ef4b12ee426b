import Casework
import Diagnostics
import Files
import Procedure
import Records

/// `docket act` and its short forms.
enum ActCommands {
    static let taskOption = Option(
        "task", short: "t", .value(Message("状态", "STATE")),
        Message("有几个待办时，指明哪一个", "which task, when there are several"))
    static let principalOption = Option(
        "for", .value(Message("人员", "PERSON")), Message("代理几个人时，指明代谁办理", "whom to act for, as a deputy of several"))

    private static let options: [Option] = [
        Option("message", short: "m", .value(Message("意见", "TEXT")), Message("书面意见", "the written opinion")),
        taskOption, principalOption,
        Option(
            "set", short: "s", .values(Message("字段=值", "FIELD=VALUE")),
            Message("填写或修改字段", "fill in or change a field")),
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
        try perform(try invocation.required(1), on: [number], invocation.desk(), invocation)
    }

    /// The short forms, which take several cases.
    static let verbs: [Command] = [
        verb(
            "approve", Message("同意", "approve"),
            [
                "approve 12 -m 同意", "approve 12 13 14 -m 同意",
                "approve --all-matching --chain city-contract --submitted-before 2026-11-20 -m 同意 --dry-run",
            ]),
        giveBack,
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

    private static let giveBack = Command(
        "return", Message("退回修改，或退回到前面某一步", "return for changes, or to an earlier step"),
        [Positional(Message("事项", "CASE"), required: false, repeated: true)],
        options: options + Selecting.options + [
            Option("to", .value(Message("状态", "STATE")), Message("退回到哪一步", "the step to return to")),
            Option(
                "come-back", .flag,
                Message("那一步办完后直接回到我这里（默认重新逐步办理）", "come straight back to me afterwards (otherwise all steps again)")),
            Option("list", .flag, Message("列出可以退回到哪些步骤", "list the steps it can be returned to")),
        ],
        examples: ["return 12 -m 结算条款不明确", "return 12 --list", "return 12 --to business-review --come-back -m 请补充意见"]
    ) { invocation in
        guard invocation.arguments.has("list") else { return try performOnChoice("return", invocation) }
        let cases = try Selecting.named(invocation)
        let desk = try invocation.desk()
        try CaseOutcomes(invocation).each(cases) { number in
            try list(desk.returnTargets(of: number, task: invocation.arguments.value("task")), invocation.terminal)
        }
    }

    private static func list(_ targets: [ReturnTarget], _ terminal: Terminal) throws -> JSON {
        if !terminal.isJSON {
            var table = Table(
                [
                    Message("状态", "state"), Message("步骤", "step"), Message("办理人", "decided by"),
                    Message("将取消", "would cancel"), Message("将一并重办", "would ask again"),
                ].map(terminal.text))
            for target in targets {
                table.add([
                    target.state, target.label, terminal.list(target.people),
                    terminal.list(target.cancelled), terminal.list(target.reopened),
                ])
            }
            if targets.isEmpty {
                terminal.note(Message("没有可以退回到的步骤", "there is no step to return to"))
            } else {
                for line in table.lines(terminal) { try terminal.result(line) }
                if targets.contains(where: { !$0.reopened.isEmpty }) {
                    terminal.note(
                        Message(
                            "加 --come-back 直接回来时，已经同意的不重办",
                            "with --come-back, what was agreed beside that step is not asked again"))
                }
            }
        }
        return .array(
            targets.map {
                .object([
                    ("state", .string($0.state)), ("label", .string($0.label)),
                    ("people", .array($0.people.map { .string($0) })),
                    ("cancelled", .array($0.cancelled.map { .string($0) })),
                    ("reopened", .array($0.reopened.map { .string($0) })),
                ])
            })
    }

    private static func verb(_ name: String, _ summary: Message, _ examples: [String]) -> Command {
        Command(
            name, summary, [Positional(Message("事项", "CASE"), required: false, repeated: true)],
            options: options + Selecting.options, examples: examples
        ) { invocation in
            try performOnChoice(name, invocation)
        }
    }

    /// The verb on the cases that were named, or on all tasks of the inbox that match.
    private static func performOnChoice(_ action: String, _ invocation: Invocation) throws {
        let desk = try invocation.desk()
        guard let items = try Selecting.tasks(for: action, desk, invocation) else {
            let cases = try invocation.arguments.positionals.map(invocation.caseNumber)
            return try perform(action, on: cases, desk, invocation)
        }
        try Selecting.announce(items, invocation.terminal)
        let words = try Selecting.words(for: action, on: items, invocation)
        try Selecting.confirm(items, invocation)
        let invocation = words.map { invocation.saying($0) } ?? invocation
        var states = items.map(\.task.state)[...]
        let outcomes = CaseOutcomes(invocation, isSelection: true)
        try perform(action, on: items.map(\.heading.case.number), desk, invocation, outcomes) { states.popFirst() }
    }

    private static func perform(_ action: String, on cases: [Int], _ desk: Desk, _ invocation: Invocation) throws {
        let task = invocation.arguments.value("task")
        try perform(action, on: cases, desk, invocation, CaseOutcomes(invocation)) { task }
    }

    /// - Parameter state: the state of the task in the next case, where it is known.
    private static func perform(
        _ action: String, on cases: [Int], _ desk: Desk, _ invocation: Invocation, _ outcomes: CaseOutcomes,
        state: () -> String?
    ) throws {
        let values = try Assignments.parse(invocation.arguments.values("set"), command: invocation.command.name)
        let terminal = invocation.terminal
        func shown(_ acted: Acted) throws -> JSON {
            let text = ActedText(acted: acted)
            if !terminal.isJSON { for line in text.lines(terminal) { try terminal.result(line) } }
            return text.json(terminal)
        }
        func request() throws -> TaskAction {
            var request = try self.request(action, values, invocation)
            request.task = state()
            return request
        }
        guard cases.count > 1, !invocation.arguments.has("attach") else {
            return try outcomes.each(cases) { try shown(desk.act(on: $0, request(), files: files(invocation))) }
        }
        try outcomes.all(cases.count) { report in
            try desk.act(onEach: cases.map { ($0, try request()) }) { number, outcome in
                switch outcome {
                case .success(let acted): try report(number, .success(shown(acted)))
                case .failure(let refusal): try report(number, .failure(refusal))
                }
            }
        }
    }

    /// The files to attach, opened anew for each case.
    private static func files(_ invocation: Invocation) throws -> [FileToAttach] {
        let role = invocation.arguments.value("role")
        return try invocation.arguments.values("attach").map { try FileOpening.file($0, role: role) }
    }

    /// What is asked for.
    private static func request(
        _ action: String, _ values: [String: String], _ invocation: Invocation
    ) throws -> TaskAction {
        let arguments = invocation.arguments
        return TaskAction(
            action, opinion: arguments.value("message") ?? "", for: arguments.value("for"), values: values,
            returning: arguments.value("to").map { .init(to: $0, comesBack: arguments.has("come-back")) })
    }
}
