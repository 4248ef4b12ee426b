import Regulations
import Store

/// How long a task was in somebody's hands.
public struct Holding: Sendable {
    /// How it left them.
    public enum End: String, Sendable {
        /// They decided.
        case decided
        /// They handed it over, asked someone, or wait for a turn that comes again.
        case handedOn = "handed-on"
        /// It was taken from them.
        case removed
        /// The case moved on without them.
        case cancelled
        /// It passed by itself.
        case passed
        /// It has not: it waits for them.
        case waiting
    }

    /// The state of the task.
    public let state: String
    /// The task's name.
    public let label: String
    /// The unit's name.
    public let unit: String
    /// The name of who decided or was asked; the post where it is anybody's who holds it.
    public let holder: String
    /// Since when, ISO.
    public let since: String
    /// Until when, ISO; `nil` while it waits.
    public let until: String?
    /// How long, in milliseconds.
    public let milliseconds: Int
    /// How it ended.
    public let end: End
    /// What was decided.
    public let deed: Deed?
}

/// How long tasks of a case were in the hands of one person, or of one post, altogether.
public struct HoldingTotal: Sendable {
    /// The unit's name.
    public let unit: String
    /// The person, or the post.
    public let holder: String
    /// How many times.
    public let times: Int
    /// How long, in milliseconds.
    public let milliseconds: Int
}

extension Desk {
    /// Who held the tasks of a case, since when and how long, in the order in which they got them.
    ///
    /// Where the first of several decides, the others had nothing to do and are left out.
    ///
    /// - Throws: `Refusal` when there is no such case or the actor does not see it.
    public func holdings(of number: Int) throws -> [Holding] {
        try look { view in
            _ = try view.existingCase(number)
            var log = HoldingLog()
            let kinds = [TaskOpened.kind, SeatAdded.kind, SeatMoved.kind, OpinionGiven.kind, TaskClosed.kind]
            try view.snapshot.forEachEvent(EventQuery(subject: "case:\(number)", kinds: kinds)) { try log.take($0) }
            let tasks = Dictionary(
                try view.tasks(of: number).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            return try log.spans.compactMap { span in
                guard let task = tasks[span.task], span.end != nil || task.status == "open" else { return nil }
                return try span.holding(of: task, view)
            }
        }
    }

    /// How long everyone held tasks of a case, the longest first.
    public static func totals(of holdings: [Holding]) -> [HoldingTotal] {
        Dictionary(grouping: holdings) { [$0.unit, $0.holder] }.map { key, holdings in
            HoldingTotal(
                unit: key[0], holder: key[1], times: holdings.count,
                milliseconds: holdings.reduce(0) { $0 + $1.milliseconds })
        }.sorted { ($1.milliseconds, $0.unit, $0.holder) < ($0.milliseconds, $1.unit, $1.holder) }
    }
}

/// Follows the seats of a case through its events.
private struct HoldingLog {
    /// One stretch of time in which it was a seat's turn.
    struct Span {
        let task: Int
        let seat: Int
        let plan: SeatPlan
        let since: String
        var until: String?
        var end: Holding.End?
        var person: String?
        var unit: String?
        var action: String?
        var target: String?
    }

    private struct SeatKey: Hashable {
        let task: Int
        let seat: Int
    }

    private(set) var spans: [Span] = []
    private var plans: [SeatKey: SeatPlan] = [:]

    mutating func take(_ event: Store.Event) throws {
        switch event.kind {
        case TaskOpened.kind:
            let opened = try TaskOpened(event)
            for (index, plan) in opened.plans.enumerated() {
                plans[SeatKey(task: event.number, seat: index + 1)] = plan
                if plan.status == .open { begin(event.number, index + 1, event.time) }
            }
        case SeatAdded.kind:
            let added = try SeatAdded(event)
            plans[SeatKey(task: added.task, seat: added.seat)] = added.plan
            if added.plan.status == .open { begin(added.task, added.seat, event.time) }
        case SeatMoved.kind:
            let moved = try SeatMoved(event)
            if moved.status == .open {
                begin(moved.task, moved.seat, event.time)
            } else {
                end(moved.task, moved.seat, event.time, moved.status == .removed ? .removed : .handedOn)
            }
        case OpinionGiven.kind:
            decide(try OpinionGiven(event), event)
        default:
            close(try TaskClosed(event), event.time)
        }
    }

    private mutating func begin(_ task: Int, _ seat: Int, _ time: String) {
        guard open(task, seat) == nil, let plan = plans[SeatKey(task: task, seat: seat)] else { return }
        spans.append(Span(task: task, seat: seat, plan: plan, since: time))
    }

    private mutating func end(_ task: Int, _ seat: Int, _ time: String, _ end: Holding.End) {
        guard let index = open(task, seat) else { return }
        spans[index].until = time
        spans[index].end = end
    }

    private mutating func decide(_ opinion: OpinionGiven, _ event: Store.Event) {
        for seat in opinion.seats ?? [] {
            guard let index = open(opinion.task, seat) else { continue }
            spans[index].person = event.deputyFor ?? event.person
            spans[index].unit = opinion.unit
            spans[index].action = opinion.actionLabel
            spans[index].target = opinion.target
            end(opinion.task, seat, event.time, .decided)
        }
    }

    /// Whoever had not spoken when others decided had nothing to do; when the case moved on, they had.
    private mutating func close(_ closed: TaskClosed, _ time: String) {
        for span in spans where span.task == closed.task && span.end == nil {
            switch closed.status {
            case .cancelled: end(span.task, span.seat, time, .cancelled)
            case .passed: end(span.task, span.seat, time, .passed)
            case .done: break
            }
        }
    }

    private func open(_ task: Int, _ seat: Int) -> Int? {
        spans.lastIndex { $0.task == task && $0.seat == seat && $0.end == nil }
    }
}

extension HoldingLog.Span {
    fileprivate func holding(of task: CaseTask, _ view: View) throws -> Holding {
        let names = try view.names()
        return Holding(
            state: task.state, label: task.label, unit: (unit ?? plan.holder?.unit).map(names.unit) ?? "",
            holder: try holder(view, names), since: since, until: until,
            milliseconds: try (until ?? view.desk.now.iso).milliseconds(since: since), end: end ?? .waiting,
            deed: try deed(in: task.case, view))
    }

    private func deed(in number: Int, _ view: View) throws -> Deed? {
        guard let target else { return action.map(Deed.action) }
        let found = try view.anyCase(number)
        let chart = try view.desk.edition(found.package, from: view.snapshot).chart(found.chart, form: found.form)
        return .returned(to: chart.annotations.task(target)?.label ?? target)
    }

    /// Who decided or was asked; what waits for a post that one person holds is that person's.
    private func holder(_ view: View, _ names: Names) throws -> String {
        if let code = person ?? plan.person { return names.person(code) }
        guard let post = plan.holder else { return "" }
        let people = end == nil ? try view.directory.holders(of: post, on: view.desk.now.day.iso) : []
        return people.count == 1 ? people[0].name : names.post(post.post)
    }
}

extension TaskOpened {
    /// Who performs it, whichever way the event says it.
    var plans: [SeatPlan] { seats ?? performers.map { SeatPlan(holder: $0) } }
}
