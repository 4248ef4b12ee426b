import Diagnostics
import Files
import Procedure
import Records
import Values

/// A column of a list of cases.
struct CaseColumn: Sendable {
    /// What a list is sorted by.
    enum Key: Comparable {
        case nothing
        case number(Int64)
        case text(String)
    }

    /// The name by which it is asked for.
    let id: String
    let title: Message
    let text: @Sendable (CaseLine, Terminal) -> String?
    let key: @Sendable (CaseLine) -> Key

    /// All columns.
    static let all: [CaseColumn] = subjects + places

    private static func texts(
        _ id: String, _ title: Message, _ text: @escaping @Sendable (CaseLine) -> String?
    ) -> CaseColumn {
        CaseColumn(
            id: id, title: title, text: { line, _ in text(line) }, key: { text($0).map { .text($0) } ?? .nothing })
    }

    private static func times(
        _ id: String, _ title: Message, _ time: @escaping @Sendable (CaseLine) -> Timestamp?
    ) -> CaseColumn {
        CaseColumn(
            id: id, title: title, text: { line, _ in time(line)?.localMinute },
            key: { time($0).map { .number($0.milliseconds) } ?? .nothing })
    }

    /// What a case is about.
    private static let subjects = [
        CaseColumn(
            id: "case", title: Message("事项", "case"), text: { line, _ in String(line.heading.case.number) },
            key: { .number(Int64($0.heading.case.number)) }),
        texts("chain", Message("流程", "chain")) { $0.heading.chain },
        texts("record", Message("编号", "number")) { $0.heading.record.number },
        texts("title", Message("名称", "title")) { $0.heading.title },
        texts("customer", Message("客户", "customer")) { $0.heading.customer },
        texts("tier", Message("等级", "tier")) { $0.tier?.label },
        CaseColumn(
            id: "amount", title: Message("金额（元）", "amount"), text: { line, _ in line.amount?.grouped },
            key: { $0.amount.map { .number($0.fen) } ?? .nothing }),
        texts("unit", Message("报送单位", "from")) { $0.heading.unit },
        texts("submitter", Message("报送人", "submitted by")) { $0.submitter },
    ]

    /// Where a case stands.
    private static let places = [
        times("opened", Message("报送时间", "submitted")) { $0.heading.case.opened },
        CaseColumn(
            id: "state", title: Message("状态", "state"), text: { $1.text($0.stateWords) },
            key: { .text($0.heading.case.state.rawValue) }),
        CaseColumn(
            id: "step", title: Message("步骤", "step"),
            text: { line, terminal in terminal.list(line.standing.tasks.map(\.label)) },
            key: { .text($0.standing.tasks.map(\.label).joined()) }),
        CaseColumn(
            id: "holder", title: Message("在谁手里", "holder"), text: { $0.standing.holderText($1) },
            key: { .text($0.standing.holders.map(\.name).joined()) }),
        times("since", Message("何时起", "since")) { $0.since },
        times("due", Message("期限", "due")) { $0.due?.due },
        CaseColumn(
            id: "last", title: Message("最后的意见", "last word"), text: { $0.lastText($1) },
            key: { $0.last.map { .number($0.opinion.time.milliseconds) } ?? .nothing }),
    ]
}

extension CaseLine {
    /// How the case stands: that it runs, or its outcome.
    var stateWords: Message {
        heading.case.isOpen
            ? heading.case.state.words : Message(verbatim: heading.case.outcome ?? heading.case.state.rawValue)
    }

    /// The last opinion: what was decided, by whom, and what was written.
    func lastText(_ terminal: Terminal) -> String? {
        guard let last else { return nil }
        let words = [last.author, last.opinion.label, last.opinion.actionLabel].filter { !$0.isEmpty }
        let text = last.opinion.text.isEmpty ? "" : terminal.text(Message("：", ": ")) + last.opinion.text
        return words.joined(separator: " ") + text
    }

    /// The line for programs.
    func json(_ terminal: Terminal) -> JSON {
        let found = heading.case
        return .object(
            heading.members("case") + [
                ("submitter", .string(found.submitter)), ("opened", .time(found.opened)),
                ("closed", JSON(found.closed?.iso)), ("state", .string(found.state.rawValue)),
                ("outcome", JSON(found.outcome)), ("amount", JSON(amount?.plain)), ("tier", JSON(tier?.id)),
            ] + placeMembers(terminal))
    }

    /// Where it stands, for programs.
    private func placeMembers(_ terminal: Terminal) -> [(String, JSON)] {
        [
            ("steps", .array(standing.tasks.map { .string($0.state) })),
            ("labels", .array(standing.tasks.map { .string($0.label) })),
            ("holders", .array(standing.holders.map { .string($0.code) })),
            ("vacant", .array(standing.vacant.map { .string(terminal.text($0.words)) })), ("since", .time(since)),
            ("due", JSON(due?.due.iso)), ("late", .boolean(due?.standing == .passed)),
            (
                "last",
                last.map { last in
                    .object([
                        ("task", .string(last.opinion.state)), ("action", .string(last.opinion.action)),
                        ("person", .string(last.opinion.person)), ("text", .string(last.opinion.text)),
                        ("time", .time(last.opinion.time)),
                    ])
                } ?? .null
            ),
        ]
    }
}

extension CaseStanding {
    /// Whose turn it is: people by name, and posts that nobody holds.
    func holderText(_ terminal: Terminal) -> String {
        terminal.list(holders.map(\.name) + vacant.map { terminal.text($0.words) })
    }
}

extension Case.State {
    /// How cases stand.
    var words: Message {
        switch self {
        case .open: Message("办理中", "running")
        case .approved: Message("已通过", "approved")
        case .rejected: Message("未通过", "rejected")
        case .withdrawn: Message("已撤回", "withdrawn")
        }
    }
}
