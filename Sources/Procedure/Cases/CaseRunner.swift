import Diagnostics
import Records
import Regulations
import SCXML
import Statechart
import Store
import XML

/// Runs the statechart of one case and records what its steps mean: tasks opened and closed, copies, the end.
package struct CaseRunner {
    /// What is known of the step that leads to new tasks.
    package struct Passage {
        /// Who was for it in the step before: need not be asked again where the chart says so.
        package var justDecided: String?
        /// The states whose tasks are asked whatever was decided earlier: the target of a return.
        package var asked: Set<String> = []
        /// Whether decisions given earlier stand in all other states.
        package var keepsOthers = false
        /// The states whose earlier decisions do not stand all the same, as what comes voids them.
        package var voids: [String] = []
        /// The state to come back to when the task of the target is done.
        package var resume: String?

        /// What is known of a step.
        package init(
            justDecided: String? = nil, asked: Set<String> = [], keepsOthers: Bool = false, voids: [String] = [],
            resume: String? = nil
        ) {
            self.justDecided = justDecided
            self.asked = asked
            self.keepsOthers = keepsOthers
            self.voids = voids
            self.resume = resume
        }
    }

    /// A task that passed by itself, whose event the chart has still to take.
    private struct Passed {
        let state: String
        let action: String
        /// The state that a return must come back to, instead of where the chart leads.
        let resume: String?
    }

    /// How many tasks may pass by themselves in one step before the chart counts as going in circles.
    private static let passLimit = 100

    package let recorder: Recorder
    package let edition: RegulationInForce
    package let chart: CaseChart
    package let found: Case
    package var number: Int { found.number }

    /// The runner of a case that is there.
    package init(_ found: Case, recorder: Recorder) throws {
        self.recorder = recorder
        self.found = found
        edition = try recorder.reader.edition(found.package)
        chart = try edition.chart(found.chart, form: found.form)
    }

    /// The data that the chart sees of the subject as it is now, by the edition that the case runs by.
    package func data() throws -> CaseData {
        let form = try edition.form(found.form)
        return try CaseData(
            of: try recorder.records.existing(form, found.record), form: form, for: chart, in: recorder.reader,
            by: edition)
    }

    /// Starts the chart over the subject's data.
    package func start(with data: CaseData) throws {
        try keeper.set(
            chart.annotations.submission.deadline, task: nil, label: chart.annotations.submission.label)
        let (session, turn) = try Session.start(
            chart.document.executable, id: "case-\(number)", data: data.values, at: milliseconds)
        try settle(session, turn, data, Passage())
    }

    /// Delivers the delayed events of the chart that are due.
    package func letTimePass(data: CaseData) throws {
        let (next, turn) = try session(with: data).advance(to: milliseconds)
        try settle(next, turn, data, Passage())
    }

    private var keeper: DeadlineKeeper { DeadlineKeeper(recorder: recorder, found: found) }

    /// Takes an event; refused when no transition takes it or the chart reports an error.
    package func take(_ name: String, data: CaseData, _ passage: Passage = Passage()) throws {
        let (next, turn) = try session(with: data).send(Statechart.Event(name), at: milliseconds)
        guard turn.tookEvent else { throw Refusal.notTaken(case: number, event: name) }
        try settle(next, turn, data, passage)
    }

    /// Goes from an active state to another by a transition that the chart does not have, with the exit and entry sets
    /// that SCXML gives such a transition.
    package func jump(
        from source: String, to target: String, as event: String, data: CaseData, _ passage: Passage
    ) throws {
        let (next, turn) = try leap(session(with: data), from: source, to: target, as: event)
        try settle(next, turn, data, passage)
    }

    /// The states that such a transition would leave and enter.
    package func foreseen(
        from source: String, to target: String, data: CaseData
    ) throws -> (left: [String], entered: [String]) {
        moves(of: try leap(session(with: data), from: source, to: target, as: "return").1)
    }

    private func leap(
        _ session: Session, from source: String, to target: String, as event: String
    ) throws -> (Session, Turn) {
        guard let source = chart.index(source), let destination = chart.index(target) else {
            throw Refusal.notTaken(case: number, event: target)
        }
        return try session.send(Statechart.Event(event), from: source, to: destination, at: milliseconds)
    }

    /// The session as the case keeps it, with the subject's data as it is now.
    private func session(with data: CaseData) throws -> Session {
        var session = try kept()
        for id in data.ids where chart.declares(id) {
            guard let value = data[id] else { continue }
            session = try (consume session).supplying(data: id, by: value)
        }
        return session
    }

    /// The session as the case keeps it.
    package func kept() throws -> Session {
        try Session.restore(Array(try recorder.cases.anyCase(number).snapshot.utf8), chart.document.executable)
    }

    /// Records what happened when the case arrived in the chart of another edition.
    package func arrive(_ session: Session, _ turn: Turn, _ data: CaseData) throws {
        try settle(session, turn, data, Passage())
    }

    /// The time of the session: that of the desk, and never earlier than before.
    private var milliseconds: Int { Int(recorder.now.milliseconds) }

    /// Records a step, and those that follow from tasks which pass by themselves.
    private func settle(
        _ session: Session, _ turn: Turn, _ data: CaseData, _ passage: Passage
    ) throws {
        var session = session
        var waiting = try record(session, turn, without: data, passage)
        var steps = 0
        while let index = waiting.firstIndex(where: { session.activeStates.contains($0.state) }) {
            let passed = waiting.remove(at: index)
            steps += 1
            guard steps <= Self.passLimit else { throw Refusal.passesForEver(case: number) }
            let (next, turn) = try leave(passed, session)
            guard turn.tookEvent else { throw Refusal.notTaken(case: number, event: passed.action) }
            var onward = passage
            if let resume = passed.resume { onward = Passage(asked: [resume], keepsOthers: true) }
            waiting += try record(next, turn, without: data, onward)
            session = next
        }
        try requireTasks(of: session)
        try keepTime()
    }

    /// Refuses a step after which a state would wait for a task that nobody has: a case never stops.
    private func requireTasks(of session: Session) throws {
        guard !session.isFinished else { return }
        let open = Set(try recorder.cases.openTasks(of: number).map(\.state))
        for state in chart.leaves(session) where chart.annotations.task(state) != nil && !open.contains(state) {
            throw Refusal.staysBehind(case: number, state: state)
        }
    }

    /// Whether a case that is to come straight back to a state is there already: the state lies in a branch beside, and
    /// was entered again with the one that it was returned to.
    package func isBack(at state: String, from target: String) throws -> Bool {
        let returned = try recorder.cases.opinions(of: number).last { $0.state == state && $0.target == target }
        guard let returned else { return false }
        return try recorder.cases.tasks(of: number).contains {
            $0.state == state && $0.id > returned.id && $0.status != .cancelled
        }
    }

    /// Goes on from a task that passed by itself.
    private func leave(_ passed: Passed, _ session: Session) throws -> (Session, Turn) {
        let event = "\(passed.action).\(passed.state)"
        if let resume = passed.resume, try !isBack(at: resume, from: passed.state) {
            return try leap(session, from: passed.state, to: resume, as: event)
        }
        return try session.send(Statechart.Event(event), at: milliseconds)
    }

    /// Lets other deadlines stand still while a task waits for the applicant.
    package func keepTime() throws {
        let open = try recorder.cases.openTasks(of: number)
        let pausing = open.filter { chart.annotations.task($0.state)?.pauses ?? false }
        try keeper.settle(pausing: Set(pausing.map(\.id)))
    }

    private func record(
        _ session: Session, _ turn: Turn, without data: CaseData, _ passage: Passage
    ) throws -> [Passed] {
        guard turn.errors.isEmpty else {
            throw Findings(turn.errors.flatMap(\.findings))
        }
        let (exited, entered) = moves(of: turn)
        try recorder.record(
            CaseMoved(
                number: number, active: chart.leaves(session), entered: entered, exited: exited,
                snapshot: try chart.kept(session, without: data), due: chart.nextDue(session)))
        try closeTasks(in: exited)
        let passed = try entered.compactMap { try open($0, data, passage) }
        if session.isFinished {
            try end(chart.outcome(session))
            try AccountUpdating(found, recorder: recorder, data: data).apply(
                session.finalState.flatMap { chart.annotations[$0]?.updates } ?? [], chain: edition.regulation)
        }
        return passed
    }

    private func moves(of turn: Turn) -> (left: [String], entered: [String]) {
        var entered: [String] = []
        var exited: [String] = []
        for move in turn.moves {
            switch move {
            case .entered(let state): entered.append(chart.id(state))
            case .exited(let state): exited.append(chart.id(state))
            }
        }
        return (exited, entered)
    }

    /// Tasks of states that were left without a decision are cancelled; those decided are closed already.
    private func closeTasks(in exited: [String]) throws {
        for task in try recorder.cases.openTasks(of: number) where exited.contains(task.state) {
            try recorder.record(TaskClosed(case: number, task: task.id, status: .cancelled))
        }
    }

    /// Opens the task of a state that was entered; returns it when it passes by itself.
    private func open(
        _ state: String, _ data: CaseData, _ passage: Passage
    ) throws -> Passed? {
        guard let annotation = chart.annotations[state] else { return nil }
        for copy in annotation.copies { try send(copy, of: state) }
        guard let task = annotation.task else { return nil }
        let isKept = try keeps(task, state, passage)
        let planner = SeatPlanner(
            recorder: recorder, case: found, task: task, data: data, justDecided: passage.justDecided)
        let plan = isKept ? .passed(.kept) : try planner.plan()
        let resume = passage.asked.contains(state) ? passage.resume : nil
        switch plan {
        case .seated(let seats, let barred):
            let opened = try recorder.record(
                TaskOpened(
                    case: number, state: state, label: task.label, seats: seats,
                    barred: barred.isEmpty ? nil : barred, resume: resume))
            try keeper.set(task.deadline, task: opened.number, label: task.label)
            return nil
        case .passed(let reason):
            let opened = try recorder.record(
                TaskOpened(case: number, state: state, label: task.label, seats: [], resume: resume))
            let action = task.forward?.name ?? ""
            try recorder.record(
                TaskClosed(case: number, task: opened.number, status: .passed, reason: reason, action: action))
            return Passed(state: state, action: action, resume: resume)
        }
    }

    /// Whether the decision that was given earlier in a state stands: it was for it, and nothing voided it.
    package func keeps(_ task: TaskDefinition, _ state: String, _ passage: Passage) throws -> Bool {
        guard task.seating.again == .keep || passage.keepsOthers, !passage.asked.contains(state),
            !(passage.keepsOthers && passage.voids.contains(state)),
            let earlier = try recorder.cases.tasks(of: number).last(where: { $0.state == state && $0.status == .done })
        else { return false }
        let opinions = try recorder.cases.opinions(of: number).filter { $0.task == earlier.id && !$0.isAdvice }
        let isFor = earlier.action.map { task.voice(of: $0) == .for } ?? false
        return isFor && opinions.allSatisfy { $0.voidedBy == nil }
    }

    private func send(_ copy: Copy, of state: String) throws {
        let receivers = try recorder.performers.receivers(of: copy, in: found)
        guard !receivers.isEmpty else {
            throw Refusal.noPerformer(label: Message(verbatim: copy.label), posts: [])
        }
        for receiver in receivers {
            try recorder.record(
                CopySent(case: number, state: state, unit: receiver.code, label: copy.label, clause: copy.ground.clause)
            )
        }
    }

    private func end(_ outcome: Outcome?) throws {
        let result = outcome?.result ?? .approved
        try recorder.record(
            CaseClosed(number: number, outcome: outcome?.label ?? result.rawValue, result: Case.State(result)))
    }
}

extension Refusal {
    package static func notTaken(case number: Int, event: String) -> Refusal {
        Refusal(
            "casework.not-taken",
            Message("事项 \(number) 的流程不接受 “\(event)”", "the chain of case \(number) takes no “\(event)”"),
            access: .granted)
    }

    fileprivate static func passesForEver(case number: Int) -> Refusal {
        Refusal(
            "approval.passes-for-ever",
            Message(
                "事项 \(number) 的流程里，自动通过的环节绕成了圈",
                "in the chain of case \(number), steps that pass by themselves go round in circles"),
            advice: checkTheChart, access: .granted)
    }

    fileprivate static func staysBehind(case number: Int, state: String) -> Refusal {
        Refusal(
            "approval.stays-behind",
            Message(
                "事项 \(number) 的流程会停在 “\(state)”，而那里已经没有待办",
                "the chain of case \(number) would stay in “\(state)”, where no task is left"),
            advice: checkTheChart, access: .granted)
    }

    private static var checkTheChart: Message {
        Message("请写管理办法的人检查流程图", "whoever writes the regulation should check the chart")
    }
}
