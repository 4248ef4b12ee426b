import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations

/// A case as text for a terminal, and as JSON.
struct CaseText {
    private let file: CaseFile
    private let terminal: Terminal

    init(_ file: CaseFile, _ terminal: Terminal) {
        self.file = file
        self.terminal = terminal
    }

    func lines() throws -> [String] {
        let names = file.names
        let version = terminal.text(
            Message("（第 \(file.record.version) 稿）", " (version \(file.record.version))"))
        let title = file.form.title(of: file.record.values) ?? ""
        let followed = file.conversation.isFollowed ? terminal.gap + terminal.text(Message("★ 已关注", "★ followed")) : ""
        var lines = [
            terminal.bold(
                terminal.text(Message("事项 \(file.case.number)", "case \(file.case.number)")) + terminal.gap
                    + file.chain.label + followed
            ),
            "\(file.form.label) \(file.record.number)\(version)\(terminal.gap)\(title)",
        ]
        if let customer = file.customer { lines.append(customerLine(customer)) }
        lines.append(
            terminal.pair(
                Message("报送", "from"),
                "\(names.unit(file.case.unit)) \(names.person(file.case.submitter)) \(file.case.opened.localMinute)"
            )
                + (file.case.letter.map { terminal.gap + $0 } ?? ""))
        if file.case.isOpen, file.edition != file.editionInForce {
            lines.append(
                terminal.text(
                    Message(
                        "按 \(file.edition) 版办理（现行 \(file.editionInForce) 版）",
                        "runs by edition \(file.edition) (in force: \(file.editionInForce))")))
        }
        lines += [""] + file.progress.flatMap(stepLines) + [""]
        lines += try stateLines()
        lines += try ConversationText(file, terminal).lines()
        return lines
    }

    func json() throws -> JSON {
        try .object(
            [
                ("case", .number(file.case.number)), ("chain", .string(file.case.chain)),
                ("edition", .string(file.edition)),
                ("state", .string(file.case.state.rawValue)),
                ("outcome", JSON(file.case.outcome)), ("form", .string(file.case.form)),
                ("record", .string(file.case.record)), ("version", .number(file.record.version)),
                ("unit", .string(file.case.unit)), ("submitter", .string(file.case.submitter)),
                ("letter", JSON(file.case.letter)), ("opened", .time(file.case.opened)),
                ("closed", JSON(file.case.closed?.iso)),
                ("waiting", .array(waiting())),
                (
                    "steps",
                    .array(
                        file.progress.map {
                            .object([
                                ("state", .string($0.state)), ("label", .string($0.label)),
                                ("status", .string($0.status.rawValue)), ("clause", JSON($0.ground.clause)),
                                ("returned", .boolean(file.isReturned($0))),
                                ("branches", .array(file.branches(of: $0).map(branch))),
                            ])
                        })
                ),
                ("values", RecordFields.json(file.record.values)),
                ("judged", .object(file.judgedFields.map { ($0.id, JSON(file.record.values[$0.id])) })),
                ("changes", file.changesSinceJudged.map { ChangesText($0, of: file, terminal).json() } ?? .null),
                ("attachments", AttachmentText(file.attachments, terminal).json()),
                (
                    "actions",
                    .object(
                        file.actions.sorted { $0.key < $1.key }.map {
                            ($0.key, .array($0.value.map { .string($0.name) }))
                        })
                ),
            ] + ConversationText(file, terminal).members())
    }

    /// What whoever decides looks at first.
    func judgedLines() -> [String] {
        file.judgedFields.compactMap { field in
            RecordFields.text(of: field, in: file.record, file.names, terminal).map { text in
                "  " + terminal.pair(Message(field.label, field.englishLabel), text)
            }
        }
    }

    /// What changed since whoever looks decided, or since somebody judged it.
    func changedLines() -> [String] {
        guard let changes = file.changesSinceJudged, !changes.isEmpty else { return [] }
        let lines = ChangesText(changes, of: file, terminal).lines()
        return lines.prefix(1).map(terminal.bold) + lines.dropFirst()
    }

    /// The tasks that wait, and whom they wait for.
    private func waiting() -> [JSON] {
        file.tasks.filter { $0.status == .open }.map { task in
            let due = file.dueTime(of: task)
            return .object([
                ("task", .string(task.state)), ("label", .string(task.label)), ("since", .time(task.opened)),
                ("for", JSON(file.waiting[task.id].map { terminal.text($0.words) })), ("due", JSON(due?.due.iso)),
                ("late", .boolean(due?.standing == .passed)),
            ])
        }
    }

    /// When a task or the whole case is due, and where that stands.
    private func due(_ task: CaseTask?) throws -> String {
        try file.dueTime(of: task).map { terminal.gap + (try DueText(terminal).line($0)) } ?? ""
    }

    private func customerLine(_ customer: CustomerRow) -> String {
        let tier = customer.tier.map(file.names.tier) ?? "—"
        let managed = customer.managedAs.map(file.names.tier) ?? "—"
        return terminal.pair(Message("客户", "customer"), "\(customer.number) \(customer.name)\(terminal.gap)")
            + terminal.text(Message("等级 \(tier)，按\(managed)管理", "tier \(tier), managed as \(managed)"))
    }

    private func branch(_ branch: ProgressBranch) -> JSON {
        .object([
            ("state", .string(branch.state)), ("label", .string(branch.label)),
            ("status", .string(branch.status.rawValue)), ("person", JSON(branch.person)),
        ])
    }

    /// A step, and its branches below it once the case has come there.
    private func stepLines(_ step: ProgressStep) -> [String] {
        let isBegun = step.status == .current || step.status == .done
        return [stepLine(step)] + (isBegun ? branchLines(file.branches(of: step)) : [])
    }

    /// The branches in columns, as many beside each other as the terminal takes.
    private func branchLines(_ branches: [ProgressBranch]) -> [String] {
        let cells = branches.map { branch in
            "\(mark(branch.status)) \(branch.label)" + (branch.person.map(terminal.bracketed) ?? "")
        }
        let width = (cells.map { displayWidth(of: $0) }.max() ?? 0) + 2
        let columns = max(1, (terminal.columns - 6) / width)
        return stride(from: 0, to: cells.count, by: columns).map { start in
            let row = cells[start..<min(start + columns, cells.count)]
            let padded = row.dropLast().map { $0 + String(repeating: " ", count: width - displayWidth(of: $0)) }
            return "      " + (padded + row.suffix(1)).joined()
        }
    }

    private func mark(_ status: ProgressBranch.Status) -> String {
        switch status {
        case .done: "✓"
        case .current: "▶"
        case .returned: "↩"
        case .cancelled: "–"
        case .toCome: "○"
        }
    }

    private func stepLine(_ step: ProgressStep) -> String {
        let mark =
            switch step.status {
            case .done: file.isReturned(step) ? "↩" : "✓"
            case .current: "▶"
            case .toCome: "○"
            case .notReached: "–"
            }
        let clause = step.ground.clause.map { "\(terminal.gap)[\(file.names.citation($0))]" } ?? ""
        let line = "  \(mark) \(step.label)\(clause)"
        return step.status == .current ? terminal.bold(line) : line
    }

    private func stateLines() throws -> [String] {
        if let outcome = file.case.outcome {
            let day = file.case.closed?.localMinute ?? ""
            return [terminal.text(Message("已办结：\(outcome)（\(day)）", "closed: \(outcome) (\(day))"))]
        }
        var lines = [terminal.text(Message("等待办理：", "waits for:"))]
        lines += try file.tasks.compactMap { task in
            try file.waiting[task.id].map { "  \(terminal.text($0.words))\(try due(task))" }
        }
        let whole = try due(nil)
        if !whole.isEmpty { lines.append(terminal.text(Message("  整个事项", "  the whole case")) + whole) }
        for (state, actions) in file.actions.sorted(by: { $0.key < $1.key }) {
            let list = terminal.list(actions.map { $0.name + terminal.bracketed($0.label) })
            lines.append(terminal.text(Message("您可以（\(state)）：\(list)", "you may (\(state)): \(list)")))
        }
        return lines
    }
}
