import Diagnostics
import Records
import Store
import Values

/// Reminds those for whom a case waits (催办): they see it in their inboxes.
package struct RemindOfCase: OfficeCommand {
    package static let name = "remind"
    package let `case`: Int
    package let text: String
    /// How long the same person waits before reminding of the same case again, in milliseconds.
    private static let interval: Int64 = 3_600_000

    /// The command for a case.
    package init(of number: Int, _ text: String) {
        self.case = number
        self.text = text
    }

    /// - Returns: whom the case waits for.
    package func decide(_ recorder: Recorder) throws -> [WaitingTask] {
        let number = self.case
        let found = try recorder.sight.runningCase(number)
        guard try recorder.sight.isInvolved(in: found) else { throw Refusal.notInvolved(case: number) }
        try requireInterval(recorder)
        let open = try recorder.cases.openTasks(of: number)
        let others = try open.filter { try recorder.performers.authorities(for: $0, chain: found.chain).isEmpty }
        guard !open.isEmpty else { throw Refusal.nobodyWaits(case: number) }
        guard !others.isEmpty else { throw Refusal.remindsOneself(case: number) }
        try recorder.record(CaseReminded(case: number, tasks: others.map(\.id), text: text))
        return try others.map(recorder.performers.waiting)
    }

    private func requireInterval(_ recorder: Recorder) throws {
        let last = try recorder.conversation.lastReminder(in: self.case)
        guard let last else { return }
        let again = last.time.adding(milliseconds: Self.interval)
        guard recorder.now < again else { return }
        throw Refusal.remindedRecently(
            case: self.case, at: last.time.localMinute, again: again.localMinute)
    }
}

extension Refusal {
    fileprivate static func remindsOneself(case number: Int) -> Refusal {
        Refusal(
            "conversation.reminds-oneself",
            Message("事项 \(number) 正等您自己办理", "case \(number) waits for yourself"),
            advice: Message("用 docket show \(number) 查看可做什么", "docket show \(number) says what you can do"),
            access: .granted)
    }

    fileprivate static func nobodyWaits(case number: Int) -> Refusal {
        Refusal(
            "conversation.nobody-waits",
            Message("事项 \(number) 现在没有等待办理的人", "case \(number) waits for nobody now"), access: .granted)
    }

    fileprivate static func remindedRecently(case number: Int, at time: String, again: String) -> Refusal {
        Refusal(
            "conversation.reminded-recently",
            Message(
                "您已于 \(time) 催办事项 \(number)，每小时最多一次",
                "you reminded of case \(number) at \(time); once an hour is the most"),
            advice: Message("\(again) 以后可以再催", "again from \(again) on"), access: .granted)
    }
}
