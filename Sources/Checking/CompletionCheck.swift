import Diagnostics
import Regulations
import XML

/// Holds the rules by which several performers decide a task against its performers and actions.
struct CompletionCheck {
    let task: TaskDefinition
    let element: Node

    /// What is wrong.
    func findings() -> [Finding] {
        [impossibleVote(), abstention(), idleWeight(), silentReturn()].compactMap { $0 }
    }

    /// More votes than there are, as far as the chart fixes their number.
    private func impossibleVote() -> Finding? {
        guard case .weight(let needed) = task.completion.threshold,
            task.performers.allSatisfy({ !$0.isEach && $0.post != nil })
        else { return nil }
        let all = task.performers.reduce(0) { $0 + $1.weight }
        guard needed > all else { return nil }
        return element.finding(
            "chart.impossible-vote",
            Message("一共只有 \(all) 票，不可能有 \(needed) 票通过", "there are only \(all) votes: \(needed) can never pass"),
            at: "pass")
    }

    /// Where all may abstain, the chart must say what that decides.
    private func abstention() -> Finding? {
        guard task.completion.otherwise == nil,
            let action = task.actions.first(where: { task.voice(of: $0.name) == .abstain })
        else { return nil }
        return element.finding(
            "chart.abstention",
            Message(
                "“\(action.label)”是弃权：要用 otherwise 写明达不到时怎样办",
                "“\(action.label)” abstains: say with otherwise what is done when it does not pass"))
    }

    /// Weights that nothing counts.
    private func idleWeight() -> Finding? {
        guard task.completion.rule != .vote, task.performers.contains(where: { $0.weight != 1 }) else { return nil }
        return element.finding(
            "chart.idle-weight",
            Message("只有 rule=\"vote\" 才计算权重", "weights count only with rule=\"vote\""), severity: .warning)
    }

    /// A return to a chosen step needs a step to choose.
    private func silentReturn() -> Finding? {
        guard case .listed(let states) = task.returns, states.isEmpty else { return nil }
        return element.finding(
            "chart.no-return",
            Message("returns 没有写可以退回到哪里", "returns names no state"), at: "returns",
            advice: Message("写 any、none 或状态", "write any, none or states"))
    }
}
