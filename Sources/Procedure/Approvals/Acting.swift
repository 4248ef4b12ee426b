import Diagnostics
import Records
import Regulations
import Statechart
import Store

/// What a performer does with a task.
public struct TaskAction: Codable, Sendable {
    /// The verb, such as `approve`.
    public var action: String
    /// The written opinion.
    public var opinion: String
    /// The state of the task, when the performer has several in the case.
    public var task: String?
    /// The person to act for, when the performer may act for several.
    public var principal: String?
    /// Fields of the subject record to fill in or to change, by id or label.
    public var values: [String: String]
    /// The digests of what tells something about natural persons, by field id or label: such texts are not among the
    /// values.
    package var personal: [String: String]?
    /// Where a return leads, when it is not the chart that says so.
    public var returning: Returning?

    /// An action.
    public init(
        _ action: String, opinion: String = "", task: String? = nil, for principal: String? = nil,
        values: [String: String] = [:], returning: Returning? = nil
    ) {
        self.action = action
        self.opinion = opinion
        self.task = task
        self.principal = principal
        self.values = values
        self.returning = returning
    }
}

/// How a case stands after an action.
public struct Acted: Sendable {
    /// The case.
    public let `case`: Int
    /// What was done.
    public let deed: Deed
    /// The tasks that wait now and whom they wait for.
    public let waiting: [WaitingTask]
    /// How the case ended, if it did.
    public let outcome: String?
    /// Numbers that were allocated, by series.
    public let numbers: [String: String]
}

/// Performs an action on a case's task.
package struct PerformAction: OfficeCommand {
    package static let name = "act"
    package let `case`: Int
    package let action: TaskAction
    package let files: [GivenFile]

    /// The command for a case.
    package init(_ number: Int, _ action: TaskAction, files: [GivenFile] = []) {
        self.case = number
        self.action = action
        self.files = files
    }

    package func seen(_ reader: OfficeReader) throws -> [String: Int] {
        let found = try reader.sight.existingCase(self.case)
        guard let record = try reader.record(found.form, found.record) else { return [:] }
        return ["\(found.form)/\(found.record)": record.version]
    }

    package func decide(_ recorder: Recorder) throws -> Acted {
        try Performance(self.case, action, files: files, recorder: recorder).perform()
    }
}

/// One action on one task: checks that it is allowed and complete, then records it and moves the chart.
private struct Performance {
    private let recorder: Recorder
    private let request: TaskAction
    private let files: [GivenFile]
    private let hand: CaseHand
    private var found: Case { hand.found }
    private var form: Form { hand.form }

    init(_ number: Int, _ request: TaskAction, files: [GivenFile], recorder: Recorder) throws {
        self.recorder = recorder
        self.request = request
        self.files = files
        hand = try CaseHand(number, recorder: recorder)
    }

    func perform() throws -> Acted {
        let (task, authority) = try hand.task(request.task, for: request.principal)
        recorder.deputyFor = authority.deputyFor
        let definition = try hand.definition(of: task)
        let action = try action(in: definition, task, authority)
        guard !action.isSigned || recorder.isSigned else { throw Refusal.actionUnsigned(action.label) }
        let text = try recorder.conversation.opinion(request.opinion, on: task)
        if action.opinion == .required || request.returning != nil, text.isEmpty {
            let label = action.label.isEmpty ? Message("退回", "return") : Message(verbatim: action.label)
            throw Refusal.opinionRequired(action: label)
        }
        let seen = try recorder.records.existing(form, found.record)
        let seenDigests = try recorder.records.attachments(of: form.id, seen.number).map(\.digest)
        for file in files { try recorder.link(file, to: seen) }
        try checkAttachments(definition, action)
        let filled = try fillIn(seen, definition, action)
        let outcome = try outcome(of: action, definition, task, authority)
        let numbers = try allocate(definition, outcome)
        try recorder.record(
            OpinionGiven(
                case: found.number, task: task.id, state: task.state, label: task.label, action: action.name,
                actionLabel: action.label, text: text, post: authority.holder.post,
                unit: authority.holder.unit, version: seen.version, digests: seenDigests,
                fields: filled.merging(numbers.mapValues { .text($0) }) { _, new in new },
                seats: authority.seats.map(\.number),
                isAdvice: authority.isAdvice ? true : nil, target: request.returning?.target))
        try proceed(with: outcome, task, definition, authority)
        return try acted(action, numbers)
    }

    private func action(
        in definition: TaskDefinition, _ task: CaseTask, _ authority: Authority
    ) throws -> ActionDefinition {
        if let returning = request.returning {
            guard !authority.isAdvice else { throw Refusal.adviceReturnsNothing(case: found.number) }
            return try ReturnTargets(hand).action(of: definition, in: task.state, to: returning.target)
        }
        guard let action = definition.action(request.action) else {
            throw Refusal.unknownAction(
                case: found.number, action: request.action, offered: definition.actions.map(\.name))
        }
        return action
    }

    private func deed(by action: ActionDefinition) -> Deed {
        guard let target = request.returning?.target else { return .action(action.label) }
        return .returned(to: hand.runner.chart.annotations.task(target)?.label ?? target)
    }

    private func checkAttachments(_ definition: TaskDefinition, _ action: ActionDefinition) throws {
        let required = definition.attachments.filter { $0.action == action.name }
        guard !required.isEmpty else { return }
        let roles = Set(try recorder.records.attachments(of: form.id, found.record).compactMap(\.role))
        for needed in required where !roles.contains(needed.role) {
            throw Refusal.attachmentMissing(case: found.number, role: needed.role, label: needed.label)
        }
    }

    // MARK: Fields

    /// Takes the values that came with the action: the task's own fields, or a revision where the task allows one.
    private func fillIn(
        _ record: RecordRow, _ definition: TaskDefinition, _ action: ActionDefinition
    ) throws -> [String: FieldValue] {
        let given = try recorder.reader.opened(request.values, request.personal)
        let digests = form.byField(request.personal)
        guard !given.isEmpty else {
            try checkRequired(definition, action, [:], record)
            return [:]
        }
        let own = Set(definition.fields.map(\.field))
        let values = try FormInput(form).read(given, byChain: true)
        let (filled, changes) = (values.filter { own.contains($0.key) }, values.filter { !own.contains($0.key) })
        try checkRequired(definition, action, filled, record)
        let unseen = try recorder.sight.hiddenFields(of: record)
        if let field = values.keys.sorted().first(where: unseen.contains).flatMap(form.field) {
            throw Findings([FieldProblem.hidden.finding(for: field)])
        }
        if let field = changes.keys.sorted().first {
            guard definition.revises else { throw Refusal.notRevisable(case: found.number) }
            if let set = form.field(field), set.isSetByChain {
                throw Findings([FieldProblem.setByChain.finding(for: set)])
            }
        }
        let written = RecordValues(filled, writtenAs: digests).written.merging(
            filled.filter { $0.value.isEmpty }
        ) { value, _ in value }
        guard record.values.merging(values) != record.values else { return written }
        let filing = RecordFiling(recorder: recorder, form: form, unit: try unit(of: record))
        let revised = try filing.revise(
            record, with: values, writtenAs: digests, kind: changes.isEmpty ? .filled : .revised, case: found.number)
        if revised.customer == revised.number { try GradingDesk(recorder: recorder).grade(revised.number) }
        return written
    }

    /// The task's required fields are needed by its first action, the one that moves the case forward.
    private func checkRequired(
        _ definition: TaskDefinition, _ action: ActionDefinition, _ filled: [String: FieldValue], _ record: RecordRow
    ) throws {
        guard definition.forward?.name == action.name else { return }
        let missing = definition.fields.filter {
            $0.isRequired && (filled[$0.field] ?? .empty).isEmpty && record.values[$0.field] == nil
        }
        let findings = missing.compactMap { form.field($0.field) }.map { FieldProblem.missing.finding(for: $0) }
        guard findings.isEmpty else { throw Findings(findings) }
    }

    private func unit(of record: RecordRow) throws -> Unit {
        guard let unit = try recorder.units.tree()[record.unit] else {
            throw Refusal.unknownUnit(record.unit, advice: nil)
        }
        return unit
    }

    // MARK: Deciding

    /// What follows from the voice: others speak next, or the task is decided.
    private func outcome(
        of action: ActionDefinition, _ definition: TaskDefinition, _ task: CaseTask, _ authority: Authority
    ) throws -> Tally.Outcome {
        if authority.isAdvice { return .open(next: []) }
        if request.returning != nil { return .decided(action: action.name) }
        let speaking = Dictionary(
            authority.seats.map { ($0.number, action.name) }, uniquingKeysWith: { first, _ in first })
        return try recorder.performers.outcome(of: task, definition, speaking: speaking)
    }

    /// The numbers that the task allocates are taken when it is decided.
    private func allocate(_ definition: TaskDefinition, _ outcome: Tally.Outcome) throws -> [String: String] {
        guard case .decided(let action) = outcome, request.returning == nil else { return [:] }
        return try TaskContinuation(hand).allocate(definition, action)
    }

    /// Goes on after the voice.
    private func proceed(
        with outcome: Tally.Outcome, _ task: CaseTask, _ definition: TaskDefinition, _ authority: Authority
    ) throws {
        let continuation = TaskContinuation(hand)
        switch outcome {
        case .open(let next): try continuation.giveTurn(task, to: next)
        case .decided(let action):
            if let returning = request.returning { return try continuation.close(task, returning: returning) }
            var passage = CaseRunner.Passage()
            if definition.forward?.name == action {
                passage.justDecided = authority.deputyFor ?? recorder.actor.person.code
            }
            try continuation.close(task, definition, by: action, passage)
        }
    }

    private func acted(_ action: ActionDefinition, _ numbers: [String: String]) throws -> Acted {
        let after = try recorder.finished(found)
        return Acted(
            case: found.number, deed: deed(by: action),
            waiting: try recorder.cases.openTasks(of: found.number).map(recorder.performers.waiting),
            outcome: after.outcome,
            numbers: numbers)
    }
}

extension Refusal {
    fileprivate static func adviceReturnsNothing(case number: Int) -> Refusal {
        Refusal(
            "approval.advice-returns-nothing",
            Message(
                "您在事项 \(number) 是受托提意见，不能退回", "in case \(number) you were asked for an opinion: you cannot return it"),
            advice: Message("写明意见，由委托的人决定", "give the opinion; whoever asked decides"), access: .granted)
    }

    fileprivate static func unknownAction(case number: Int, action: String, offered: [String]) -> Refusal {
        Refusal(
            "casework.unknown-action",
            Message("事项 \(number) 现在不能 “\(action)”", "case \(number) does not take “\(action)” now"),
            advice: didYouMean(action, among: offered)
                ?? Message("可以：\(offered.joined(separator: "、"))", "it takes: \(offered.joined(separator: ", "))"),
            access: .granted)
    }

    fileprivate static func actionUnsigned(_ action: String) -> Refusal {
        Refusal(
            "signature.action", Message("“\(action)” 要有签名", "“\(action)” needs a signature"),
            advice: Message(
                "用 docket key enrol 申请密钥，请管理员认证", "docket key enrol asks for a key; an administrator certifies it"),
            access: .granted)
    }

    package static func opinionRequired(action: Message) -> Refusal {
        Refusal(
            "casework.opinion-required",
            Message("“\(action.chinese)”要写明意见", "“\(action.english)” needs a written opinion"),
            advice: Message("用 -m 写明意见", "give it with -m"),
            access: .granted)
    }

    fileprivate static func attachmentMissing(case number: Int, role: String, label: String) -> Refusal {
        Refusal(
            "casework.attachment-missing",
            Message("事项 \(number) 还缺附件：\(label)", "case \(number) lacks an attachment: \(label)"),
            advice: Message("用 --attach 文件 --role \(role) 附上", "add it with --attach FILE --role \(role)"),
            access: .granted)
    }

    fileprivate static func notRevisable(case number: Int) -> Refusal {
        Refusal(
            "casework.not-revisable",
            Message("事项 \(number) 的这个环节不能修改内容", "this step of case \(number) changes no content"),
            access: .granted)
    }
}
