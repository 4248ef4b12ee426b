import Records
import Regulations
import Store

/// What follows when a voice was given in a task or a seat left it: others speak next, or the task is decided.
package struct TaskContinuation {
    private let hand: CaseHand
    private var recorder: Recorder { hand.recorder }
    private var number: Int { hand.found.number }

    package init(_ hand: CaseHand) { self.hand = hand }

    /// Gives the turn to seats, and back to those who asked others and have been answered.
    package func giveTurn(_ task: CaseTask, to next: [Int] = []) throws {
        for seat in next { try turn(task, seat) }
        let isInOrder = try hand.definition(of: task).completion.rule == .sequence
        let seats = try recorder.cases.seats(of: task.id)
        var hasTurn =
            isInOrder && seats.contains { $0.isInOrder && ($0.status == .open || $0.isAsking(among: seats)) }
        for seat in seats.sorted(by: { $0.place < $1.place }) where seat.status == .waiting {
            let asked = seats.filter { $0.back == seat.number }
            let isAnswered = asked.contains { $0.status == .spoken || $0.status == .removed }
            guard isAnswered, !asked.contains(where: \.isSilent), !(hasTurn && seat.isInOrder) else { continue }
            try turn(task, seat.number)
            hasTurn = hasTurn || isInOrder && seat.isInOrder
        }
    }

    /// Gives the turns as the rule of a task wants them that was decided by another rule before: where one speaks after
    /// the other, one of those whose turn it was keeps it; elsewhere all have theirs.
    package func rearrangeTurns(_ task: CaseTask) throws {
        let definition = try hand.definition(of: task)
        let seats = try recorder.cases.seats(of: task.id)
        let silent = seats.filter { $0.isInOrder && $0.isSilent }.sorted { $0.place < $1.place }
        let asking = silent.filter { $0.isAsking(among: seats) }.map(\.number)
        let waiting = silent.filter { $0.status == .waiting && !asking.contains($0.number) }
        if definition.completion.rule == .sequence {
            for seat in silent.filter({ $0.status == .open }).dropFirst(asking.isEmpty ? 1 : 0) {
                try recorder.record(SeatMoved(case: number, task: task.id, seat: seat.number, status: .waiting))
            }
        } else {
            for seat in waiting { try turn(task, seat.number) }
        }
    }

    /// Goes on after a seat left the task without a voice.
    package func resume(_ task: CaseTask) throws {
        let definition = try hand.definition(of: task)
        switch try recorder.performers.outcome(of: task, definition) {
        case .open(let next): try giveTurn(task, to: next)
        case .decided(let action):
            try close(task, definition, by: action, .init(), numbers: allocate(definition, action))
            try recorder.finished(hand.found)
        }
    }

    /// Decides a task whose time is up, by the action that the chart names for it.
    package func decideByClock(_ task: CaseTask, _ action: String) throws {
        let definition = try hand.definition(of: task)
        try close(
            task, definition, by: action, .init(), passing: .deadline, numbers: allocate(definition, action))
        try recorder.finished(hand.found)
    }

    /// Takes the numbers that a task allocates when it is decided by an action, by series.
    package func allocate(_ definition: TaskDefinition, _ action: String) throws -> [String: String] {
        guard let unit = try recorder.units.tree()[hand.found.unit] else { return [:] }
        var numbers: [String: String] = [:]
        for number in definition.numbers where number.action == action {
            numbers[number.series] = try recorder.allocate(
                number.series, unit: unit, of: hand.runner.edition.regulation)
        }
        return numbers
    }

    private func turn(_ task: CaseTask, _ seat: Int) throws {
        try recorder.record(SeatMoved(case: number, task: task.id, seat: seat, status: .open))
    }

    /// Closes a decided task and moves the chart.
    ///
    /// - Parameters:
    ///   - passage: what is known of the step; a task that was returned to and must come back goes there.
    ///   - reason: why nobody decided it; `nil` when people did.
    ///   - numbers: what was allocated with it and stands in no opinion.
    package func close(
        _ task: CaseTask, _ definition: TaskDefinition, by action: String, _ passage: CaseRunner.Passage,
        passing reason: PassReason? = nil, numbers: [String: String] = [:]
    ) throws {
        try recorder.record(
            TaskClosed(
                case: number, task: task.id, status: reason == nil ? .done : .passed, reason: reason, action: action,
                numbers: numbers.isEmpty ? nil : numbers))
        let record = try recorder.records.existing(hand.form, hand.found.record)
        let isForward = definition.forward?.name == action
        let voided = isForward ? try void(definition.voids, by: record.version) : []
        // Where other decisions lost their force by it, the case does not come straight back: they are given again
        // first.
        let mayComeBack = isForward && voided.subtracting([task.state, task.resume ?? ""]).isEmpty
        try goOn(from: task, by: action, passage, mayComeBack: mayComeBack)
    }

    /// Moves the chart from a task that is closed: straight back where it is to come back, or else on its way.
    package func goOn(
        from task: CaseTask, by action: String, _ passage: CaseRunner.Passage = .init(), mayComeBack: Bool = true
    ) throws {
        let event = "\(action).\(task.state)"
        guard mayComeBack, let resume = task.resume, try !hand.runner.isBack(at: resume, from: task.state) else {
            return try hand.runner.take(event, data: hand.data(), passage)
        }
        let back = CaseRunner.Passage(justDecided: passage.justDecided, asked: [resume], keepsOthers: true)
        try hand.runner.jump(from: task.state, to: resume, as: event, data: hand.data(), back)
    }

    /// Closes a task that is returned to a state the performer chose, and goes there. What was decided beside that
    /// state stands where the case comes straight back.
    package func close(_ task: CaseTask, returning: Returning) throws {
        try recorder.record(TaskClosed(case: number, task: task.id, status: .done, action: "return"))
        let passage = CaseRunner.Passage(
            asked: [returning.target], keepsOthers: returning.comesBack,
            voids: hand.runner.chart.annotations.task(returning.target)?.voids ?? [],
            resume: returning.comesBack ? task.state : nil)
        try hand.runner.jump(
            from: task.state, to: returning.target, as: "return.\(task.state)", data: hand.data(), passage)
    }

    /// - Returns: the states whose opinions lost their force.
    private func void(_ states: [String], by version: Int) throws -> Set<String> {
        guard !states.isEmpty else { return [] }
        var voided: Set<String> = []
        for opinion in try recorder.cases.opinions(of: number)
        where states.contains(opinion.state) && opinion.voidedBy == nil {
            try recorder.record(OpinionVoided(case: number, opinion: opinion.id, version: version))
            voided.insert(opinion.state)
        }
        return voided
    }
}
