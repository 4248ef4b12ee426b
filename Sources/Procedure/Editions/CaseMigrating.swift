import Diagnostics
import Records
import Regulations
import SCXML
import Statechart
import Values

/// Takes a running case over to the edition in force, all or nothing; what does not fit is told, and the case stays.
package struct MigrateCase: OfficeCommand {
    package static let name = "case.migrate"
    package let `case`: Int

    /// The command for a case.
    package init(_ number: Int) { self.case = number }

    package func decide(_ recorder: Recorder) throws -> CaseMigration {
        try recorder.reader.require(.administer)
        return try CaseMigrating(self.case, recorder).perform()
    }
}

/// Takes one case over to the edition in force.
private struct CaseMigrating {
    private let recorder: Recorder
    private let hand: CaseHand
    private var found: Case { hand.found }
    private var old: RegulationInForce { hand.runner.edition }
    private var new: RegulationInForce { recorder.reader.editions.current }

    init(_ number: Int, _ recorder: Recorder) throws {
        self.recorder = recorder
        hand = try CaseHand(number, recorder: recorder)
    }

    func perform() throws -> CaseMigration {
        guard found.package != new.package else { return try report(.current, []) }
        guard let chain = new.regulation.chain(found.chain), chain.form == found.form,
            let form = new.regulation.form(found.form)
        else {
            let missing = Message("新版没有这个流程", "the edition in force does not have it")
            return try report(.refused, [CaseMigration.Item(.chain, found.chain, .refused, missing)])
        }
        let chart = try new.chart(chain.chart, form: chain.form)
        let subject = try recorder.records.existing(form, found.record)
        let data = try CaseData(of: subject, form: form, for: chart, in: recorder.reader)
        var items = FieldFit(old: hand.form, new: form).items(of: subject.values)
        let session = try CarriedCase(hand.runner, to: chart, data: data, at: recorder.now)
        items += session.items
        let tasks = try TaskFit(hand, to: chart).items()
        items += tasks
        items += try OpinionFit(hand, to: chart).items()
        items += deadlines(chart).item.map { [$0] } ?? []
        guard !items.contains(where: { $0.fit == .refused }), let arrival = session.arrival else {
            return try report(.refused, items)
        }
        let seating = try NewSeating(hand, to: chart, NewNames(hand.runner.chart, chart), data).plans()
        let barred = seating.compactMap(\.refusal)
        guard barred.isEmpty else { return try report(.refused, items + barred) }
        try record(arrival, chart, path: chain.chart, seating, data)
        return try report(.migrated, items)
    }

    private func record(
        _ arrival: (session: Session, turn: Turn), _ chart: CaseChart, path: String,
        _ seating: [NewSeating.Plan], _ data: CaseData
    ) throws {
        let names = NewNames(hand.runner.chart, chart)
        let open = try recorder.cases.openTasks(of: found.number)
        try recorder.record(
            CaseMigrated(
                number: found.number, editions: "\(old.regulation.edition) → \(new.regulation.edition)",
                from: found.package, package: new.package, chart: path, renamed: names.renamed,
                tasks: seating.map(\.change), active: chart.leaves(arrival.session),
                snapshot: try chart.kept(arrival.session, without: data),
                due: chart.nextDue(arrival.session)))
        // From here on the case is read by the newer edition. What the clock could not do by the earlier one waits.
        let arrived = try CaseHand(byClock: recorder.cases.anyCase(found.number), recorder: recorder)
        for plan in seating { try plan.seat(in: arrived, recorder) }
        try deadlines(chart).record(for: open, in: arrived.found, recorder)
        try arrived.runner.keepTime()
        if !arrival.turn.moves.isEmpty { try arrived.runner.arrive(arrival.session, arrival.turn, data) }
        try recorder.finished(found)
        for plan in seating { try plan.goOn(in: arrived, recorder) }
    }

    private func deadlines(_ chart: CaseChart) -> NewDeadlines {
        NewDeadlines(old: hand.runner.chart, new: chart, names: NewNames(hand.runner.chart, chart))
    }

    private func report(_ outcome: CaseMigration.Outcome, _ items: [CaseMigration.Item]) throws -> CaseMigration {
        let after = try recorder.sight.existingCase(found.number)
        return CaseMigration(
            number: found.number, chain: old.regulation.chain(found.chain)?.label ?? found.chain,
            from: old.regulation.edition, to: new.regulation.edition, outcome: outcome, items: items,
            active: after.active,
            waiting: try recorder.cases.openTasks(of: found.number).map(recorder.performers.waiting),
            ended: after.outcome)
    }
}

/// The session of a case, carried to the chart of the edition in force, part by part.
private struct CarriedCase {
    let items: [CaseMigration.Item]
    let arrival: (session: Session, turn: Turn)?

    init(
        _ runner: CaseRunner, to chart: CaseChart, data: CaseData, at now: Timestamp
    ) throws {
        let session = try runner.kept()
        do {
            let carried = try session.carried(
                to: chart.document.executable, formerly: chart.formerNames.current,
                data: data.values, at: Int(now.milliseconds))
            let errors = carried.arrival?.turn.errors ?? []
            items =
                carried.parts.map { Self.item($0, runner.chart, chart) }
                + errors.flatMap { Self.items($0.findings, runner) }
            arrival = errors.isEmpty ? carried.arrival : nil
        } catch let error as StepError {
            items = Self.items(error.findings, runner)
            arrival = nil
        }
    }

    /// What the newer chart itself stumbles over.
    private static func items(_ findings: [Finding], _ runner: CaseRunner) -> [CaseMigration.Item] {
        findings.map { CaseMigration.Item(.chain, runner.found.chain, .refused, $0.message) }
    }

    private static func item(_ part: CarriedPart, _ old: CaseChart, _ new: CaseChart) -> CaseMigration.Item {
        let kind: CaseMigration.Part =
            switch part.kind {
            case .state: .state
            case .history: .history
            case .timer: .timer
            case .data: .data
            }
        let label = old.label(of: part.name) ?? new.label(of: part.name)
        switch part.fate {
        case .kept: return .init(kind, part.name, label: label, .kept)
        case .renamed(let name): return .init(kind, part.name, label: label, .renamed, to: name)
        case .added: return .init(kind, part.name, label: label, .added)
        case .dropped(let why): return .init(kind, part.name, label: label, .dropped, why)
        case .refused(let why): return .init(kind, part.name, label: label, .refused, why)
        }
    }
}
