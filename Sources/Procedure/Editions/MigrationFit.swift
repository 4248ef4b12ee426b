import Diagnostics
import Records
import Regulations

/// The names of states in the edition in force.
struct NewNames {
    /// The new identifier by the old one, for states that have another.
    let renamed: [String: String]
    private let new: CaseChart

    init(_ old: CaseChart, _ new: CaseChart) {
        self.new = new
        renamed = new.formerNames.current
    }

    /// The identifier that a state has now; `nil` when the chart does not have it.
    func name(_ id: String) -> String? {
        if new.index(id) != nil { return id }
        return renamed[id].flatMap { new.index($0) == nil ? nil : $0 }
    }
}

/// Holds the fields of the subject against the newer form.
struct FieldFit {
    let old: Form
    let new: Form

    func items(of values: RecordValues) -> [CaseMigration.Item] {
        let held = values.byField.sorted { $0.key < $1.key }.map { item($0.key, $0.value) }
        let missing = FormInput(new).missing(in: values).filter { field in
            old.field(field.id).map { !$0.isRequired } ?? true
        }
        return held
            + missing.map {
                .init(
                    .field, $0.id, label: $0.label, .changed,
                    Message(
                        "新版必填，现在没有值：下次修改时填写",
                        "the newer form requires it, and it has no value: fill it in with the next revision"))
            }
    }

    private func item(_ id: String, _ value: FieldValue) -> CaseMigration.Item {
        let label = old.field(id)?.label ?? id
        guard let field = new.field(id) else {
            return .init(
                .field, id, label: label, .refused,
                Message("新版的表单没有这个字段，它的值不再显示", "the newer form does not have it: its value would no longer show"))
        }
        do throws(FieldProblem) {
            try value.requireFit(in: field)
        } catch {
            return .init(.field, id, label: label, .refused, error.finding(for: field).message)
        }
        guard field.label == label else {
            return .init(
                .field, id, label: label, .changed, Message("改称“\(field.label)”", "is called “\(field.label)” now"))
        }
        return .init(.field, id, label: label, .kept)
    }
}

/// Holds the opinions that were given against the states of the newer chart.
struct OpinionFit {
    private let hand: CaseHand
    private let chart: CaseChart

    init(_ hand: CaseHand, to chart: CaseChart) {
        self.hand = hand
        self.chart = chart
    }

    func items() throws -> [CaseMigration.Item] {
        let names = NewNames(hand.runner.chart, chart)
        var seen: Set<String> = []
        return try hand.recorder.cases.opinions(of: hand.found.number).filter { seen.insert($0.state).inserted }.map {
            opinion in
            guard let name = names.name(opinion.state) else {
                return .init(
                    .opinion, opinion.state, label: opinion.label, .dropped,
                    Message(
                        "新版没有这一步：意见保留在经过里", "the newer chart does not have the step: its opinions stay in the history"))
            }
            let isRenamed = name != opinion.state
            return .init(
                .opinion, opinion.state, label: opinion.label, isRenamed ? .renamed : .kept, to: isRenamed ? name : nil)
        }
    }
}

/// Holds the open tasks against what the newer chart says of them.
struct TaskFit {
    private let hand: CaseHand
    private let chart: CaseChart
    private let names: NewNames

    init(_ hand: CaseHand, to chart: CaseChart) {
        self.hand = hand
        self.chart = chart
        names = NewNames(hand.runner.chart, chart)
    }

    func items() throws -> [CaseMigration.Item] {
        try hand.recorder.cases.openTasks(of: hand.found.number).map(item)
    }

    private func item(_ task: CaseTask) throws -> CaseMigration.Item {
        func item(_ fit: CaseMigration.Fit, _ message: Message? = nil) -> CaseMigration.Item {
            .init(.task, task.state, label: task.label, fit, message)
        }
        guard let name = names.name(task.state), let now = chart.annotations.task(name) else {
            return item(.refused, Message("新版里没有这个待办", "the newer chart does not have this task"))
        }
        if let resume = task.resume, names.name(resume) == nil {
            return item(
                .refused,
                Message(
                    "办完要回到“\(resume)”，新版里没有", "it is to come back to “\(resume)”, which the newer chart does not have"))
        }
        if let action = try unknownAction(in: task, now) {
            return item(
                .refused,
                Message(
                    "已有人以“\(action)”表态，新版里没有这个动作", "someone spoke by “\(action)”, which the newer task does not offer"))
        }
        let deadlines = NewDeadlines(old: hand.runner.chart, new: chart, names: names)
        let changes =
            differences(hand.runner.chart.annotations.task(task.state), now)
            + (deadlines.change(of: task.state).message.map { [$0] } ?? [])
            + (try deadlines.lostAutomatic(of: task, hand.recorder.reader) == nil
                ? [] : [Message("到期自动办理按新版", "the decision by the clock is that of the newer edition")])
        return changes.isEmpty
            ? item(.kept)
            : item(
                .changed,
                Message(
                    "按新版：\(changes.map(\.chinese).joined(separator: "、"))",
                    "by the newer edition: \(changes.map(\.english).joined(separator: ", "))"))
    }

    /// The action of a voice that was given in the task and that the newer task does not offer.
    private func unknownAction(in task: CaseTask, _ now: TaskDefinition) throws -> String? {
        try hand.recorder.cases.opinions(of: hand.found.number).first {
            $0.task == task.id && $0.voidedBy == nil && now.action($0.action) == nil
        }.map { $0.actionLabel.isEmpty ? $0.action : $0.actionLabel }
    }

    private func differences(_ before: TaskDefinition?, _ now: TaskDefinition) -> [Message] {
        guard let before else { return [Message("新的待办", "a new task")] }
        var changes: [Message] = []
        if before.label != now.label { changes.append(Message("名称“\(now.label)”", "called “\(now.label)”")) }
        if before.performers != now.performers { changes.append(Message("办理人", "its performers")) }
        if before.completion != now.completion { changes.append(Message("办结规则", "how it is decided")) }
        if before.seating != now.seating { changes.append(Message("入席规则", "who is seated")) }
        if before.actions.map(\.name) != now.actions.map(\.name)
            || before.actions.map(\.label) != now.actions.map(\.label)
        {
            changes.append(
                Message(
                    "动作 \(now.actions.map(\.label).joined(separator: "、"))",
                    "actions \(now.actions.map(\.name).joined(separator: ", "))"))
        }
        if before.fields.map(\.field) != now.fields.map(\.field) {
            changes.append(Message("要填写的字段", "the fields to fill in"))
        }
        return changes
    }
}
