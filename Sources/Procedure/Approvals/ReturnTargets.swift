import Diagnostics
import Records
import Regulations

/// A state that a task may be returned to, and what that would do.
public struct ReturnTarget: Sendable {
    /// The state.
    public let state: String
    /// Its task's name.
    public let label: String
    /// The names of those who decided there last; empty when it passed by itself.
    public let people: [String]
    /// The names of the open tasks that would be cancelled, beside the one that returns.
    public let cancelled: [String]
    /// The names of the tasks that would be asked again beside that of the target, unless the case comes straight back.
    public let reopened: [String]
}

/// Finds where a case may be returned to: tasks that it came through.
package struct ReturnTargets {
    private let hand: CaseHand
    private var number: Int { hand.found.number }

    package init(_ hand: CaseHand) { self.hand = hand }

    /// The action of a return to a state.
    ///
    /// - Throws: `Refusal.notReturnable`, `.illegalTarget`.
    package func action(of definition: TaskDefinition, in state: String, to target: String) throws -> ActionDefinition {
        let legal = try states(for: definition, in: state)
        guard !legal.isEmpty else { throw Refusal.notReturnable(case: number) }
        guard legal.contains(target) else {
            throw Refusal.illegalTarget(case: number, state: target, legal: legal)
        }
        return definition.action("return")
            ?? ActionDefinition(name: "return", label: "", opinion: .required, voice: .veto)
    }

    /// The legal targets, in the order in which the case came through them.
    package func states(for definition: TaskDefinition, in state: String) throws -> [String] {
        var seen: Set<String> = []
        let visited = try hand.recorder.cases.tasks(of: number).filter { $0.status == .done || $0.status == .passed }
            .map(\.state).filter { $0 != state && seen.insert($0).inserted }
        return switch definition.returns {
        case .none: []
        case .any: visited
        case .listed(let listed): visited.filter(listed.contains)
        }
    }

    /// The legal targets with what each would do.
    package func foreseen(for definition: TaskDefinition, in state: String) throws -> [ReturnTarget] {
        let data = try hand.data()
        let open = try hand.recorder.cases.openTasks(of: number)
        return try states(for: definition, in: state).map { target in
            let (left, entered) = try hand.runner.foreseen(from: state, to: target, data: data)
            return ReturnTarget(
                state: target, label: label(target), people: try people(target),
                cancelled: open.filter { $0.state != state && left.contains($0.state) }.map(\.label),
                reopened: try entered.filter { try $0 != target && isAsked($0, in: target) }.map(label))
        }
    }

    /// Whether a task that a return to a target enters would wait for a decision.
    private func isAsked(_ state: String, in target: String) throws -> Bool {
        guard let task = hand.runner.chart.annotations.task(state) else { return false }
        return try !hand.runner.keeps(task, state, CaseRunner.Passage(asked: [target]))
    }

    private func label(_ state: String) -> String { hand.runner.chart.annotations.task(state)?.label ?? state }

    private func people(_ state: String) throws -> [String] {
        let opinions = try hand.recorder.cases.opinions(of: number).filter { $0.state == state && !$0.isAdvice }
        return try opinions.filter { $0.task == opinions.last?.task }.map {
            try hand.recorder.directory.person($0.person)?.name ?? $0.person
        }
    }
}

extension Refusal {
    fileprivate static func notReturnable(case number: Int) -> Refusal {
        Refusal(
            "approval.not-returnable",
            Message(
                "事项 \(number) 的这一步不能选择退回到哪里", "this step of case \(number) cannot be returned to a chosen step"),
            access: .granted)
    }

    fileprivate static func illegalTarget(case number: Int, state: String, legal: [String]) -> Refusal {
        Refusal(
            "approval.illegal-target",
            Message("事项 \(number) 不能退回到 “\(state)”", "case \(number) cannot be returned to “\(state)”"),
            advice: didYouMean(state, among: legal)
                ?? Message("可以退回到：\(legal.joined(separator: "、"))", "it can go to: \(legal.joined(separator: ", "))"),
            access: .granted)
    }
}
