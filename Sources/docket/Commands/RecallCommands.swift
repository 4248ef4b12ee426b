import Casework
import Diagnostics
import Files
import Procedure
import Records

/// Commands that take something back.
enum RecallCommands {
    static let all = [recall, cancel, takeBack]

    private static let message = Option(
        "message", short: "m", .value(Message("原因", "TEXT")), Message("原因", "why"))

    static let recall = Command(
        "recall", Message("撤回：收回还没有人办理的报送", "take back what nobody has acted on since you submitted it"),
        [Positional(Message("事项", "CASE"), repeated: true)], options: [message],
        examples: ["recall 12 -m 附件有误，补充后再报"]
    ) { invocation in
        let text = invocation.arguments.value("message") ?? ""
        try each(invocation) { desk, number in try desk.recall(number, text: text) }
    }

    static let cancel = Command(
        "cancel", Message("撤销：申报人终止事项", "end a case that you submitted"),
        [Positional(Message("事项", "CASE"), repeated: true)], options: [message],
        examples: ["cancel 12 -m 客户取消合作"]
    ) { invocation in
        let text = invocation.arguments.value("message") ?? ""
        try each(invocation) { desk, number in try desk.cancel(number, text: text) }
    }

    static let takeBack = Command(
        "take-back", Message("拿回：收回自己刚办的一步，只要后面还没有人办理", "take back your last decision while nobody has acted on it"),
        [Positional(Message("事项", "CASE"), repeated: true)], options: [message],
        examples: ["take-back 12 -m 意见写错了"]
    ) { invocation in
        let text = invocation.arguments.value("message") ?? ""
        try each(invocation) { desk, number in try desk.takeBack(number, text: text) }
    }

    private static func each(_ invocation: Invocation, _ body: (Desk, Int) throws -> Acted) throws {
        let desk = try invocation.desk()
        let terminal = invocation.terminal
        try CaseOutcomes(invocation).each(try invocation.arguments.positionals.map(invocation.caseNumber)) { number in
            let text = ActedText(acted: try body(desk, number))
            if !terminal.isJSON { for line in text.lines(terminal) { try terminal.result(line) } }
            return text.json(terminal)
        }
    }
}
