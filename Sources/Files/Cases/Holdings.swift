import Procedure
import Records
import Store
public import Values

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
    /// Since when.
    public let since: Timestamp
    /// Until when; `nil` while it waits.
    public let until: Timestamp?
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

extension CaseFiles {
    /// Who held the tasks of a case, since when and how long, in the order in which they got them.
    ///
    /// Where the first of several decides, the others had nothing to do and are left out.
    ///
    /// - Throws: a refusal when there is no such case or the actor does not see it.
    package func holdings(of number: Int) throws -> [Holding] {
        _ = try reader.sight.existingCase(number)
        var log = HoldingLog()
        let kinds = [TaskOpened.kind, SeatAdded.kind, SeatMoved.kind, OpinionGiven.kind, TaskClosed.kind]
        try reader.snapshot.forEachEvent(EventQuery(subject: "case:\(number)", kinds: kinds)) { try log.take($0) }
        let tasks = Dictionary(
            try reader.cases.tasks(of: number).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let names = try Names(reader)
        return try log.spans.compactMap { span in
            guard let task = tasks[span.task], span.end != nil || task.status == .open else { return nil }
            return try span.holding(of: task, reader, names)
        }
    }
}

extension Holding {
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
        let since: Timestamp
        var until: Timestamp?
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
        let time = try Timestamp(parsing: event.time)
        switch event.kind {
        case TaskOpened.kind:
            let opened = try TaskOpened(event)
            for (index, plan) in opened.plans.enumerated() {
                plans[SeatKey(task: event.number, seat: index + 1)] = plan
                if plan.status == .open { begin(event.number, index + 1, time) }
            }
        case SeatAdded.kind:
            let added = try SeatAdded(event)
            plans[SeatKey(task: added.task, seat: added.seat)] = added.plan
            if added.plan.status == .open { begin(added.task, added.seat, time) }
        case SeatMoved.kind:
            let moved = try SeatMoved(event)
            if moved.status == .open {
                begin(moved.task, moved.seat, time)
            } else {
                end(moved.task, moved.seat, time, moved.status == .removed ? .removed : .handedOn)
            }
        case OpinionGiven.kind:
            decide(try OpinionGiven(event), event, time)
        default:
            close(try TaskClosed(event), time)
        }
    }

    private mutating func begin(_ task: Int, _ seat: Int, _ time: Timestamp) {
        guard open(task, seat) == nil, let plan = plans[SeatKey(task: task, seat: seat)] else { return }
        spans.append(Span(task: task, seat: seat, plan: plan, since: time))
    }

    private mutating func end(_ task: Int, _ seat: Int, _ time: Timestamp, _ end: Holding.End) {
        guard let index = open(task, seat) else { return }
        spans[index].until = time
        spans[index].end = end
    }

    private mutating func decide(_ opinion: OpinionGiven, _ event: Store.Event, _ time: Timestamp) {
        for seat in opinion.seats ?? [] {
            guard let index = open(opinion.task, seat) else { continue }
            spans[index].person = event.deputyFor ?? event.person
            spans[index].unit = opinion.unit
            spans[index].action = opinion.actionLabel
            spans[index].target = opinion.target
            end(opinion.task, seat, time, .decided)
        }
    }

    /// Whoever had not spoken when others decided had nothing to do; when the case moved on, they had.
    private mutating func close(_ closed: TaskClosed, _ time: Timestamp) {
        for span in spans where span.task == closed.task && span.end == nil {
            switch closed.status {
            case .cancelled: end(span.task, span.seat, time, .cancelled)
            case .passed: end(span.task, span.seat, time, .passed)
            case .done, .open: break
            }
        }
    }

    private func open(_ task: Int, _ seat: Int) -> Int? {
        spans.lastIndex { $0.task == task && $0.seat == seat && $0.end == nil }
    }
}

extension HoldingLog.Span {
    fileprivate func holding(of task: CaseTask, _ reader: OfficeReader, _ names: Names) throws -> Holding {
        Holding(
            state: task.state, label: task.label, unit: (unit ?? plan.holder?.unit).map(names.unit) ?? "",
            holder: try holder(reader, names), since: since, until: until,
            milliseconds: Int(since.milliseconds(until: until ?? reader.now)), end: end ?? .waiting,
            deed: try deed(in: task.case, reader))
    }

    private func deed(in number: Int, _ reader: OfficeReader) throws -> Deed? {
        guard let target else { return action.map(Deed.action) }
        let found = try reader.cases.anyCase(number)
        let chart = try reader.edition(found.package).chart(found.chart, form: found.form)
        return .returned(to: chart.annotations.task(target)?.label ?? target)
    }

    /// Who decided or was asked; what waits for a post that one person holds is that person's.
    private func holder(_ reader: OfficeReader, _ names: Names) throws -> String {
        if let code = person ?? plan.person { return names.person(code) }
        guard let post = plan.holder else { return "" }
        let people = end == nil ? try reader.directory.holders(of: post, on: reader.now.day) : []
        return people.count == 1 ? people[0].name : names.post(post.post)
    }
}
