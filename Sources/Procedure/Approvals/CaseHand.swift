import Diagnostics
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
        if let outcome = found.outcome { throw Refusal.caseClosed(found.number, outcome: outcome) }
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
            throw Refusal.notTaken(case: found.number, event: task.state)
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
            throw Refusal.unknownTask(case: found.number, state: state, open: mine.map(\.task.state))
        }
        let states = mine.map(\.task.state)
        guard Set(states).count == 1 else {
            // An own task comes before those of others.
            let own = mine.filter { $0.authority.principal == nil }
            if let only = own.first, own.count == 1 { return only }
            throw Refusal.severalTasks(case: found.number, states: states)
        }
        if first.authority.principal != nil, mine.count > 1 {
            throw Refusal.severalPrincipals(
                case: found.number, people: mine.compactMap { $0.authority.principal?.code })
        }
        return first
    }

    private func chosen(
        _ principal: String?, among all: [(task: CaseTask, authority: Authority)]
    ) throws -> [(task: CaseTask, authority: Authority)] {
        guard let principal else { return all }
        guard recorder.actor.represented.contains(where: { $0.person.code == principal }) else {
            throw Refusal.notDeputy(of: principal)
        }
        return all.filter { $0.authority.deputyFor == principal }
    }

    /// A task that was the actor's and is decided already is told apart from one that never was.
    private func refusal(_ open: [CaseTask]) throws -> Refusal {
        for opinion in try recorder.cases.opinions(of: found.number).reversed() where !opinion.isAdvice {
            let holder = Holder(post: opinion.post, unit: opinion.unit)
            let isOwn = opinion.person == recorder.actor.person.code
            guard isOwn || recorder.actor.posts.contains(holder) else { continue }
            let name = try recorder.directory.person(opinion.person)?.name ?? opinion.person
            return Refusal.alreadyDecided(
                case: found.number, label: opinion.label, by: name, at: opinion.time.localMinute)
        }
        if open.contains(where: { $0.barred.contains(recorder.actor.person.code) }) {
            return .ownApplication(case: found.number)
        }
        return Refusal.notYourTask(case: found.number, waiting: try open.map(recorder.performers.waiting))
    }
}

extension Refusal {
    package static func caseClosed(_ number: Int, outcome: String) -> Refusal {
        Refusal(
            "casework.case-closed",
            Message("事项 \(number) 已经办结（\(outcome)）", "case \(number) is closed (\(outcome))"), access: .granted)
    }

    package static func notYourTask(case number: Int, waiting: [WaitingTask]) -> Refusal {
        Refusal(
            "casework.not-your-task", Message("事项 \(number) 现在不由您办理", "case \(number) does not wait for you"),
            advice: Message(
                "正在等待：\(waiting.map(\.words.chinese).joined(separator: "；"))",
                "it waits for: \(waiting.map(\.words.english).joined(separator: "; "))"),
            access: .denied(subject: "case:\(number)"))
    }

    fileprivate static func alreadyDecided(case number: Int, label: String, by person: String, at time: String)
        -> Refusal
    {
        Refusal(
            "casework.already-decided",
            Message(
                "事项 \(number) 的“\(label)”已由 \(person) 于 \(time) 办理",
                "“\(label)” of case \(number) was decided by \(person) at \(time)"),
            access: .granted)
    }

    fileprivate static func severalTasks(case number: Int, states: [String]) -> Refusal {
        Refusal(
            "casework.several-tasks",
            Message("您在事项 \(number) 有几个待办", "you have several tasks in case \(number)"),
            advice: Message(
                "用 --task 指明：\(states.joined(separator: "、"))",
                "name one with --task: \(states.joined(separator: ", "))"),
            access: .granted)
    }

    fileprivate static func unknownTask(case number: Int, state: String, open: [String]) -> Refusal {
        Refusal(
            "casework.unknown-task",
            Message("您在事项 \(number) 没有待办 “\(state)”", "you have no task “\(state)” in case \(number)"),
            advice: didYouMean(state, among: open) ?? Message(verbatim: open.joined(separator: " ")), access: .granted)
    }

    fileprivate static func severalPrincipals(case number: Int, people: [String]) -> Refusal {
        Refusal(
            "approval.several-principals",
            Message("事项 \(number) 您可以代几个人办理", "in case \(number) you may act for several people"),
            advice: Message(
                "用 --for 指明：\(people.joined(separator: "、"))",
                "name one with --for: \(people.joined(separator: ", "))"),
            access: .granted)
    }

    fileprivate static func notDeputy(of person: String) -> Refusal {
        Refusal(
            "approval.not-deputy", Message("您现在不是 \(person) 的代理人", "you are not a deputy of \(person) now"),
            advice: Message("用 docket deputy list 查看代理", "docket deputy list shows deputies"),
            access: .denied(subject: "person:\(person)"))
    }

    fileprivate static func ownApplication(case number: Int) -> Refusal {
        Refusal(
            "approval.own-application",
            Message(
                "事项 \(number) 是您自己申报的，这一步不能由您办理", "case \(number) is your own application: others decide this step"),
            access: .denied(subject: "case:\(number)"))
    }
}
