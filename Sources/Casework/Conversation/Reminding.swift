import Files
import Procedure
import Records
import Store
import Values

extension Desk {
    /// How long the same person waits before reminding of the same case again, in milliseconds.
    private static let remindingInterval: Int64 = 3_600_000

    /// Reminds those for whom a case waits (催办): they see it in their inboxes.
    ///
    /// - Throws: `CaseworkError`, `ConversationError`.
    /// - Returns: whom the case waits for, in words.
    public func remind(of number: Int, _ text: String = "") throws -> [String] {
        try change { recorder in
            let found = try recorder.sight.runningCase(number)
            guard try recorder.sight.isInvolved(in: found) else { throw ConversationError.notInvolved(case: number) }
            try requireInterval(number, recorder)
            let open = try recorder.cases.openTasks(of: number)
            let others = try open.filter { try recorder.performers.authorities(for: $0, chain: found.chain).isEmpty }
            guard !open.isEmpty else { throw ConversationError.nobodyWaits(case: number) }
            guard !others.isEmpty else { throw ConversationError.remindsOneself(case: number) }
            try recorder.record(CaseReminded(case: number, tasks: others.map(\.id), text: text))
            return try others.map(recorder.performers.waiting)
        }
    }

    private func requireInterval(_ number: Int, _ recorder: Recorder) throws {
        let last = try recorder.conversation.lastReminder(in: number)
        guard let last else { return }
        let again = last.time.adding(milliseconds: Self.remindingInterval)
        guard now < again else { return }
        throw ConversationError.remindedRecently(
            case: number, at: last.time.localMinute, again: again.localMinute)
    }
}
