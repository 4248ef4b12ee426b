import Records
import Regulations

extension CaseFile {
    /// What was done beside deciding, and what passed by itself, for a timeline.
    func interventionHistory() -> [HistoryEntry] {
        interventions.map { intervention in
            HistoryEntry(
                time: intervention.time, person: names.person(intervention.person), unit: "",
                item: .intervened(
                    intervention.kind, task: intervention.state.flatMap { annotations.task($0)?.label },
                    person: intervention.concerns.map(names.person)),
                text: intervention.text, version: nil, isVoid: false, waited: nil,
                principal: intervention.deputyFor.map(names.person))
        }
            + timers.filter { $0.fired != nil && $0.kind != .automatic }.map { timer in
                let step = tasks.first { $0.id == timer.task }?.label ?? chain.label
                return HistoryEntry(
                    time: timer.fired ?? timer.due, person: "", unit: "", item: .fired(timer.kind, of: step), text: "",
                    version: nil, isVoid: false, waited: nil)
            }
            + tasks.compactMap { task in
                guard let closed = task.closed, task.reason != nil || !task.numbers.isEmpty else { return nil }
                return HistoryEntry(
                    time: closed, person: "", unit: "", item: .passed(task: task.label, task.reason), text: "",
                    version: nil, isVoid: false, waited: nil, numbers: numbers(of: task))
            }
    }

    /// Numbers that were allocated, each after the name of its series.
    private func numbers(of task: CaseTask) -> [String] {
        task.numbers.sorted { $0.key < $1.key }.map { "\(names.series($0.key)) \($0.value)" }
    }
}
