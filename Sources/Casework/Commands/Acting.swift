import Diagnostics
import Regulations
import Statechart
import Store

/// What a performer does with a task.
public struct TaskAction {
    /// The verb, such as `approve`.
    public var action: String
    /// The written opinion.
    public var opinion: String
    /// The state of the task, when the performer has several in the case.
    public var task: String?
    /// Fields of the subject record to fill in or to change, by id or label.
    public var values: [String: String]
    /// Files to attach with it.
    public var files: [FileToAttach]

    /// An action.
    public init(
        _ action: String, opinion: String = "", task: String? = nil, values: [String: String] = [:],
        files: [FileToAttach] = []
    ) {
        self.action = action
        self.opinion = opinion
        self.task = task
        self.values = values
        self.files = files
    }
}

/// How a case stands after an action.
public struct Acted: Sendable {
    /// The case.
    public let `case`: Int
    /// What was done, as papers name it.
    public let label: String
    /// The tasks that wait now and whom they wait for, in words.
    public let waiting: [String]
    /// How the case ended, if it did.
    public let outcome: String?
    /// Numbers that were allocated, by series.
    public let numbers: [String: String]
}

extension Desk {
    /// Performs an action on a case's task.
    ///
    /// - Throws: `CaseworkError` for what the rules refuse, `Findings` for values that cannot be taken.
    public func act(on number: Int, _ action: TaskAction) throws -> Acted {
        try staging(action.files) { recorder, staged in
            try Performance(number, action, staged: staged, recorder: recorder).perform()
        }
    }
}

/// One action on one task: checks that it is allowed and complete, then records it and moves the chart.
private struct Performance {
    private let recorder: Recorder
    private let request: TaskAction
    private let staged: [StagedFile]
    private let found: Case
    private let runner: CaseRunner
    private let form: Form

    init(_ number: Int, _ request: TaskAction, staged: [StagedFile], recorder: Recorder) throws {
        self.recorder = recorder
        self.request = request
        self.staged = staged
        found = try recorder.existingCase(number)
        runner = try CaseRunner(found, recorder: recorder)
        form = try recorder.form(found.form)
    }

    func perform() throws -> Acted {
        if let outcome = found.outcome { throw CaseworkError.caseClosed(found.number, outcome: outcome) }
        let (task, holder) = try myTask()
        let definition = try definition(of: task)
        let action = try action(in: definition)
        let text = try recorder.opinion(request.opinion, on: task)
        if action.opinion == .required, text.isEmpty {
            throw CaseworkError.opinionRequired(case: found.number, action: action.label)
        }
        let seen = try recorder.existing(form, found.record)
        let seenDigests = try recorder.attachments(of: form.id, seen.number).map(\.digest)
        for file in staged { try recorder.link(file, to: seen) }
        try checkAttachments(definition, action)
        let (record, filled) = try fillIn(seen, definition, action)
        let numbers = try allocate(definition, action)
        let opinion = OpinionGiven(
            case: found.number, task: task.id, state: task.state, label: task.label, action: action.name,
            actionLabel: action.label, text: text, post: holder.post, unit: holder.unit,
            version: seen.version, digests: seenDigests, fields: filled.merging(numbers) { _, new in new })
        try recorder.record(opinion)
        try recorder.record(TaskClosed(case: found.number, task: task.id, status: .done))
        if definition.actions.first?.name == action.name { try void(definition.voids, by: record.version) }
        try runner.take(
            "\(action.name).\(task.state)", found,
            data: CaseData(view: recorder).values(of: record, form: form))
        return try outcome(action, numbers)
    }

    /// The actor's task in the case, or why there is none.
    private func myTask() throws -> (CaseTask, Holder) {
        let open = try recorder.openTasks(of: found.number)
        let mine = try open.compactMap { task in try recorder.post(for: task).map { (task, $0) } }
        if let wanted = request.task {
            if let chosen = mine.first(where: { $0.0.state == wanted }) { return chosen }
            guard !mine.isEmpty else { throw try refusal(open) }
            throw CaseworkError.unknownTask(case: found.number, state: wanted, open: mine.map(\.0.state))
        }
        guard let only = mine.first else { throw try refusal(open) }
        guard mine.count == 1 else {
            throw CaseworkError.severalTasks(case: found.number, states: mine.map(\.0.state))
        }
        return only
    }

    /// A task that was the actor's and is decided already is told apart from one that never was.
    private func refusal(_ open: [CaseTask]) throws -> CaseworkError {
        for opinion in try recorder.opinions(of: found.number).reversed() {
            let holder = Holder(post: opinion.post, unit: opinion.unit)
            guard recorder.actor.posts.contains(holder) else { continue }
            let name = try recorder.directory.person(opinion.person)?.name ?? opinion.person
            return .alreadyDecided(
                case: found.number, label: opinion.label, by: name, at: try opinion.time.localMinute())
        }
        return .notYourTask(case: found.number, waiting: try open.map(recorder.waiting))
    }

    private func definition(of task: CaseTask) throws -> TaskDefinition {
        guard let definition = runner.chart.annotations.task(task.state) else {
            throw CaseworkError.notTaken(case: found.number, event: task.state)
        }
        return definition
    }

    private func action(in definition: TaskDefinition) throws -> ActionDefinition {
        guard let action = definition.action(request.action) else {
            throw CaseworkError.unknownAction(
                case: found.number, action: request.action, offered: definition.actions.map(\.name))
        }
        return action
    }

    private func checkAttachments(_ definition: TaskDefinition, _ action: ActionDefinition) throws {
        let roles = Set(try recorder.attachments(of: form.id, found.record).compactMap(\.role))
        for needed in definition.attachments where needed.action == action.name && !roles.contains(needed.role) {
            throw CaseworkError.attachmentMissing(case: found.number, role: needed.role, label: needed.label)
        }
    }

    /// Takes the values that came with the action: the task's own fields, or a revision where the task allows one.
    private func fillIn(
        _ record: RecordRow, _ definition: TaskDefinition, _ action: ActionDefinition
    ) throws -> (RecordRow, [String: String]) {
        let own = Set(definition.fields.map(\.field))
        let values = try FormInput(form).canonical(request.values, byChain: true)
        let (filled, changes) = (values.filter { own.contains($0.key) }, values.filter { !own.contains($0.key) })
        try checkRequired(definition, action, filled, record)
        if let field = changes.keys.sorted().first {
            guard definition.revises else { throw CaseworkError.notRevisable(case: found.number) }
            if let set = form.field(field), set.isSetByChain {
                throw Findings([FieldProblem.setByChain.finding(for: set)])
            }
        }
        guard !values.isEmpty, record.values.merging(values) != record.values else { return (record, filled) }
        let filing = RecordFiling(recorder: recorder, form: form, unit: try unit(of: record))
        let revised = try filing.revise(
            record, with: values, kind: changes.isEmpty ? .filled : .revised, case: found.number)
        if revised.customer == revised.number { try GradingDesk(recorder: recorder).grade(revised.number) }
        return (revised, filled)
    }

    /// The task's required fields are needed by its first action, the one that moves the case forward.
    private func checkRequired(
        _ definition: TaskDefinition, _ action: ActionDefinition, _ filled: [String: String], _ record: RecordRow
    ) throws {
        guard definition.actions.first?.name == action.name else { return }
        let missing = definition.fields.filter {
            $0.isRequired && (filled[$0.field] ?? "").isEmpty && record.values[$0.field] == nil
        }
        let findings = missing.compactMap { form.field($0.field) }.map { FieldProblem.missing.finding(for: $0) }
        guard findings.isEmpty else { throw Findings(findings) }
    }

    private func unit(of record: RecordRow) throws -> Unit {
        guard let unit = try recorder.tree()[record.unit] else {
            throw CaseworkError.unknownUnit(record.unit, advice: nil)
        }
        return unit
    }

    private func allocate(_ definition: TaskDefinition, _ action: ActionDefinition) throws -> [String: String] {
        var numbers: [String: String] = [:]
        guard let unit = try recorder.tree()[found.unit] else { return numbers }
        for number in definition.numbers where number.action == action.name {
            numbers[number.series] = try recorder.allocate(number.series, unit: unit)
        }
        return numbers
    }

    private func void(_ states: [String], by version: Int) throws {
        for opinion in try recorder.opinions(of: found.number)
        where states.contains(opinion.state) && opinion.voidedBy == nil {
            try recorder.record(OpinionVoided(case: found.number, opinion: opinion.id, version: version))
        }
    }

    private func outcome(_ action: ActionDefinition, _ numbers: [String: String]) throws -> Acted {
        let after = try recorder.existingCase(found.number)
        if !after.isOpen { try closeRecord(after) }
        return Acted(
            case: found.number, label: action.label,
            waiting: try recorder.openTasks(of: found.number).map(recorder.waiting), outcome: after.outcome,
            numbers: numbers)
    }

    /// The end of a case is a new place in the life of its subject: an approved registration makes a registered customer.
    private func closeRecord(_ ended: Case) throws {
        let isAccount = ended.form == recorder.regulation.grading?.form
        let state = isAccount && ended.state == "approved" ? "registered" : ended.state
        try recorder.record(
            RecordStateChanged(form: ended.form, number: ended.record, isAccount: isAccount, state: state))
    }
}
