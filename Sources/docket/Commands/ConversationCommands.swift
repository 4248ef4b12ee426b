import Casework
import Diagnostics
import Files
import Procedure
import Records
import Wording

/// What people do around a decision without deciding.
enum ConversationCommands {
    static let all = [draft, ask, answer, copy, read, remind, follow, unfollow]

    /// What was done with one case, for programs and for people.
    private struct Done {
        let json: JSON
        let lines: [Message]
    }

    private static let one = [Positional(Message("事项", "CASE"))]
    private static let several = [Positional(Message("事项", "CASE"), repeated: true)]
    private static let choosing = [ActCommands.taskOption, ActCommands.principalOption]

    private static func message(_ help: Message) -> Option {
        Option("message", short: "m", .value(Message("内容", "TEXT")), help)
    }

    private static let draft = Command(
        "draft", Message("暂存意见，办理时不写意见就用它", "keep an opinion, used when you decide without writing one"), one,
        options: [
            message(Message("要暂存的意见", "the opinion to keep")),
            Option("clear", .flag, Message("删去草稿", "throw the draft away")),
        ] + choosing, examples: ["draft 12 -m 拟同意，等财务核对金额", "draft 12 --clear"]
    ) { invocation in
        let text = invocation.arguments.value("message") ?? ""
        let isCleared = invocation.arguments.has("clear")
        guard !isCleared || text.isEmpty else {
            throw UsageError(
                "draft", Message("--clear 和 -m 不能一起用", "--clear and -m exclude each other"),
                command: invocation.command.name)
        }
        try perform(invocation) { desk, number in
            let choice = choice(number, invocation)
            let label = isCleared ? try desk.clearDraft(choice) : try desk.draft(choice)
            return Done(
                json: .object([
                    ("case", .number(number)), ("label", .string(label)), ("draft", isCleared ? .null : .string(text)),
                ]),
                lines: [
                    isCleared
                        ? Message("事项 \(number)：已删去“\(label)”的草稿", "case \(number): the draft for “\(label)” is gone")
                        : Message("事项 \(number)：已暂存“\(label)”的意见", "case \(number): kept an opinion for “\(label)”")
                ])
        }
    }

    private static let ask = Command(
        "ask", Message("就自己的待办问一个人，仍由自己办理", "ask a person about your task; it stays yours"), one,
        options: [
            Option("of", .value(Message("人员", "PERSON")), Message("问谁（人员代码）", "whom to ask (the person's code)")),
            message(Message("问题", "the question")),
        ] + choosing, examples: ["ask 12 --of p-finance -m 结算周期能否改为按月"]
    ) { invocation in
        let person = try invocation.option("of")
        try perform(invocation) { desk, number in
            let question = try desk.ask(choice(number, invocation), of: person)
            let name = try desk.names().person(question.asked)
            return Done(
                json: .object([
                    ("case", .number(number)), ("question", .number(question.number)),
                    ("asked", .string(question.asked)),
                ]),
                lines: [
                    Message(
                        "事项 \(number)：已问 \(name)（问题 \(question.number)）",
                        "case \(number): asked \(name) (question \(question.number))")
                ])
        }
    }

    private static let answer = Command(
        "answer", Message("答复别人就事项问您的问题", "answer a question that you were asked about a case"), one,
        options: [
            message(Message("答复", "the answer")),
            Option(
                "question", .value(Message("问题", "QUESTION")),
                Message("有几个问题时，指明哪一个", "which question, when there are several")),
        ], examples: ["answer 12 -m 可以按月结算", "answer 12 --question 2 -m 可以"]
    ) { invocation in
        let text = invocation.arguments.value("message") ?? ""
        let named = try invocation.arguments.value("question").map { word in
            guard let number = Int(word) else {
                throw UsageError(
                    "question", Message("“\(word)” 不是问题编号", "“\(word)” is not the number of a question"),
                    command: invocation.command.name)
            }
            return number
        }
        try perform(invocation) { desk, number in
            let question = try desk.answer(text, about: number, question: named)
            let name = try desk.names().person(question.asker)
            return Done(
                json: .object([("case", .number(number)), ("question", .number(question.number))]),
                lines: [Message("事项 \(number)：已答复 \(name)", "case \(number): answered \(name)")])
        }
    }

    private static let copy = Command(
        "copy", Message("把事项抄送给人员或单位", "send copies of a case to people or units"), one,
        options: [
            Option("to", .values(Message("人员", "PERSON")), Message("抄送给谁（人员代码）", "a person who gets one (code)")),
            Option("unit", .values(Message("单位", "UNIT")), Message("抄送给哪个单位（代码）", "a unit that gets one (code)")),
            message(Message("附言", "a note to them")),
        ], examples: ["copy 12 --to p-finance -m 请知悉", "copy 12 --unit finance --unit quality"]
    ) { invocation in
        let arguments = invocation.arguments
        let receivers =
            arguments.values("to").map { CopyReceiver.person($0) }
            + arguments.values("unit").map { CopyReceiver.unit($0) }
        guard !receivers.isEmpty else {
            throw UsageError(
                "receiver", Message("没有写明抄送给谁", "who gets the copy?"),
                advice: Message("用 --to 人员代码 或 --unit 单位代码", "use --to PERSON or --unit UNIT"),
                command: invocation.command.name)
        }
        try perform(invocation) { desk, number in
            let names = try desk.copy(number, to: receivers, note: arguments.value("message") ?? "")
            return Done(
                json: .object([("case", .number(number)), ("to", .array(names.map { .string($0) }))]),
                lines: [
                    Message(
                        "事项 \(number)：已抄送 \(names.joined(separator: "、"))",
                        "case \(number): copies to \(names.joined(separator: ", "))")
                ])
        }
    }

    private static let read = Command(
        "read", Message("已阅：记下抄送给您的已经看过", "note that you have read the copies that you got"), several,
        examples: ["read 12", "read 12 13 14"]
    ) { invocation in
        try perform(invocation) { desk, number in
            let copies = try desk.read(number)
            let words = copies.map(\.occasion.words)
            return Done(
                json: .object([
                    ("case", .number(number)), ("copies", .array(copies.map { .number($0.id) })),
                ]),
                lines: [
                    Message(
                        "事项 \(number)：已阅 \(words.map(\.chinese).joined(separator: "、"))",
                        "case \(number): read: \(words.map(\.english).joined(separator: ", "))")
                ])
        }
    }

    private static let remind = Command(
        "remind", Message("催办：提醒正在办理的人", "remind those whom a case waits for"), several,
        options: [message(Message("催办的话", "what to say"))],
        examples: ["remind 12", "remind 12 -m 客户要求本周签约", "remind 12 13"]
    ) { invocation in
        try perform(invocation) { desk, number in
            let waiting = try desk.remind(of: number, invocation.arguments.value("message") ?? "")
            return Done(
                json: .object([
                    ("case", .number(number)),
                    ("waiting", .array(waiting.map { .string(invocation.terminal.text($0.words)) })),
                ]),
                lines: [Message("事项 \(number)：已催办", "case \(number): reminded")]
                    + waiting.map { Message("  \($0.words.chinese)", "  \($0.words.english)") })
        }
    }

    private static let follow = Command(
        "follow", Message("关注事项，在 inbox 里看它走到哪里", "follow cases: the inbox shows where they stand"), several,
        examples: ["follow 12", "follow 12 13"]
    ) { invocation in
        try perform(invocation) { desk, number in
            try desk.follow(number)
            return Done(
                json: .object([("case", .number(number)), ("followed", true)]),
                lines: [Message("事项 \(number)：已关注", "case \(number): followed")])
        }
    }

    private static let unfollow = Command(
        "unfollow", Message("不再关注事项", "follow cases no longer"), several, examples: ["unfollow 12"]
    ) { invocation in
        try perform(invocation) { desk, number in
            try desk.unfollow(number)
            return Done(
                json: .object([("case", .number(number)), ("followed", false)]),
                lines: [Message("事项 \(number)：不再关注", "case \(number): no longer followed")])
        }
    }

    private static func choice(_ number: Int, _ invocation: Invocation) -> TaskChoice {
        let arguments = invocation.arguments
        return TaskChoice(
            number, task: arguments.value("task"), for: arguments.value("for"), text: arguments.value("message") ?? "")
    }

    private static func perform(_ invocation: Invocation, _ body: (Desk, Int) throws -> Done) throws {
        let cases = try invocation.arguments.positionals.map(invocation.caseNumber)
        let desk = try invocation.desk()
        let terminal = invocation.terminal
        try CaseOutcomes(invocation).each(cases) { number in
            let done = try body(desk, number)
            if !terminal.isJSON { for line in done.lines { try terminal.result(terminal.text(line)) } }
            return done.json
        }
    }
}
