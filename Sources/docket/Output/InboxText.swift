import Casework
import Diagnostics
import Files
import Procedure
import Records
import Wording

/// An inbox as text for a terminal, and as JSON.
struct InboxText {
    private let terminal: Terminal

    init(_ terminal: Terminal) { self.terminal = terminal }

    /// The sections that hold something, each under its title.
    func lines(_ inbox: Inbox) throws -> [String] {
        let sections = [
            section(Message("待我办理", "waiting for me"), inbox.tasks.count, try tasks(inbox.tasks)),
            section(
                Message("我的定期工作", "my duties"), inbox.duties.count, DutyText(terminal).table(inbox.duties)),
            section(Message("问我的", "questions to me"), inbox.questions.count, try questions(inbox.questions)),
            section(
                Message("抄送我的", "copies to me"), inbox.copies.rows.count, try copies(inbox.copies.rows),
                isCut: inbox.copies.isCut),
            section(
                Message("我报送的有结果了", "what became of what I submitted"), inbox.notices.rows.count,
                notices(inbox.notices.rows), isCut: inbox.notices.isCut),
            section(
                Message("我关注的", "what I follow"), inbox.followed.rows.count, try followed(inbox.followed.rows),
                isCut: inbox.followed.isCut),
        ].filter { !$0.isEmpty }
        return Array(sections.joined(separator: [""]))
    }

    /// What was read now.
    func lines(read notices: [InboxNotice]) throws -> [String] {
        section(Message("已记下看过", "noted as read"), notices.count, self.notices(notices))
    }

    private func section(_ title: Message, _ count: Int, _ table: Table, isCut: Bool = false) -> [String] {
        guard count > 0 else { return [] }
        let counted = isCut ? "\(count)+" : "\(count)"
        let title = terminal.text(title) + terminal.text(Message("（\(counted)）", " (\(counted))"))
        return [terminal.bold(title)] + table.lines(terminal).map { "  " + $0 }
    }

    // MARK: Tables

    static func taskTitles(_ terminal: Terminal) -> [String] {
        [
            Message("事项", "case"), Message("流程", "chain"), Message("待办", "task"), Message("名称", "title"),
            Message("客户", "customer"), Message("报送单位", "from"), Message("收到时间", "since"), Message("可做", "actions"),
        ].map(terminal.text)
    }

    static func cells(of item: InboxItem) throws -> [String?] {
        let heading = item.heading
        return [
            String(heading.case.number), heading.chain, item.task.label, heading.shortTitle, heading.shortCustomer,
            heading.unit, item.task.opened.localMinute, item.actions.map(\.name).joined(separator: " "),
        ]
    }

    private func tasks(_ items: [InboxItem]) throws -> Table {
        var table = Table(Self.taskTitles(terminal))
        for item in items {
            table.add(try Self.cells(of: item))
            if let principal = item.principal {
                table.note(terminal.text(Message("代 \(principal.name) 办理", "on behalf of \(principal.name)")))
            }
            if let due = item.due { table.note(try DueText(terminal).line(due)) }
            if let last = item.reminders.last {
                let text = last.text.isEmpty ? "" : terminal.text(Message("：", ": ")) + last.text
                let time = last.time.localMinute
                let count = item.reminders.count
                table.note(
                    terminal.text(Message("！催办 \(count) 次，最近 \(time)", "! reminders: \(count), last \(time)"))
                        + text)
            }
            if let draft = item.draft { table.note(terminal.pair(Message("草稿", "draft"), draft)) }
        }
        return table
    }

    private func questions(_ items: [InboxQuestion]) throws -> Table {
        var table = titled([
            Message("事项", "case"), Message("问题", "question"), Message("环节", "task"), Message("名称", "title"),
            Message("提问人", "asked by"), Message("时间", "time"),
        ])
        for item in items {
            table.add([
                String(item.heading.case.number), String(item.question.number), item.question.label,
                item.heading.shortTitle,
                terminal.text(.person(item.asker, for: item.askedFor)), item.question.time.localMinute,
            ])
            table.note(terminal.pair(Message("问", "question"), item.question.text))
            if let principal = item.principal {
                table.note(terminal.text(Message("代 \(principal.name) 答复", "to be answered for \(principal.name)")))
            }
        }
        return table
    }

    private func copies(_ items: [InboxCopy]) throws -> Table {
        var table = titled([
            Message("事项", "case"), Message("事由", "reason"), Message("名称", "title"), Message("收件", "to"),
            Message("抄送人", "from"), Message("时间", "time"),
        ])
        for item in items {
            table.add([
                String(item.heading.case.number), terminal.text(item.copy.occasion.words), item.heading.shortTitle,
                item.receiver,
                item.sender, item.copy.time.localMinute,
            ])
            if let note = item.copy.note, !note.isEmpty { table.note(terminal.pair(Message("附言", "note"), note)) }
        }
        return table
    }

    private func notices(_ items: [InboxNotice]) -> Table {
        var table = titled([
            Message("事项", "case"), Message("结果", "result"), Message("名称", "title"), Message("客户", "customer"),
            Message("办理人", "decided by"), Message("时间", "time"),
        ])
        for item in items {
            table.add([
                String(item.heading.case.number), terminal.text(item.words), item.heading.shortTitle,
                item.heading.shortCustomer, item.author.map { terminal.text(.person($0.name, for: $0.principal)) },
                item.notice.time.localMinute,
            ])
            if let text = item.opinion?.text, !text.isEmpty {
                table.note(terminal.pair(Message("意见", "opinion"), text))
            }
        }
        return table
    }

    private func followed(_ items: [InboxFollowed]) throws -> Table {
        var table = titled([
            Message("事项", "case"), Message("流程", "chain"), Message("名称", "title"), Message("报送单位", "from"),
            Message("走到哪里", "where it stands"),
        ])
        for item in items {
            let heading = item.heading
            let outcome = heading.case.outcome.map { terminal.pair(Message("已办结", "closed"), $0) }
            table.add([
                String(heading.case.number), heading.chain, heading.shortTitle, heading.unit,
                outcome ?? item.tasks.map(\.label).joined(separator: terminal.text(Message("、", ", "))),
            ])
        }
        return table
    }

    private func titled(_ titles: [Message]) -> Table { Table(titles.map(terminal.text)) }

    // MARK: JSON

    /// All sections in one list; `kind` says what an item is.
    func json(_ inbox: Inbox) -> JSON {
        .array(
            inbox.tasks.map(json) + inbox.duties.map(DutyText(terminal).json) + inbox.questions.map(json)
                + inbox.copies.rows.map(json)
                + inbox.notices.rows.map(json) + inbox.followed.rows.map(json))
    }

    /// What became of cases, in one list.
    func json(_ notices: [InboxNotice]) -> JSON { .array(notices.map(json)) }

    private func json(_ item: InboxNotice) -> JSON {
        .object(
            item.heading.members(item.notice.kind == .result ? "result" : "returned") + [
                ("notice", .number(item.notice.id)), ("label", .string(terminal.text(item.words))),
                ("outcome", item.notice.kind == .result ? JSON(item.heading.case.outcome) : .null),
                ("person", JSON(item.opinion?.person)), ("text", JSON(item.opinion?.text)),
                ("since", .time(item.notice.time)),
            ])
    }

    private func json(_ item: InboxItem) -> JSON {
        .object(
            item.heading.members("task") + [
                ("task", .string(item.task.state)), ("label", .string(item.task.label)),
                ("since", .time(item.task.opened)), ("due", JSON(item.due?.due.iso)),
                ("late", .boolean(item.due?.standing == .passed)),
                ("actions", .array(item.actions.map { .string($0.name) })),
                ("reminders", .array(item.reminders.map(json))), ("draft", JSON(item.draft)),
                ("deputyFor", JSON(item.principal?.code)),
            ])
    }

    private func json(_ reminder: Reminder) -> JSON {
        .object([
            ("person", .string(reminder.person)), ("text", .string(reminder.text)), ("time", .time(reminder.time)),
        ])
    }

    private func json(_ item: InboxQuestion) -> JSON {
        .object(
            item.heading.members("question") + [
                ("question", .number(item.question.number)), ("label", .string(item.question.label)),
                ("asker", .string(item.question.asker)), ("text", .string(item.question.text)),
                ("since", .time(item.question.time)), ("deputyFor", JSON(item.principal?.code)),
            ])
    }

    private func json(_ item: InboxCopy) -> JSON {
        .object(
            item.heading.members("copy") + [
                ("copy", .number(item.copy.id)), ("label", .string(terminal.text(item.copy.occasion.words))),
                ("sender", JSON(item.copy.sender)), ("toPerson", JSON(item.copy.person)),
                ("toUnit", JSON(item.copy.unit)), ("note", JSON(item.copy.note)), ("since", .time(item.copy.time)),
            ])
    }

    private func json(_ item: InboxFollowed) -> JSON {
        .object(
            item.heading.members("followed") + [
                ("state", .string(item.heading.case.state.rawValue)), ("outcome", JSON(item.heading.case.outcome)),
                ("waiting", .array(item.waiting.map { .string(terminal.text($0.words)) })),
            ])
    }
}

extension InboxNotice {
    /// What became of the case.
    fileprivate var words: Message {
        switch notice.kind {
        case .result: Message("已办结：\(heading.case.outcome ?? "")", "closed: \(heading.case.outcome ?? "")")
        case .returned: Message("退回", "returned")
        }
    }
}

extension CaseHeading {
    /// How many columns of the terminal a name takes in lists.
    private static let width = 28

    var shortTitle: String { shortened(title, to: Self.width) }
    var shortCustomer: String { shortened(customer, to: Self.width) }

    func members(_ kind: String) -> [(String, JSON)] {
        [
            ("kind", .string(kind)), ("case", .number(`case`.number)), ("chain", .string(`case`.chain)),
            ("form", .string(record.form)), ("record", .string(record.number)), ("title", .string(title)),
            ("customer", .string(customer)), ("unit", .string(`case`.unit)),
        ]
    }
}

/// A text that takes at most so many columns of a terminal, its end replaced by … where it is longer.
func shortened(_ text: String, to width: Int) -> String {
    guard displayWidth(of: text) > width else { return text }
    var short = ""
    for character in text {
        guard displayWidth(of: short) + displayWidth(of: String(character)) < width else { break }
        short.append(character)
    }
    return short + "…"
}
