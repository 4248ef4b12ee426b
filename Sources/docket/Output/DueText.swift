import Casework
import Diagnostics
import Files
import Procedure
import Records

/// A deadline in words.
struct DueText {
    let terminal: Terminal

    init(_ terminal: Terminal) { self.terminal = terminal }

    /// Waiting for nobody, late, still to come, or standing still.
    func state(_ item: DueItem) -> String {
        guard item.isVacant else { return time(item) }
        let vacant = terminal.bold(terminal.text(Message("无人可办", "nobody can decide it")))
        return [vacant, time(item)].filter { !$0.isEmpty }.joined(separator: terminal.text(Message("，", ", ")))
    }

    private func time(_ item: DueItem) -> String {
        if item.isPaused { return terminal.text(Message("暂停（等申报人）", "stands still for the applicant")) }
        guard let late = item.late else { return "" }
        let length = Waiting.text(Int(late.magnitude), terminal.language)
        return item.isLate
            ? terminal.bold(terminal.text(Message("逾期 \(length)（工作时间）", "late by \(length) of work")))
            : terminal.text(Message("还有 \(length)（工作时间）", "\(length) of work left"))
    }

    /// When it is due, and what the clock is about to do.
    func line(_ due: DueTime) throws -> String {
        let time = due.due.localMinute
        switch due.standing {
        case .paused: return terminal.text(Message("期限暂停（等申报人）", "its deadline stands still for the applicant"))
        case .ahead: return terminal.text(Message("期限 \(time)", "due \(time)"))
        case .passed:
            let passed = terminal.text(Message("已于 \(time) 到期", "was due \(time)"))
            guard let action = due.pending else { return passed }
            return passed
                + terminal.text(
                    Message("，将自动办理“\(action)”", ", the clock is about to decide “\(action)”"))
        }
    }
}
