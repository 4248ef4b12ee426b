import Casework
import Diagnostics
import Files
import Procedure
import Records

/// `docket duty`: work that time or a figure starts.
enum DutyCommands {
    static let all = [list, waive, hand]

    private static let list = Command(
        "duty list",
        Message("定期工作：待办的和漏做的", "duties: what is to be done, and what was missed"),
        options: [
            Option("late", .flag, Message("只看逾期和漏做的", "only what is late or was missed")),
            Option(
                "on", .value(Message("日期", "DATE")),
                Message("这一天所在期间的，按当天的情况", "those of the periods that this day lies in, as they stood then")),
            RecordOptions.unit,
        ],
        examples: ["duty list", "duty list --late", "duty list --on 2026-11-22 --unit jia", "duty list --json"]
    ) { invocation in
        let selection = DutySelection(
            isLate: invocation.arguments.has("late"), on: try invocation.date("on"),
            unit: invocation.arguments.value("unit"))
        let items = try invocation.desk().duties(selection)
        let terminal = invocation.terminal
        let text = DutyText(terminal)
        if terminal.isJSON { return try terminal.result(JSON.array(items.map(text.json)).text) }
        guard !items.isEmpty else { return terminal.note(Message("没有定期工作", "there are no duties")) }
        for line in text.table(items).lines(terminal) { try terminal.result(line) }
    }

    private static let waive = Command(
        "duty waive", Message("这一次定期工作免做，写明原因", "say that a duty need not be done this time, and why"),
        [Positional(Message("编号", "NUMBER"))],
        options: [
            Option("message", short: "m", .value(Message("原因", "TEXT")), Message("为什么免做", "why it is waived"))
        ],
        examples: ["duty waive 214 -m 客户停业整顿，下月恢复"]
    ) { invocation in
        let number = try dutyNumber(invocation)
        let row = try invocation.desk().waiveDuty(number, reason: invocation.arguments.value("message") ?? "")
        try report(
            Message("第 \(number) 号定期工作免做：\(row.label)", "duty number \(number) is waived: \(row.label)"), row,
            invocation)
    }

    private static let hand = Command(
        "duty hand", Message("把定期工作交给别人办理", "give a duty to somebody else"),
        [Positional(Message("编号", "NUMBER")), Positional(Message("人员", "PERSON"))],
        examples: ["duty hand 214 p-clerk-2"]
    ) { invocation in
        let number = try dutyNumber(invocation)
        let person = try invocation.required(1)
        let row = try invocation.desk().handDuty(number, to: person)
        try report(
            Message(
                "第 \(number) 号定期工作交给 \(person)：\(row.label)", "duty number \(number) goes to \(person): \(row.label)"),
            row, invocation)
    }

    private static func dutyNumber(_ invocation: Invocation) throws -> Int {
        let word = try invocation.required(0)
        guard let number = Int(word), number > 0 else {
            throw UsageError(
                "duty-number", Message("“\(word)” 不是定期工作的编号", "“\(word)” is not the number of a duty"),
                advice: Message("用 docket duty list 查看编号", "docket duty list shows the numbers"),
                command: invocation.command.name)
        }
        return number
    }

    private static func report(_ words: Message, _ row: OpenedDuty, _ invocation: Invocation) throws {
        let terminal = invocation.terminal
        let json = JSON.object([
            ("number", .number(row.id)), ("duty", .string(row.duty)), ("about", .string(row.number)),
        ])
        try terminal.result(terminal.isJSON ? json.text : terminal.text(words))
        invocation.noteRehearsal()
    }
}
