import Diagnostics
import Records
import Regulations
import Statechart
import Store

/// Seats the open tasks of a case as the newer chart wants it: who has spoken stays, and so does who was asked by a
/// performer; places that nobody has spoken from follow the newer definition.
struct NewSeating {
    /// What becomes of one open task.
    struct Plan {
        let change: CaseMigrated.TaskChange
        /// Why the task cannot go over: someone has it who may not decide it any more.
        fileprivate(set) var refusal: CaseMigration.Item?
        fileprivate let removed: [Int]
        fileprivate let added: [SeatPlan]
        fileprivate let passes: (reason: PassReason, action: String)?
        /// Whether its seats or its rule are others than before, so that it may be decided now.
        fileprivate let isChanged: Bool
        /// Whether those who are added wait for their turn, as one speaks after the other.
        fileprivate var isInTurn = false
    }

    private let hand: CaseHand
    private let chart: CaseChart
    private let names: NewNames
    private let data: CaseData
    private var recorder: Recorder { hand.recorder }

    init(_ hand: CaseHand, to chart: CaseChart, _ names: NewNames, _ data: CaseData) {
        self.hand = hand
        self.chart = chart
        self.names = names
        self.data = data
    }

    func plans() throws -> [Plan] {
        try recorder.cases.openTasks(of: hand.found.number).compactMap { task in
            guard let now = names.name(task.state).flatMap({ chart.annotations.task($0) }) else { return nil }
            var plan = try plan(task, now)
            plan.refusal = try barredHolder(in: task, plan).map { person in
                CaseMigration.Item(
                    .task, task.state, label: task.label, .refused,
                    Message(
                        "在\(person)手里，按新版申报人不能办理这一步：请先转办",
                        "\(person) has it, who submitted the case and may not decide it by the newer edition: "
                            + "hand it over first"))
            }
            return plan
        }
    }

    /// The name of someone barred by the newer definition who alone could speak for a seat that stays.
    private func barredHolder(in task: CaseTask, _ plan: Plan) throws -> String? {
        guard plan.passes == nil else { return nil }
        let staying = try recorder.cases.seats(of: task.id).filter { $0.isSilent && !plan.removed.contains($0.number) }
        for seat in staying {
            let people = try recorder.performers.people(of: seat)
            guard let one = people.first, people.allSatisfy({ plan.change.barred.contains($0.code) }) else { continue }
            return one.name
        }
        return nil
    }

    private func plan(_ task: CaseTask, _ now: TaskDefinition) throws -> Plan {
        let before = hand.runner.chart.annotations.task(task.state)
        guard before?.performers != now.performers || before?.seating != now.seating else {
            let isChanged = before?.completion != now.completion
            return Plan(
                change: .init(task: task.id, label: now.label, barred: task.barred), removed: [], added: [],
                passes: nil, isChanged: isChanged)
        }
        let seats = try recorder.cases.seats(of: task.id)
        let planner = SeatPlanner(recorder: recorder, case: hand.found, task: now, data: data, justDecided: nil)
        switch try planner.plan() {
        case .seated(let wanted, let barred):
            return Plan(
                change: .init(task: task.id, label: now.label, barred: barred),
                removed: seats.filter { isReplaced($0, by: wanted, seats) }.map(\.number),
                added: wanted.filter { plan in !seats.contains { isPlace($0, plan) } }, passes: nil, isChanged: true,
                isInTurn: now.completion.rule == .sequence)
        case .passed(let reason):
            let isHeard = seats.contains { $0.status == .spoken }
            return Plan(
                change: .init(task: task.id, label: now.label, barred: task.barred), removed: [], added: [],
                passes: isHeard ? nil : (reason, now.forward?.name ?? ""), isChanged: isHeard)
        }
    }

    /// Whether a silent seat of the chart's own making is not wanted any more, nor the one whose work came to it. One
    /// that asked others keeps its place.
    private func isReplaced(_ seat: Seat, by wanted: [SeatPlan], _ seats: [Seat]) -> Bool {
        guard seat.isSilent, seat.origin == .chart, !seats.contains(where: { $0.back == seat.number }) else {
            return false
        }
        let first = seats.first { $0.number == seat.place }
        return !wanted.contains { plan in isPlace(seat, plan) || first.map { isPlace($0, plan) } ?? false }
    }

    /// Whether a seat is the one that a plan wants, also when it was handed on since.
    private func isPlace(_ seat: Seat, _ plan: SeatPlan) -> Bool {
        seat.status != .removed && seat.holder == plan.holder && seat.person == plan.person
    }
}

extension NewSeating.Plan {
    /// Takes seats away and adds new ones; those that speak in turn wait for it.
    func seat(in hand: CaseHand, _ recorder: Recorder) throws {
        let number = hand.found.number
        for seat in removed {
            try recorder.record(SeatMoved(case: number, task: change.task, seat: seat, status: .removed))
        }
        var last = try recorder.cases.seats(of: change.task).map(\.number).max() ?? 0
        for plan in added {
            last += 1
            var plan = plan
            if isInTurn, plan.status == .open { plan.status = .waiting }
            try recorder.record(SeatAdded(case: number, task: change.task, seat: last, plan: plan))
        }
        guard isChanged, let task = try recorder.cases.openTasks(of: number).first(where: { $0.id == change.task })
        else {
            return
        }
        try TaskContinuation(hand).rearrangeTurns(task)
    }

    /// Decides the task where the voices that were given are enough by the newer rule, or gives the turn on.
    func goOn(in hand: CaseHand, _ recorder: Recorder) throws {
        let number = hand.found.number
        guard let task = try recorder.cases.openTasks(of: number).first(where: { $0.id == change.task }) else { return }
        if let passes {
            try recorder.record(
                TaskClosed(
                    case: number, task: task.id, status: .passed, reason: passes.reason, action: passes.action))
            try TaskContinuation(hand).goOn(from: task, by: passes.action)
            _ = try recorder.finished(hand.found)
        } else if isChanged {
            try TaskContinuation(hand).resume(task)
        }
    }
}
