import Diagnostics
import Regulations
import SCXML
import Statechart
import Store
import XML

/// Runs the statechart of one case and records what its steps mean: tasks opened and closed, copies, the end.
struct CaseRunner {
    let recorder: Recorder
    let edition: RegulationInForce
    let chart: CaseChart
    let number: Int
    let unit: String

    /// The runner of a case that is there.
    init(_ found: Case, recorder: Recorder) throws {
        self.recorder = recorder
        edition = try recorder.desk.edition(found.package, from: recorder.snapshot)
        chart = try edition.chart(found.chart, form: found.form)
        number = found.number
        unit = found.unit
    }

    /// Starts the chart over the subject's data.
    func start(with data: [String: Statechart.Value]) throws {
        let (session, turn) = try Session.start(
            chart.document.executable, id: "case-\(number)", data: data, at: milliseconds)
        try record(session, turn, without: data)
    }

    /// Takes an event; refused when no transition takes it or the chart reports an error.
    func take(_ name: String, _ found: Case, data: [String: Statechart.Value]) throws {
        var session = try Session.restore(Array(found.snapshot.utf8), chart.document.executable)
        for (id, value) in data.sorted(by: { $0.key < $1.key }) where declares(id) {
            session = try session.replacing(data: id, with: value)
        }
        let (next, turn) = try session.send(Statechart.Event(name), at: milliseconds)
        guard turn.tookEvent else { throw CaseworkError.notTaken(case: number, event: name) }
        try record(next, turn, without: data)
    }

    /// The time of the session: that of the desk, and never earlier than before.
    private var milliseconds: Int { Int(recorder.desk.now.milliseconds) }

    /// Whether the chart has a data element of that name: a chart need not look at everything it is given.
    private func declares(_ data: String) -> Bool {
        chart.document.root.descendants().contains { $0.isElement("data", in: scxmlNamespace) && $0["id"] == data }
    }

    private func record(_ session: Session, _ turn: Turn, without data: [String: Statechart.Value]) throws {
        guard turn.errors.isEmpty else {
            throw CaseworkError.rejectedByChart(case: number, reasons: turn.errors.flatMap(\.findings))
        }
        var kept = session
        // The subject's data is supplied anew before each step, so that a snapshot never shows an old version.
        for id in data.keys.sorted() where declares(id) { kept = try kept.replacing(data: id, with: .text("")) }
        var entered: [String] = []
        var exited: [String] = []
        for move in turn.moves {
            switch move {
            case .entered(let state): entered.append(chart.id(state))
            case .exited(let state): exited.append(chart.id(state))
            }
        }
        try recorder.record(
            CaseMoved(
                number: number, active: chart.leaves(session), entered: entered, exited: exited,
                snapshot: String(decoding: kept.xml, as: UTF8.self)))
        try closeTasks(in: exited)
        for state in entered { try open(state) }
        guard session.isFinished else { return }
        try end(chart.outcome(session))
    }

    /// Tasks of states that were left without a decision are cancelled; those decided are closed already.
    private func closeTasks(in exited: [String]) throws {
        for task in try recorder.openTasks(of: number) where exited.contains(task.state) {
            try recorder.record(TaskClosed(case: number, task: task.id, status: .cancelled))
        }
    }

    private func open(_ state: String) throws {
        guard let annotation = chart.annotations[state] else { return }
        let tree = try recorder.tree()
        for copy in annotation.copies {
            guard let receiver = tree.unit(at: copy.place, from: unit) else {
                throw CaseworkError.noPerformer(label: copy.label, post: "")
            }
            try recorder.record(
                CopySent(
                    case: number, state: state, unit: receiver.code, label: copy.label, clause: copy.ground.clause))
        }
        guard let task = annotation.task else { return }
        let holders = task.performers.compactMap { performer in
            holder(of: performer, in: tree)
        }
        let day = recorder.desk.now.day.iso
        guard try holders.contains(where: { try !recorder.directory.holders(of: $0, on: day).isEmpty }) else {
            throw CaseworkError.noPerformer(
                label: task.label, post: task.performers.map(\.post).joined(separator: "、"))
        }
        try recorder.record(TaskOpened(case: number, state: state, label: task.label, performers: holders))
    }

    /// The holder at the performer's place; none where units of that kind do not have the post.
    private func holder(of performer: Performer, in tree: UnitTree) -> Holder? {
        guard let found = tree.unit(at: performer.place, from: unit) else { return nil }
        let kinds = recorder.regulation.organisation.post(performer.post)?.at ?? []
        return kinds.isEmpty || kinds.contains(found.kind) ? Holder(post: performer.post, unit: found.code) : nil
    }

    private func end(_ outcome: Outcome?) throws {
        let result = outcome?.result ?? .approved
        try recorder.record(
            CaseClosed(number: number, outcome: outcome?.label ?? result.rawValue, result: result.rawValue))
    }
}
