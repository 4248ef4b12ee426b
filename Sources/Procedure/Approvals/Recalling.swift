import Diagnostics
import Records
import Regulations
import Store
import Values

/// Takes a case back that nobody has acted on since the actor, its applicant, let go of it (撤回).
///
/// The case goes to the state that the chart names for it, or to the task by which the applicant sent it on;
/// without either it ends as withdrawn.
package struct RecallCase: OfficeCommand {
    package static let name = "recall"
    package let `case`: Int
    package let text: String

    /// The command for a case.
    package init(_ number: Int, text: String) {
        self.case = number
        self.text = text
    }

    package func decide(_ recorder: Recorder) throws -> Acted {
        try Recall(self.case, recorder: recorder).recall(text)
    }
}

/// Ends a case that the actor submitted (撤销).
package struct CancelCase: OfficeCommand {
    package static let name = "cancel"
    package let `case`: Int
    package let text: String

    /// The command for a case.
    package init(_ number: Int, text: String) {
        self.case = number
        self.text = text
    }

    package func decide(_ recorder: Recorder) throws -> Acted {
        try Recall(self.case, recorder: recorder).cancel(text)
    }
}

/// Takes back the actor's last decision, as long as nobody has acted on what followed from it (拿回).
package struct TakeBack: OfficeCommand {
    package static let name = "take-back"
    package let `case`: Int
    package let text: String

    /// The command for a case.
    package init(_ number: Int, text: String) {
        self.case = number
        self.text = text
    }

    package func decide(_ recorder: Recorder) throws -> Acted {
        try Recall(self.case, recorder: recorder).takeBack(text)
    }
}

/// Takes things back in one case.
private struct Recall {
    private let recorder: Recorder
    private let hand: CaseHand
    private var number: Int { hand.found.number }

    init(_ number: Int, recorder: Recorder) throws {
        self.recorder = recorder
        hand = try CaseHand(number, recorder: recorder)
    }

    // MARK: The applicant

    func recall(_ text: String) throws -> Acted {
        try requireApplicant()
        let opinions = try recorder.cases.opinions(of: number)
        let applicant = hand.found.submitter
        let mine = opinions.last { $0.person == applicant || $0.deputyFor == applicant }
        let others = try recorder.cases.interventions(in: number).filter {
            $0.person != applicant && $0.deputyFor != applicant
        }
        try requireUntouched(since: mine?.id ?? 0, mine?.time ?? hand.found.opened, opinions, others)
        let target = mine?.state ?? hand.runner.chart.annotations.submission.recall
        guard let target else { return try end(.recall, text) }
        guard try !recorder.cases.openTasks(of: number).contains(where: { $0.state == target }) else {
            throw Refusal.nothingToRecall(case: number)
        }
        try note(.recall, target, text)
        try leap(to: target)
        return try acted(.recalled)
    }

    func cancel(_ text: String) throws -> Acted {
        try requireApplicant()
        guard !text.isEmpty else { throw Refusal.opinionRequired(action: Message("撤销", "cancelling")) }
        let annotations = hand.runner.chart.annotations
        let binding = annotations.submission.binding
        let reached = try recorder.cases.tasks(of: number).first { task in
            ([task.state] + (annotations[task.state]?.ancestors ?? [])).contains(where: binding.contains)
        }
        if let reached { throw Refusal.bound(case: number, label: reached.label) }
        return try end(.cancel, text)
    }

    /// Ends the case in the final state of its chart that means withdrawn.
    private func end(_ what: Intervention.Kind, _ text: String) throws -> Acted {
        let annotations = hand.runner.chart.annotations
        guard let end = annotations.states.first(where: { $0.outcome?.result == .withdrawn && $0.ancestors.isEmpty })
        else { throw Refusal.notCancellable(case: number) }
        try note(what, end.id, text)
        try leap(to: end.id)
        return try acted(.ended(end.outcome?.label ?? ""))
    }

    private func requireApplicant() throws {
        let codes = recorder.actor.principals(in: hand.found.chain).map(\.person.code)
        guard codes.contains(hand.found.submitter) else {
            let unit = try recorder.units.tree()[hand.found.unit]?.name ?? hand.found.unit
            throw Refusal.notApplicant(case: number, unit: unit)
        }
        if hand.found.submitter != recorder.actor.person.code { recorder.deputyFor = hand.found.submitter }
    }

    // MARK: The performer

    func takeBack(_ text: String) throws -> Acted {
        let opinions = try recorder.cases.opinions(of: number)
        let me = recorder.actor.person.code
        guard let last = opinions.last(where: { $0.person == me && $0.voidedBy == nil }) else {
            throw Refusal.nothingToTakeBack(case: number)
        }
        recorder.deputyFor = last.deputyFor
        let tasks = try recorder.cases.tasks(of: number)
        guard let task = tasks.first(where: { $0.id == last.task }) else {
            throw Refusal.nothingToTakeBack(case: number)
        }
        if task.status == .open { return try takeBack(last, in: task, text) }
        try requireUntouched(since: last.id, last.time, opinions, recorder.cases.interventions(in: number))
        try void(last)
        try note(.takeBack, task.state, text, task: task.id)
        try leap(to: task.state, keepsOthers: true, resume: task.resume)
        return try acted(.tookBack(task.label))
    }

    /// A voice in a task that others have still to decide: the seats have their turn again.
    private func takeBack(_ opinion: Opinion, in task: CaseTask, _ text: String) throws -> Acted {
        // A newer edition may have barred someone who has spoken: the voice stands, and cannot be given again.
        for person in [opinion.person, opinion.deputyFor ?? opinion.person] where task.barred.contains(person) {
            throw Refusal.applicantBarred(case: number, person: person)
        }
        let seats = try recorder.cases.seats(of: task.id)
        let mine = seats.filter { $0.opinion == opinion.id }
        let isAnswered = mine.contains { seat in
            seats.contains { $0.number == seat.back && $0.status == .spoken }
        }
        guard !isAnswered else { throw Refusal.nothingToTakeBack(case: number) }
        let isInOrder = try hand.definition(of: task).completion.rule == .sequence
        let hasOthersAfter = seats.contains { $0.origin == .after && $0.status != .waiting && $0.status != .removed }
        if isInOrder || hasOthersAfter {
            // What comes later in the order rests on it.
            try requireUntouched(
                since: opinion.id, opinion.time, recorder.cases.opinions(of: number),
                recorder.cases.interventions(in: number))
        }
        try void(opinion)
        try note(.takeBack, task.state, text, task: task.id)
        for seat in mine {
            for back in seats where back.number == seat.back && back.status == .open {
                try move(back, .waiting, task)
            }
            try move(seat, .open, task)
        }
        for seat in seats where seat.origin == .after && seat.status == .open { try move(seat, .waiting, task) }
        try waitInSequence(seats, after: mine, task)
        return try acted(.tookBack(task.label))
    }

    /// Where voices are given one after the other, those whose turn came wait again, and so do further seats that spoke
    /// by the same opinion, under another rule.
    private func waitInSequence(_ seats: [Seat], after mine: [Seat], _ task: CaseTask) throws {
        guard try hand.definition(of: task).completion.rule == .sequence, mine.allSatisfy({ !$0.origin.isAdvice })
        else { return }
        let further = mine.filter(\.isInOrder).sorted { $0.place < $1.place }.dropFirst()
        for seat in seats.filter({ $0.status == .open && $0.isInOrder }) + further { try move(seat, .waiting, task) }
    }

    private func move(_ seat: Seat, _ status: Seat.Status, _ task: CaseTask) throws {
        try recorder.record(SeatMoved(case: number, task: task.id, seat: seat.number, status: status))
    }

    /// Refuses when anybody acted after an event: gave an opinion, did something about a task, or let the clock decide.
    private func requireUntouched(
        since event: Int, _ time: Timestamp, _ opinions: [Opinion], _ interventions: [Intervention]
    ) throws {
        let byClock = try recorder.cases.tasks(of: number).contains {
            $0.reason == .deadline && $0.closed.map { $0 > time } ?? false
        }
        if byClock { throw Refusal.decidedByClock(case: number) }
        if let other = opinions.last(where: { $0.id > event }) { throw try actedOn(other.person) }
        if let other = interventions.last(where: { $0.id > event && $0.isActing }) { throw try actedOn(other.person) }
    }

    private func void(_ opinion: Opinion) throws {
        let record = try recorder.records.existing(hand.form, hand.found.record)
        try recorder.record(OpinionTakenBack(case: number, opinion: opinion.id, version: record.version))
    }

    // MARK: Both

    private func actedOn(_ person: String) throws -> Refusal {
        .actedOn(case: number, by: try recorder.directory.person(person)?.name ?? person)
    }

    private func note(
        _ what: Intervention.Kind, _ state: String, _ text: String, task: Int? = nil
    ) throws {
        try recorder.record(
            CaseIntervened(case: number, what: what, task: task, state: state, person: nil, text: text))
    }

    /// Goes to a state from where the case stands: from the branch that the state is in, where it is in one.
    private func leap(to target: String, keepsOthers: Bool = false, resume: String? = nil) throws {
        let annotations = hand.runner.chart.annotations
        let ancestors = annotations[target]?.ancestors ?? []
        let active = hand.found.active
        let shared = { (state: String) -> Int in
            (annotations[state]?.ancestors ?? []).filter(ancestors.contains).count
        }
        guard let source = active.max(by: { shared($0) < shared($1) }) else {
            throw Refusal.notTaken(case: number, event: target)
        }
        let passage = CaseRunner.Passage(asked: [target], keepsOthers: keepsOthers, resume: resume)
        try hand.runner.jump(from: source, to: target, as: "recall.\(source)", data: hand.data(), passage)
    }

    private func acted(_ deed: Deed) throws -> Acted {
        let after = try recorder.finished(hand.found)
        return Acted(
            case: number, deed: deed,
            waiting: try recorder.cases.openTasks(of: number).map(recorder.performers.waiting),
            outcome: after.outcome, numbers: [:])
    }
}

extension Refusal {
    fileprivate static func notApplicant(case number: Int, unit: String) -> Refusal {
        Refusal(
            "approval.not-applicant",
            Message(
                "事项 \(number) 不是您申报的（申报单位：\(unit)）", "case \(number) was not submitted by you (but by \(unit))"),
            advice: Message("只有申报人可以撤回或撤销", "only who submitted it can recall or cancel it"),
            access: .denied(subject: "case:\(number)"))
    }

    fileprivate static func actedOn(case number: Int, by person: String) -> Refusal {
        Refusal(
            "approval.acted-on",
            Message(
                "事项 \(number) 已由 \(person) 办理，不能再收回", "\(person) has acted on case \(number): it cannot be taken back"),
            access: .granted)
    }

    fileprivate static func decidedByClock(case number: Int) -> Refusal {
        Refusal(
            "approval.acted-on",
            Message(
                "事项 \(number) 已由 到期自动办理 办理，不能再收回",
                "the clock has decided in case \(number): it cannot be taken back"),
            access: .granted)
    }

    fileprivate static func nothingToRecall(case number: Int) -> Refusal {
        Refusal(
            "approval.nothing-to-recall",
            Message("事项 \(number) 就在您手上", "case \(number) waits for you anyway"), access: .granted)
    }

    fileprivate static func notCancellable(case number: Int) -> Refusal {
        Refusal(
            "approval.not-cancellable",
            Message("事项 \(number) 的流程没有“撤回”的结果", "the chain of case \(number) has no end that means withdrawn"),
            access: .granted)
    }

    fileprivate static func bound(case number: Int, label: String) -> Refusal {
        Refusal(
            "approval.bound",
            Message(
                "事项 \(number) 已经到过“\(label)”，不能再撤销",
                "case \(number) has reached “\(label)” and can no longer be cancelled"),
            access: .granted)
    }

    fileprivate static func nothingToTakeBack(case number: Int) -> Refusal {
        Refusal(
            "approval.nothing-to-take-back",
            Message(
                "您在事项 \(number) 没有可以拿回的办理", "you have decided nothing in case \(number) that could be taken back"),
            access: .denied(subject: "case:\(number)"))
    }
}
