import Casework
import Diagnostics
import Files
import Procedure
import Records
import Values

/// `--all-matching` of the verbs that decide: which tasks of the inbox they are for.
enum Selecting {
    static let options: [Option] = [
        Option(
            "all-matching", .flag,
            Message(
                "办理待办中所有符合条件的事项，代替事项编号（代理的另用 --for）",
                "all own tasks that match, or with --for those of that person, instead of case numbers")),
        Option("yes", short: "y", .flag, Message("不再询问（配合 --all-matching）", "do not ask (with --all-matching)")),
        Option("chain", .value(Message("流程", "CHAIN")), Message("条件：这个流程", "that match: of this chain")),
        Option(
            "unit", .value(Message("单位", "UNIT")),
            Message("条件：由这个单位或其下级报送", "that match: submitted by this unit or one below it")),
        Option(
            "customer", .value(Message("客户", "CUSTOMER")),
            Message("条件：这个客户（编号或名称）", "that match: of this customer (number or name)")),
        Option(
            "submitted-before", .value(Message("日期", "DATE")),
            Message("条件：在这一天之前报送", "that match: submitted before this day")),
    ]

    /// The tasks that were chosen, in the order of the inbox; `nil` when case numbers were given.
    static func tasks(for action: String, _ desk: Desk, _ invocation: Invocation) throws -> [InboxItem]? {
        let arguments = invocation.arguments
        let conditions = options.dropFirst().map(\.name).filter(arguments.has)
        guard arguments.has("all-matching") else {
            _ = try named(invocation)
            try require(conditions.isEmpty, "condition", Self.condition(conditions.first ?? ""), invocation)
            return nil
        }
        try require(arguments.positionals.isEmpty, "argument-extra", Self.both, invocation)
        return try desk.select(
            InboxSelection(
                chain: arguments.value("chain"), unit: arguments.value("unit"), task: arguments.value("task"),
                customer: arguments.value("customer"), principal: arguments.value("for"),
                submittedBefore: try day(invocation)), for: action)
    }

    /// The cases that were named, at least one.
    static func named(_ invocation: Invocation) throws -> [Int] {
        let words = invocation.arguments.positionals
        try require(!words.isEmpty, "argument-missing", Self.missing, invocation)
        return try words.map(invocation.caseNumber)
    }

    /// Says what was selected, before anything is done.
    static func announce(_ items: [InboxItem], _ terminal: Terminal) throws {
        guard !terminal.isJSON else { return }
        try terminal.result(terminal.text(Message("选中 \(items.count) 个：", "\(items.count) selected:")))
        var table = Table(InboxText.taskTitles(terminal))
        for item in items { table.add(try InboxText.cells(of: item)) }
        for line in table.lines(terminal) { try terminal.result("  " + line) }
    }

    /// The actions by which people say what they think: whoever takes many cases at once says it too.
    private static let spoken = ["approve", "reject"]

    /// The words for all of the cases, asked for at a terminal where each alone would ask for them; `nil` where there
    /// are words already or none are wanted.
    ///
    /// - Throws: `UsageError` where nobody can be asked, or says nothing.
    static func words(for action: String, on items: [InboxItem], _ invocation: Invocation) throws -> String? {
        let isSilent = invocation.arguments.value("message") == nil && items.contains { $0.draft == nil }
        guard spoken.contains(action), isSilent, !invocation.isRehearsal else { return nil }
        let terminal = invocation.terminal
        if terminal.isInteractive {
            let asked = terminal.ask(terminal.text(Message("对全部事项的意见", "your opinion on all of them")))
            if let words = asked?.trimming(\.isWhitespace), !words.isEmpty { return words }
        }
        throw UsageError(
            "selection-words", Message("一次办理几个事项，也要写明意见", "an opinion is wanted for several cases too"),
            advice: Message("用 -m 写明", "give it with -m"), command: invocation.command.name)
    }

    /// Has a person say that all of it is meant; `--yes` says so, and a rehearsal does nothing.
    ///
    /// - Throws: `UsageError` where nobody can be asked, and a refusal where the answer is no.
    static func confirm(_ items: [InboxItem], _ invocation: Invocation) throws {
        guard !invocation.arguments.has("yes"), !invocation.isRehearsal else { return }
        let terminal = invocation.terminal
        guard terminal.isInteractive else {
            throw UsageError(
                "selection-yes",
                Message("没有终端可以确认这 \(items.count) 个事项", "nobody is there to confirm the \(items.count) cases"),
                advice: Message(
                    "先用 --dry-run 查看，再加 --yes", "look at them with --dry-run, then add --yes"),
                command: invocation.command.name)
        }
        let question = Message("办理这 \(items.count) 个事项吗？[y/N]", "do this with the \(items.count) cases? [y/N]")
        let answer = terminal.ask(terminal.text(question))?.lowercased()
        guard let answer, ["y", "yes", "是"].contains(answer) else { throw Refusal.notConfirmed }
    }

    private static func day(_ invocation: Invocation) throws -> CalendarDate? {
        guard let text = invocation.arguments.value("submitted-before") else { return nil }
        do throws(CalendarDate.ParsingError) {
            return try CalendarDate(parsing: text)
        } catch {
            throw UsageError(
                "date", Message("“\(text)” 不是日期", "“\(text)” is not a date"),
                advice: Message("例如 2026-11-22", "for example 2026-11-22"), command: invocation.command.name)
        }
    }

    private static func require(
        _ holds: Bool, _ rule: String, _ message: Message, _ invocation: Invocation
    ) throws {
        guard !holds else { return }
        throw UsageError(rule, message, command: invocation.command.name)
    }

    private static let missing = Message(
        "缺少 事项（或用 --all-matching）", "CASE is missing (or --all-matching)")
    private static let both = Message(
        "写了事项编号，就不能再用 --all-matching", "either case numbers or --all-matching, not both")

    private static func condition(_ name: String) -> Message {
        Message("--\(name) 要和 --all-matching 一起用", "--\(name) goes with --all-matching")
    }
}

extension Refusal {
    fileprivate static var notConfirmed: Refusal {
        Refusal("selection.not-confirmed", Message("没有确认，什么都没有办", "not confirmed: nothing was done"), access: .granted)
    }
}
