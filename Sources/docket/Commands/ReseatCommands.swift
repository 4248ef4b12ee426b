import Casework
import Diagnostics
import Files
import Procedure
import Records

/// Commands that give a task to others, or seat others beside its performer.
enum ReseatCommands {
    static let all = [handOver, delegate, countersign]

    private static let choosing: [Option] = [
        Option("message", short: "m", .value(Message("说明", "TEXT")), Message("说明", "a note")),
        ActCommands.taskOption, ActCommands.principalOption,
    ]
    private static let receiver = Option(
        "to", .value(Message("人员", "PERSON")), Message("交给谁（人员代码）", "to whom (the code of a person)"))

    static let handOver = Command(
        "handover", Message("转办：把自己的待办交给别人办理", "hand a task over to someone for good"),
        [Positional(Message("事项", "CASE"), repeated: true)], options: choosing + [receiver],
        examples: ["handover 12 --to p-quality-2 -m 出差期间请代为审核"]
    ) { invocation in
        let person = try invocation.option("to")
        try each(invocation) { desk, choice in try desk.handOver(choice, to: person) }
    }

    static let delegate = Command(
        "delegate", Message("委派：请别人先提出意见，再由自己决定", "have someone give an opinion first; the task then comes back"),
        [Positional(Message("事项", "CASE"), repeated: true)],
        options: choosing + [
            receiver,
            Option("call-back", .flag, Message("取回还没有答复的委派", "take back what has not been answered yet")),
        ],
        examples: ["delegate 12 --to p-quality-2 -m 请先核对质量条款", "delegate 12 --call-back"]
    ) { invocation in
        if invocation.arguments.has("call-back") {
            guard invocation.arguments.value("to") == nil else {
                throw UsageError(
                    "call-back-to",
                    Message("--call-back 与 --to 只写一个", "give either --call-back or --to"), command: "delegate")
            }
            return try each(invocation) { desk, choice in try desk.callBack(choice) }
        }
        let person = try invocation.option("to")
        try each(invocation) { desk, choice in try desk.delegate(choice, to: person) }
    }

    static let countersign = Command(
        "countersign", Message("加签、减签：增加或减去会签的人", "add or remove countersigners"),
        [Positional(Message("事项", "CASE"))],
        options: choosing + [
            Option("add", .values(Message("人员", "PERSON")), Message("加签的人", "a person to add")),
            Option("remove", .value(Message("人员", "PERSON")), Message("减签的人", "a person to remove")),
            Option("before", .flag, Message("在我之前（我最后决定）", "heard before me; I decide")),
            Option("after", .flag, Message("在所有人之后", "heard after all others")),
        ],
        examples: [
            "countersign 12 --add p-quality-2 -m 请会签", "countersign 12 --add p-quality-2 --before",
            "countersign 12 --remove p-quality-2",
        ]
    ) { invocation in
        let arguments = invocation.arguments
        let (added, removed) = (arguments.values("add"), arguments.value("remove"))
        guard added.isEmpty != (removed == nil), !(arguments.has("before") && arguments.has("after")) else {
            throw UsageError(
                "countersigner-missing",
                Message(
                    "写明 --add 或 --remove 其中之一，--before 与 --after 只写一个",
                    "give either --add or --remove, and one place at most"),
                command: invocation.command.name)
        }
        let place: CountersignerPlace =
            arguments.has("before") ? .before : arguments.has("after") ? .after : .beside
        try each(invocation) { desk, choice in
            if let removed { return try desk.removeCountersigner(choice, removed) }
            return try desk.addCountersigners(choice, added, place)
        }
    }

    private static func each(_ invocation: Invocation, _ body: (Desk, TaskChoice) throws -> Reseated) throws {
        let arguments = invocation.arguments
        let desk = try invocation.desk()
        let terminal = invocation.terminal
        try CaseOutcomes(invocation).each(try arguments.positionals.map(invocation.caseNumber)) { number in
            let choice = TaskChoice(
                number, task: arguments.value("task"), for: arguments.value("for"),
                text: arguments.value("message") ?? "")
            let reseated = try body(desk, choice)
            if !terminal.isJSON {
                try terminal.result(
                    terminal.text(Message("事项 \(number)：\(reseated.label)", "case \(number): \(reseated.label)")))
                for waiting in reseated.waiting {
                    try terminal.result(
                        terminal.text(Message("  等待 \(waiting.words.chinese)", "  waits for \(waiting.words.english)")))
                }
                if let outcome = reseated.outcome { try terminal.result(terminal.text(ActedText.closed(outcome))) }
            }
            return .object([
                ("case", .number(number)), ("task", .string(reseated.label)),
                ("waiting", .array(reseated.waiting.map { .string(terminal.text($0.words)) })),
                ("outcome", JSON(reseated.outcome)),
            ])
        }
    }
}
