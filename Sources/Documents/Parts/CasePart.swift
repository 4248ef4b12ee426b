import Casework
import Files
import Procedure
import Records
import Regulations
import Wording
import XML

/// Writes one case: its chain as steps, their tasks, and the opinions that were given in them.
struct CasePart {
    private let parts: ViewParts
    private let file: CaseFile
    private let attachments: [String: Int]

    init(_ file: CaseFile, _ parts: ViewParts) {
        self.file = file
        self.parts = parts
        attachments = Dictionary(
            file.attachments.enumerated().map { ($1.digest, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    }

    /// Appends the case to a view.
    func write(into parent: Node) throws {
        let found = file.case
        let steps = file.progress
        let present = steps.filter { $0.status == .current }.map(\.label)
        let node = parent.append(
            "case",
            attributes: [
                "number": "\(found.number)", "chain": found.chain, "chain-label": file.chain.label,
                "state": found.isOpen ? "running" : found.state.rawValue,
                "state-label": found.isOpen ? "办理中" : found.outcome ?? found.state.rawValue,
                "present": present.isEmpty ? nil : present.joined(separator: "、"),
                "opened": Moment(found.opened).day, "closed": found.closed.map { Moment($0).day },
            ])
        parts.ground(file.chain.ground, into: node)
        for step in steps { try write(step, into: node) }
        for intervention in file.interventions where intervention.task == nil { try write(intervention, into: node) }
    }

    /// What was done beside deciding.
    private func write(_ intervention: Intervention, into parent: Node) throws {
        let label = intervention.kind.words(intervention.concerns.map { file.names.person($0) })
        let name = file.names.person(intervention.person, for: intervention.deputyFor)
        let node = parent.append("note", attributes: ["label": label.chinese, "name": name.chinese])
        Moment(intervention.time).write(on: node)
        if !intervention.text.isEmpty { parts.lines(intervention.text, into: node.append("text")) }
    }

    private func write(_ step: ProgressStep, into parent: Node) throws {
        if step.state.isEmpty { return try writeSubmission(step, into: parent) }
        let tasks = file.tasks.filter { step.tasks.contains($0.state) }
        let rounds = Dictionary(grouping: tasks, by: \.state).values.map(\.count).max() ?? 0
        let isAside = file.annotations[step.state]?.task?.isAside ?? false
        let isOver = step.status == .done
        let node = parent.append(
            "step",
            attributes: [
                "id": step.state, "label": step.label, "state": step.status.word, "path": isAside ? "side" : "main",
                "returned": file.isReturned(step) ? "true" : nil,
                "rounds": "\(rounds)", "entered": tasks.map(\.opened).min().map { Moment($0).day },
                "left": isOver ? tasks.compactMap(\.closed).max().map { Moment($0).day } : nil,
            ])
        parts.ground(step.ground, into: node)
        // A step that was begun shows the branches it took; one that lies ahead shows all there are.
        for state in step.tasks where tasks.isEmpty || tasks.contains(where: { $0.state == state }) {
            try write(task: state, in: step, into: node)
        }
    }

    private func write(task state: String, in step: ProgressStep, into parent: Node) throws {
        guard let definition = file.annotations.task(state) else { return }
        let opinions = file.opinions.filter { $0.state == state }
        let isOpen = file.tasks.contains { $0.state == state && $0.status == .open }
        let rounds = file.tasks.filter { $0.state == state }
        let isDone = opinions.contains { $0.voidedBy == nil && !$0.isAdvice } || rounds.last?.status == .passed
        let performers = performers(of: definition, in: state)
        let node = parent.append(
            "task",
            attributes: [
                "id": state, "label": definition.label, "unit": performers.unit, "post": performers.posts,
                "state": isOpen ? "open" : isDone ? "done" : file.case.isOpen ? "ahead" : "dropped",
            ])
        parts.ground(definition.ground, into: node)
        for opinion in opinions { try write(opinion, into: node) }
        for round in rounds {
            guard let reason = round.reason, let closed = round.closed else { continue }
            Moment(closed).write(on: node.append("passed", attributes: ["label": reason.words.chinese]))
        }
        for intervention in file.interventions {
            guard rounds.contains(where: { $0.id == intervention.task }) else { continue }
            try write(intervention, into: node)
        }
    }

    /// The units that perform a task, and which of their posts: as it was opened, or as the chart has it.
    private func performers(of task: TaskDefinition, in state: String) -> (unit: String?, posts: String?) {
        let opened = file.tasks.last { $0.state == state }
        let seats = (opened.flatMap { file.seats[$0.id] } ?? []).filter { $0.origin == .chart }
        let places =
            seats.isEmpty
            ? task.performers.compactMap(planned)
            : seats.map { seat -> (unit: String?, post: String?) in
                let post = seat.holder.map { parts.names.post($0.post) } ?? seat.person.map(parts.names.person)
                return (seat.holder.map { parts.names.unit($0.unit) }, post)
            }
        return (joined(places.map(\.unit)), joined(places.map(\.post)))
    }

    /// The unit and the post of a performer before the task is opened.
    private func planned(_ performer: Performer) -> (unit: String?, post: String?)? {
        guard let place = performer.place, let unit = unit(at: place),
            let post = performer.post.flatMap(parts.regulation.organisation.post),
            post.at.isEmpty || post.at.contains(unit.kind)
        else { return nil }
        return (unit.name, post.label)
    }

    private func joined(_ names: [String?]) -> String? {
        var distinct: [String] = []
        for case let name? in names where !distinct.contains(name) { distinct.append(name) }
        return distinct.isEmpty ? nil : distinct.joined(separator: "、")
    }

    private func unit(at place: Regulations.Place) -> Unit? {
        switch place {
        case .owner: (file.customer?.owner ?? file.customer?.unit).flatMap(parts.names.unitRow)
        case .field(let field): file.record.values.text(field).flatMap(parts.names.unitRow)
        case .kind, .submitter, .superior, .unit: parts.names.unit(at: place, from: file.case.unit)
        }
    }

    private func write(_ opinion: Opinion, into parent: Node) throws {
        let node = parent.append(
            "opinion",
            attributes: [
                "number": "\(number(of: opinion))", "action": opinion.action,
                "label": file.deed(of: opinion).words.chinese,
                "void": opinion.voidedBy == nil ? "false" : "true", "advice": opinion.isAdvice ? "true" : "false",
                "made-version": version(madeWith: opinion).map { "\($0)" },
            ])
        Moment(opinion.time).write(on: node)
        parts.person(
            "performer", opinion.deputyFor ?? opinion.person, post: opinion.post, unit: opinion.unit, into: node)
        if opinion.deputyFor != nil { parts.person("deputy", opinion.person, into: node) }
        if !opinion.text.isEmpty { parts.lines(opinion.text, into: node.append("text")) }
        parts.fields(of: file.form, opinion.fields, into: node)
        if let signature = file.signatures[opinion.id] { write(signature, of: opinion, into: node) }
        let basis = node.append("given-on", attributes: ["version": "\(opinion.version)"])
        for digest in opinion.digests {
            guard let number = attachments[digest] else { continue }
            basis.append("attachment", attributes: ["number": "\(number)", "digest": digest])
        }
        guard let version = opinion.voidedBy, let time = opinion.voidedAt else { return }
        Moment(time).write(
            on: node.append(
                "voided",
                attributes: ["by-version": "\(version)", "reason": opinion.isTakenBack ? "taken-back" : "revised"]))
    }

    /// How much of a fingerprint stands on papers, in hexadecimal digits.
    private static let shownKey = 16

    /// Whose signature is under an opinion; who signed is named where that is not who gave it.
    private func write(_ signature: OpinionSignature, of opinion: Opinion, into parent: Node) {
        func append(_ state: String, _ signer: String, _ key: String) {
            parent.append(
                "signature",
                attributes: [
                    "state": state, "key": String(key.prefix(Self.shownKey)),
                    "signer": signer == opinion.person ? nil : file.names.person(signer),
                ])
        }
        switch signature {
        case .valid(let signer, let key): append("valid", signer, key)
        case .broken(let signer, let key): append("broken", signer, key)
        case .none: parent.append("signature", attributes: ["state": "none"])
        }
    }

    /// The version of the record that was made together with an opinion, where the task revises.
    private func version(madeWith opinion: Opinion) -> Int? {
        file.versions.first { $0.time == opinion.time && $0.person == opinion.person && $0.version > opinion.version }?
            .version
    }

    /// The place of an opinion among what was decided in the case; the submission is the first.
    func number(of opinion: Opinion) -> Int {
        (file.opinions.firstIndex { $0.id == opinion.id } ?? 0) + 2
    }

    /// The submission is no task of the chart, but papers show it as the first.
    private func writeSubmission(_ step: ProgressStep, into parent: Node) throws {
        let found = file.case
        let moment = Moment(found.opened)
        let node = parent.append(
            "step",
            attributes: [
                "id": "submission", "label": step.label, "state": "done", "path": "main", "rounds": "1",
                "entered": moment.day, "left": moment.day,
            ])
        parts.ground(step.ground, into: node)
        let task = node.append(
            "task",
            attributes: [
                "id": "submission", "label": step.label, "unit": parts.names.unit(found.unit), "state": "done",
            ])
        parts.ground(step.ground, into: task)
        let opinion = task.append(
            "opinion",
            attributes: ["number": "1", "action": "submit", "label": step.label, "void": "false", "advice": "false"])
        moment.write(on: opinion)
        parts.person("performer", found.submitter, unit: found.unit, into: opinion)
        let basis = opinion.append("given-on", attributes: ["version": "1"])
        for (index, attachment) in file.attachments.enumerated() where attachment.time <= found.opened {
            basis.append("attachment", attributes: ["number": "\(index + 1)", "digest": attachment.digest])
        }
    }
}

extension ProgressStep.Status {
    /// The word by which views call it.
    fileprivate var word: String {
        switch self {
        case .done: "done"
        case .current: "present"
        case .toCome: "ahead"
        case .notReached: "dropped"
        }
    }
}
