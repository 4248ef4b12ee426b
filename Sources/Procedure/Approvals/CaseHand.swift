import Records
import Regulations
import Statechart
import Store

/// A case in the hands of someone who does something about it.
package struct CaseHand {
    package let recorder: Recorder
    package let found: Case
    package let runner: CaseRunner
    package let form: Form

    /// Takes up a running case that the actor sees.
    package init(_ number: Int, recorder: Recorder) throws {
        self.recorder = recorder
        // Whoever does something about a case finds it as the clock has left it.
        _ = try recorder.sight.existingCase(number)
        try recorder.fireDue(in: number)
        found = try recorder.cases.anyCase(number)
        if let outcome = found.outcome { throw CaseworkError.caseClosed(found.number, outcome: outcome) }
        runner = try CaseRunner(found, recorder: recorder)
        form = try runner.edition.form(found.form)
    }

    /// Takes up a running case as the clock does, which sees them all and finds each as it is.
    package init(byClock found: Case, recorder: Recorder) throws {
        self.recorder = recorder
        self.found = found
        runner = try CaseRunner(found, recorder: recorder)
        form = try runner.edition.form(found.form)
    }

    /// The data that the chart sees of the subject as it is now.
    package func data() throws -> CaseData { try runner.data() }

    /// What the chart says of a task.
    package func definition(of task: CaseTask) throws -> TaskDefinition {
        guard let definition = runner.chart.annotations.task(task.state) else {
            throw CaseworkError.notTaken(case: found.number, event: task.state)
        }
        return definition
    }

    /// The actor's task in the case and by what right, or why there is none.
    ///
    /// - Parameters:
    ///   - state: which one, when there are several.
    ///   - principal: the person to act for.
    package func task(_ state: String?, for principal: String? = nil) throws -> (CaseTask, Authority) {
        let open = try recorder.cases.openTasks(of: found.number)
        let all = try open.flatMap { task in
            try recorder.performers.authorities(for: task, chain: found.chain).map { (task: task, authority: $0) }
        }
        let mine = try chosen(principal, among: all)
        guard let first = mine.first else { throw try refusal(open) }
        if let state {
            if let chosen = mine.first(where: { $0.task.state == state }) { return chosen }
            throw CaseworkError.unknownTask(case: found.number, state: state, open: mine.map(\.task.state))
        }
        let states = mine.map(\.task.state)
        guard Set(states).count == 1 else {
            // An own task comes before those of others.
            let own = mine.filter { $0.authority.principal == nil }
            if let only = own.first, own.count == 1 { return only }
            throw CaseworkError.severalTasks(case: found.number, states: states)
        }
        if first.authority.principal != nil, mine.count > 1 {
            throw ApprovalError.severalPrincipals(
                case: found.number, people: mine.compactMap { $0.authority.principal?.code })
        }
        return first
    }

    private func chosen(
        _ principal: String?, among all: [(task: CaseTask, authority: Authority)]
    ) throws -> [(task: CaseTask, authority: Authority)] {
        guard let principal else { return all }
        guard recorder.actor.represented.contains(where: { $0.person.code == principal }) else {
            throw ApprovalError.notDeputy(of: principal)
        }
        return all.filter { $0.authority.deputyFor == principal }
    }

    /// A task that was the actor's and is decided already is told apart from one that never was.
    private func refusal(_ open: [CaseTask]) throws -> any Error {
        for opinion in try recorder.cases.opinions(of: found.number).reversed() where !opinion.isAdvice {
            let holder = Holder(post: opinion.post, unit: opinion.unit)
            let isOwn = opinion.person == recorder.actor.person.code
            guard isOwn || recorder.actor.posts.contains(holder) else { continue }
            let name = try recorder.directory.person(opinion.person)?.name ?? opinion.person
            return CaseworkError.alreadyDecided(
                case: found.number, label: opinion.label, by: name, at: opinion.time.localMinute)
        }
        if open.contains(where: { $0.barred.contains(recorder.actor.person.code) }) {
            return ApprovalError.ownApplication(case: found.number)
        }
        return CaseworkError.notYourTask(case: found.number, waiting: try open.map(recorder.performers.waiting))
    }
}
