import Casework
import Diagnostics
import Files
import Procedure
import Records
import Values

/// Duties as text for a terminal, and as JSON.
struct DutyText {
    let terminal: Terminal

    init(_ terminal: Terminal) { self.terminal = terminal }

    /// A table of duties.
    func table(_ items: [DutyItem]) -> Table {
        var table = Table(
            [
                Message("编号", "number"), Message("定期工作", "duty"), Message("对象", "about"), Message("期间", "period"),
                Message("应完成", "due"), Message("情况", "state"), Message("由谁办理", "by whom"),
            ].map(terminal.text))
        for item in items {
            let duty = item.duty
            table.add([
                String(duty.id), duty.label, about(item), period(duty), duty.due.iso, state(item), who(item),
            ])
            if let principal = item.principal {
                table.note(terminal.text(Message("代 \(principal.name) 办理", "on behalf of \(principal.name)")))
            }
            if let reason = duty.reason, item.state == .waived {
                table.note(terminal.pair(Message("原因", "reason"), reason))
            }
        }
        return table
    }

    /// A duty on one line, under what it is about.
    func line(_ item: DutyItem) -> String {
        let duty = item.duty
        let reason = duty.reason.map { terminal.text(Message("（\($0)）", " (\($0))")) } ?? ""
        let parts = [
            "\(duty.id) \(duty.label)", period(duty), terminal.pair(Message("应完成", "due"), duty.due.iso),
            state(item) + reason, duty.record,
        ]
        return "  " + parts.compactMap(\.self).joined(separator: terminal.gap)
    }

    /// A duty as JSON.
    func json(_ item: DutyItem) -> JSON {
        let duty = item.duty
        let isClosed = item.state != .open
        return .object([
            ("kind", .string("duty")), ("number", .number(duty.id)), ("duty", .string(duty.duty)),
            ("label", .string(duty.label)), ("form", duty.form.isEmpty ? .null : .string(duty.form)),
            ("about", .string(duty.number)), ("title", .string(item.title)), ("customer", JSON(duty.account)),
            ("from", .string(duty.from.iso)), ("to", .string(duty.to.iso)), ("due", .string(duty.due.iso)),
            ("state", .string(item.state.rawValue)), ("late", .boolean(item.isLate)), ("unit", .string(duty.unit)),
            ("post", .string(duty.post)), ("person", JSON(duty.person)), ("submits", JSON(duty.submits)),
            ("chain", JSON(duty.chain)), ("clause", JSON(duty.clause)),
            ("waiting", JSON(item.waiting.map { terminal.text($0.names) })), ("vacant", .boolean(item.isVacant)),
            ("deputyFor", JSON(item.principal?.code)), ("closed", JSON(isClosed ? duty.closed?.iso : nil)),
            ("by", JSON(isClosed ? duty.by : nil)), ("record", JSON(isClosed ? duty.record : nil)),
            ("case", isClosed ? duty.case.map { .number($0) } ?? .null : .null),
            ("reason", JSON(isClosed ? duty.reason : nil)),
        ])
    }

    /// What a round of the clock did, on one line.
    func line(_ change: DutyChange) -> String {
        let period = "\(change.from.iso) – \(change.to.iso)"
        return terminal.text(
            change.isMissed
                ? Message(
                    "\(change.number)　\(change.label)　漏做（\(period)）",
                    "\(change.number): \(change.label): missed (\(period))")
                : Message(
                    "\(change.number)　\(change.label)　\(change.due.iso) 前完成",
                    "\(change.number): \(change.label): due \(change.due.iso)"))
    }

    /// What a round of the clock did, as JSON.
    func json(_ change: DutyChange) -> JSON {
        .object([
            ("kind", .string(change.isMissed ? "duty-missed" : "duty-opened")), ("label", .string(change.label)),
            ("about", .string(change.number)), ("from", .string(change.from.iso)), ("to", .string(change.to.iso)),
            ("due", .string(change.due.iso)),
        ])
    }

    private func about(_ item: DutyItem) -> String {
        item.duty.number == item.title ? item.title : "\(item.duty.number) \(shortened(item.title, to: 24))"
    }

    private func period(_ duty: OpenedDuty) -> String {
        duty.from == duty.to ? duty.from.iso : "\(duty.from.iso) – \(duty.to.iso)"
    }

    private func who(_ item: DutyItem) -> String {
        guard let waiting = item.waiting else { return item.by ?? "" }
        let names = terminal.text(waiting.names)
        return item.isVacant ? terminal.bold(names) : names
    }

    private func state(_ item: DutyItem) -> String {
        let label = terminal.text(item.stateLabel)
        return item.state == .open && item.isLate ? terminal.bold(label) : label
    }
}
