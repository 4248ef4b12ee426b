public import Records
import Regulations

extension PassReason {
    /// Why something passed by itself, as papers say it.
    public var label: String {
        switch self {
        case .empty: "无人办理，自动通过"
        case .applicant: "只有申报人本人，自动通过"
        case .repetition: "上一步已同意，自动通过"
        case .kept: "此前的意见仍然有效，自动通过"
        case .deadline: "到期未办，自动办理"
        }
    }
}

extension CaseTimer.Kind {
    /// What the clock did, as papers say it.
    package var label: String {
        switch self {
        case .remind: "临近期限，提醒"
        case .due: "已到期限"
        case .escalate: "逾期督办"
        case .automatic: "到期自动办理"
        }
    }
}

extension CaseFile {
    /// What was done beside deciding, and what passed by itself, for a timeline.
    func interventionHistory() -> [HistoryEntry] {
        interventions.map { intervention in
            HistoryEntry(
                time: intervention.time, person: names.person(intervention.person), unit: "",
                label: stepLabel(of: intervention) + words(intervention), text: intervention.text, version: nil,
                isVoid: false, waited: nil,
                principal: intervention.deputyFor.map(names.person))
        }
            + timers.filter { $0.fired != nil && $0.kind != .automatic }.map { timer in
                let step = tasks.first { $0.id == timer.task }?.label ?? chain.label
                return HistoryEntry(
                    time: timer.fired ?? timer.due, person: "", unit: "", label: "\(step)：\(timer.kind.label)",
                    text: "",
                    version: nil, isVoid: false, waited: nil)
            }
            + tasks.compactMap { task in
                guard let closed = task.closed, task.reason != nil || !task.numbers.isEmpty else { return nil }
                return HistoryEntry(
                    time: closed, person: "", unit: "", label: "\(task.label)：\(task.reason?.label ?? "已有足够的意见，办结")",
                    text: words(task.numbers), version: nil, isVoid: false, waited: nil)
            }
    }

    /// Numbers that were allocated, as papers say it.
    private func words(_ numbers: [String: String]) -> String {
        numbers.sorted { $0.key < $1.key }.map { "\(names.series($0.key)) \($0.value)" }.joined(separator: "、")
    }

    private func stepLabel(of intervention: Intervention) -> String {
        intervention.state.flatMap { annotations.task($0)?.label }.map { "\($0)：" } ?? ""
    }

    /// What was done, as papers say it.
    public func words(_ intervention: Intervention) -> String {
        let person = intervention.concerns.map(names.person) ?? ""
        return switch intervention.kind {
        case .handOver: "转办给\(person)"
        case .delegate: "委派\(person)提出意见"
        case .callBack: "取回委派给\(person)的待办"
        case .addCountersigner: "加签\(person)"
        case .removeCountersigner: "减签\(person)"
        case .recall: "撤回"
        case .cancel: "撤销"
        case .takeBack: "拿回"
        case .forward: "离职转办给\(person)"
        case .migrate: "迁移到新版"
        }
    }
}
