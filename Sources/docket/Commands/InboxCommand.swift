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
        (Option("results", .flag, Message("只看我报送的事项的结果和退回", "only what became of what I submitted")), .notices),
        (Option("followed", .flag, Message("只看我关注的", "only what I follow")), .followed),
    ]

    /// How many copies and followed cases stand beside the tasks; a section that is asked for shows more.
    private static let usual = 10

    static let command = Command(
        "inbox", Message("我的待办，问我的、抄送我的和我关注的", "what waits for me, questions and copies to me, what I follow"),
        options: filters.map(\.option) + [
            ListLimit.option,
            Option(
                "read", .flag,
                Message("列出结果和退回并记下已看过，以后不再列出", "list what became of what I submitted, and note that I have read it")),
        ],
        examples: [
            "inbox", "inbox --mine", "inbox --asked --copies", "inbox --read", "inbox --json", "inbox --as p-leader",
        ]
    ) { invocation in
        guard !invocation.arguments.has("read") else { return try read(invocation) }
        let terminal = invocation.terminal
        let chosen = filters.filter { invocation.arguments.has($0.option.name) }.map(\.section)
        let sections = Set(chosen.isEmpty ? Inbox.Section.allCases : chosen)
        let isOverview = chosen.isEmpty && !terminal.isJSON && !invocation.arguments.has("limit")
        let limit = isOverview ? usual : try ListLimit.limit(invocation)
        let inbox = try invocation.desk().inbox(sections, limit: limit)
        if terminal.isJSON { return try terminal.result(InboxText(terminal).json(inbox).text) }
        guard !inbox.isEmpty else { return terminal.note(nothing(sections)) }
        for line in try InboxText(terminal).lines(inbox) { try terminal.result(line) }
        let cuts = [
            (inbox.copies.isCut, "copies"), (inbox.notices.isCut, "results"), (inbox.followed.isCut, "followed"),
        ]
        guard isOverview else { return ListLimit.noteCut(cuts.contains(where: \.0), invocation) }
        for (isCut, option) in cuts where isCut {
            terminal.note(Message("还有更多：docket inbox --\(option)", "there are more: docket inbox --\(option)"))
        }
    }

    /// Lists what became of what the actor submitted, and notes that it is read.
    private static func read(_ invocation: Invocation) throws {
        let others = filters.map(\.option.name).filter { $0 != "results" && invocation.arguments.has($0) }
        guard others.isEmpty else {
            throw UsageError(
                "read-of", Message("--read 只用于结果和退回", "--read is for results and returns only"),
                advice: Message("抄送用 docket read", "copies are read with docket read"), command: "inbox")
        }
        let terminal = invocation.terminal
        let notices = try invocation.desk().readNotices()
        let text = InboxText(terminal)
        if terminal.isJSON {
            try terminal.result(text.json(notices).text)
        } else if notices.isEmpty {
            terminal.note(nothing([.notices]))
        } else {
            for line in try text.lines(read: notices) { try terminal.result(line) }
        }
        invocation.noteRehearsal()
    }

    private static func nothing(_ sections: Set<Inbox.Section>) -> Message {
        switch sections {
        case [.duties]: Message("没有定期工作", "you have no duties")
        case [.questions]: Message("没有等您答复的问题", "no question waits for you")
        case [.copies]: Message("没有未阅的抄送", "no copy is unread")
        case [.notices]: Message("没有未看的结果和退回", "no result or return is unread")
        case [.followed]: Message("没有关注的事项", "you follow no case")
        default: Message("没有待办", "nothing waits for you")
        }
    }
}
