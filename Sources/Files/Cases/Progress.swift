import Records
public import Regulations
public import Values

/// One step of a chain as it is drawn for a case.
public struct ProgressStep: Sendable, Equatable {
    /// Where the case stands with it.
    public enum Status: String, Sendable {
        case done
        case current
        case toCome = "to-come"
        /// The case ended before it came here.
        case notReached = "not-reached"
    }

    /// The state; empty for the submission.
    public let state: String
    /// Its name.
    public let label: String
    /// What demands it.
    public let ground: Ground
    /// Where the case stands with it.
    public let status: Status
    /// The states of the tasks in it.
    public let tasks: [String]
}

extension CaseFile {
    /// The steps of the chain, the submission first; steps off the main path only when the case came there.
    public var progress: [ProgressStep] {
        let submission = annotations.submission
        let first = ProgressStep(
            state: "", label: submission.label, ground: submission.ground, status: .done, tasks: [])
        return [first] + annotations.states.compactMap(progressStep)
    }

    private func progressStep(_ annotation: StateAnnotation) -> ProgressStep? {
        guard let step = annotation.step ?? annotation.task?.step,
            !annotation.ancestors.contains(where: { annotations[$0]?.step != nil })
        else { return nil }
        let states = annotations.states.filter { $0.task != nil && ([$0.id] + $0.ancestors).contains(annotation.id) }
            .map(\.id)
        let status = status(of: states)
        let wasHere = tasks.contains { states.contains($0.state) }
        if annotation.task?.isAside ?? false, !wasHere { return nil }
        return ProgressStep(
            state: annotation.id, label: step.label, ground: step.ground, status: status, tasks: states)
    }

    private func status(of states: [String]) -> ProgressStep.Status {
        if tasks.contains(where: { states.contains($0.state) && $0.status == .open }) { return .current }
        // Voices in a task that was cancelled decided nothing.
        let cancelled = Set(tasks.filter { $0.status == .cancelled }.map(\.id))
        let isDone =
            opinions.contains {
                states.contains($0.state) && $0.voidedBy == nil && !$0.isAdvice && !cancelled.contains($0.task)
            } || tasks.contains { states.contains($0.state) && $0.status == .passed }
        if isDone { return .done }
        return `case`.isOpen ? .toCome : .notReached
    }
}

/// Something that happened in a case, for a timeline.
public struct HistoryEntry: Sendable {
    /// When.
    public let time: Timestamp
    /// Who; empty for what happened by itself.
    public let person: String
    /// In which unit.
    public let unit: String
    /// What happened.
    public let item: HistoryItem
    /// What was written.
    public let text: String
    /// The version of the record that it was about.
    public let version: Int?
    /// Whether it lost its force.
    public let isVoid: Bool
    /// How long the task had waited, in milliseconds.
    public let waited: Int?
    /// The person for whom a deputy did it.
    public var principal: String?
    /// The numbers that were allocated by it, each after the name of its series.
    public var numbers: [String] = []
}

extension CaseFile {
    /// What happened, in order.
    public func history() throws -> [HistoryEntry] {
        let submission = HistoryEntry(
            time: `case`.opened, person: names.person(`case`.submitter), unit: names.unit(`case`.unit),
            item: .submitted(annotations.submission.label), text: `case`.letter ?? "", version: 1, isVoid: false,
            waited: nil)
        var entries = [submission]
        entries += opinions.map { opinion in
            let task = tasks.first { $0.id == opinion.task }
            return HistoryEntry(
                time: opinion.time, person: names.person(opinion.person), unit: names.unit(opinion.unit),
                item: .decided(task: opinion.label, deed(of: opinion)), text: opinion.text, version: opinion.version,
                isVoid: opinion.voidedBy != nil,
                waited: task.map { Int($0.opened.milliseconds(until: opinion.time)) },
                principal: opinion.deputyFor.map(names.person))
        }
        entries += interventionHistory()
        entries += conversationEntries()
        if let closed = `case`.closed {
            entries.append(
                HistoryEntry(
                    time: closed, person: "", unit: "", item: .closed(`case`.outcome ?? ""), text: "", version: nil,
                    isVoid: false, waited: nil))
        }
        return entries.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(
            \.element)
    }
}
