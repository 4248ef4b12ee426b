import Casework
import Diagnostics
import Files
import Procedure
import Records

/// `docket inbox`: what waits for me, and what I want to know of.
enum InboxCommand {
    private static let filters: [(option: Option, section: Inbox.Section)] = [
        (Option("mine", .flag, Message("只看待我办理的", "only what waits for me")), .tasks),
        (Option("duties", .flag, Message("只看我的定期工作", "only my duties")), .duties),
        (Option("asked", .flag, Message("只看问我的", "only questions to me")), .questions),
        (Option("copies", .flag, Message("只看抄送给我、还没有阅的", "only copies to me that are not read yet")), .copies),
        (Option("followed", .flag, Message("只看我关注的", "only what I follow")), .followed),
    ]

    /// How many copies and followed cases stand beside the tasks; a section that is asked for shows more.
    private static let usual = 10

    static let command = Command(
        "inbox", Message("我的待办，问我的、抄送我的和我关注的", "what waits for me, questions and copies to me, what I follow"),
        options: filters.map(\.option) + [ListLimit.option],
        examples: ["inbox", "inbox --mine", "inbox --asked --copies", "inbox --json", "inbox --as p-leader"]
    ) { invocation in
        let terminal = invocation.terminal
        let chosen = filters.filter { invocation.arguments.has($0.option.name) }.map(\.section)
        let sections = Set(chosen.isEmpty ? Inbox.Section.allCases : chosen)
        let isOverview = chosen.isEmpty && !terminal.isJSON && !invocation.arguments.has("limit")
        let limit = isOverview ? usual : try ListLimit.limit(invocation)
        let inbox = try invocation.desk().inbox(sections, limit: limit)
        if terminal.isJSON { return try terminal.result(InboxText(terminal).json(inbox).text) }
        guard !inbox.isEmpty else { return terminal.note(nothing(sections)) }
        for line in try InboxText(terminal).lines(inbox) { try terminal.result(line) }
        guard isOverview else { return ListLimit.noteCut(inbox.copies.isCut || inbox.followed.isCut, invocation) }
        for (isCut, option) in [(inbox.copies.isCut, "copies"), (inbox.followed.isCut, "followed")] where isCut {
            terminal.note(Message("还有更多：docket inbox --\(option)", "there are more: docket inbox --\(option)"))
        }
    }

    private static func nothing(_ sections: Set<Inbox.Section>) -> Message {
        switch sections {
        case [.duties]: Message("没有定期工作", "you have no duties")
        case [.questions]: Message("没有等您答复的问题", "no question waits for you")
        case [.copies]: Message("没有未阅的抄送", "no copy is unread")
        case [.followed]: Message("没有关注的事项", "you follow no case")
        default: Message("没有待办", "nothing waits for you")
        }
    }
}
