import Diagnostics
import Records
import Regulations
import Store
import Values

/// Keeps the timers of a case: sets them when a task opens, and lets them stand still while the applicant is asked.
struct DeadlineKeeper {
    let recorder: Recorder
    let found: Case
    private var number: Int { found.number }
    private var now: Timestamp { recorder.now }

    /// Sets the timers of a task that was opened, or of the whole case.
    func set(_ deadline: Deadline?, task: Int?, label: String) throws {
        guard let deadline, let due = try due(by: deadline, label: label) else { return }
        let isWorkingTime = deadline.within?.isWorkingTime ?? false
        for reminder in deadline.reminders {
            let moment = try recorder.calendar.reckoning(Message(verbatim: label)) {
                time throws(WorkingCalendar.MissingYear) in
                try time.moment(reminder, before: due)
            }
            guard moment > now else { continue }
            try set(.remind, task, at: moment, isWorkingTime: isWorkingTime, reminder)
        }
        try set(.due, task, at: due, isWorkingTime: isWorkingTime)
        for escalation in deadline.escalations { try set(escalation, task, due, label) }
        guard let automatic = deadline.automatic else { return }
        let moment = try moment(due, automatic.after, label: label)
        try set(automatic, task: task, at: moment, isWorkingTime: isWorkingTime)
    }

    /// When a deadline that begins now is due; `nil` where the field that it hangs on is empty. What hangs on a day is
    /// counted from the close of business of that day.
    private func due(by deadline: Deadline, label: String) throws -> Timestamp? {
        guard let field = deadline.field else { return try moment(now, deadline.within, label: label) }
        let record = try recorder.records.record(found.form, found.record)
        guard case .date(let day) = record?.values[field] else { return nil }
        return try moment(recorder.calendar.workingTime().closing(of: day), deadline.within, label: label)
    }

    /// The moment that lies a time limit after another; that one itself without a limit.
    func moment(_ start: Timestamp, _ limit: TimeLimit?, label: String) throws -> Timestamp {
        guard let limit else { return start }
        return try recorder.calendar.reckoning(Message(verbatim: label)) { time throws(WorkingCalendar.MissingYear) in
            try time.deadline(from: start, limit)
        }
    }

    /// Sets a decision by the clock.
    ///
    /// - Parameter isWorkingTime: whether the deadline counts working time.
    func set(_ automatic: Deadline.Automatic, task: Int?, at moment: Timestamp, isWorkingTime: Bool) throws {
        try set(
            .automatic, task, at: moment, isWorkingTime: automatic.after?.isWorkingTime ?? isWorkingTime,
            automatic.after, action: automatic.action)
    }

    private func set(_ escalation: Deadline.Escalation, _ task: Int?, _ due: Timestamp, _ label: String) throws {
        let moment = try moment(due, escalation.after, label: label)
        let (post, place) = (escalation.performer.post ?? "", escalation.performer.place)
        guard let unit = try place.flatMap({ try recorder.performers.unit(at: $0, of: found) }) else {
            let name = recorder.regulation.organisation.post(post)?.label ?? post
            throw Refusal.noPerformer(
                label: Message("\(label)（逾期督办）", "\(label) (escalation)"), posts: [name])
        }
        try set(
            .escalate, task, at: moment, isWorkingTime: escalation.after.isWorkingTime, escalation.after,
            holder: Holder(post: post, unit: unit.code))
    }

    private func set(
        _ kind: CaseTimer.Kind, _ task: Int?, at moment: Timestamp, isWorkingTime: Bool, _ limit: TimeLimit? = nil,
        action: String? = nil, holder: Holder? = nil
    ) throws {
        try recorder.record(
            TimerSet(
                case: number, task: task, what: kind, due: moment, isWorkingTime: isWorkingTime,
                limit: limit?.recorded, action: action, holder: holder))
    }

    /// Stops the timers while a task waits for the applicant, and lets them run on afterwards.
    ///
    /// - Parameter pausing: the open tasks that wait for the applicant; their own timers run.
    func settle(pausing: Set<Int>) throws {
        let timers = try recorder.cases.timers(of: number, [.set, .paused])
        func stands(_ timer: CaseTimer) -> Bool { !pausing.isEmpty && !pausing.contains(timer.task ?? 0) }
        try resume(timers.filter { $0.state == .paused && !stands($0) })
        for timer in timers where timer.state == .set && stands(timer) { try pause(timer) }
    }

    /// Lets a timer stand still, from now on or since a moment that has passed.
    func pause(_ timer: CaseTimer, since moment: Timestamp? = nil) throws {
        let now = moment ?? now
        let due = timer.due
        let remaining =
            timer.isWorkingTime
            ? try recorder.calendar.reckoning(.caseNumber(number)) { time throws(WorkingCalendar.MissingYear) in
                try time.worked(from: now, to: due)
            } : now.milliseconds(until: due)
        try recorder.record(TimerPaused(case: number, timer: timer.id, remaining: remaining, since: moment))
    }

    /// Lets timers run on that stood still.
    private func resume(_ timers: [CaseTimer]) throws {
        guard !timers.isEmpty else { return }
        for (_, timers) in Dictionary(grouping: timers, by: \.task).sorted(by: { ($0.key ?? 0) < ($1.key ?? 0) }) {
            for (timer, due) in try resumed(timers) {
                try recorder.record(TimerMoved(case: number, timer: timer.id, due: due))
            }
        }
    }

    /// When the timers of a deadline come: what was left of the deadline is left of it, and what is to happen around it
    /// stays around it. After a deadline that had passed, each has what was left of it.
    private func resumed(_ timers: [CaseTimer]) throws -> [(timer: CaseTimer, due: Timestamp)] {
        guard let deadline = timers.first(where: { $0.kind == .due }) else {
            return try timers.map { ($0, try rest(of: $0)) }
        }
        let (old, new) = (deadline.due, try rest(of: deadline))
        return try timers.map { timer in
            guard timer.kind != .due else { return (timer, new) }
            let moment = timer.due
            return (
                timer,
                try recorder.calendar.reckoning(.caseNumber(number)) { time throws(WorkingCalendar.MissingYear) in
                    try timer.moved(from: moment, around: old, to: new, in: time)
                }
            )
        }
    }

    /// When a timer that stood still comes, with what was left of it.
    private func rest(of timer: CaseTimer) throws -> Timestamp {
        let remaining = max(0, timer.remaining ?? 0)
        guard timer.isWorkingTime else { return now.adding(milliseconds: remaining) }
        return try recorder.calendar.reckoning(.caseNumber(number)) { time throws(WorkingCalendar.MissingYear) in
            try time.adding(worked: remaining, to: now)
        }
    }
}

extension TimeLimit {
    /// The limit as an event of this form holds it. Months came later: a timer that counts them moves with its
    /// deadline.
    fileprivate var recorded: String? {
        if case .months = self { nil } else { text }
    }
}
