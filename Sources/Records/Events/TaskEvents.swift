import Regulations
import Store
import Values

/// A task waits for people.
package struct TaskOpened: OfficeEvent {
    package static let kind = "task.opened"
    package let `case`: Int
    package let state: String
    package let label: String
    /// Who performs it, as the first payloads of this version said it: each a seat.
    package let performers: [Holder]
    /// Who performs it.
    package let seats: [SeatPlan]?
    /// People who may not decide it, because it is their own application.
    package let barred: [String]?
    /// The state that the case goes to when the task is done, instead of where the chart leads.
    package let resume: String?
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(
        `case`: Int, state: String, label: String, performers: [Holder] = [], seats: [SeatPlan]? = nil,
        barred: [String]? = nil, resume: String? = nil
    ) {
        self.case = `case`
        self.state = state
        self.label = label
        self.performers = performers
        self.seats = seats
        self.barred = barred
        self.resume = resume
    }

    /// Who performs it, whichever way the event says it.
    package var plans: [SeatPlan] { seats ?? performers.map { SeatPlan(holder: $0) } }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var row = CaseTask()
        row.id = stamp.number
        row.case = `case`
        row.state = state
        row.label = label
        row.opened = stamp.time
        row.barred = barred ?? []
        row.resume = resume
        try tables.insert(row)
        for (index, seat) in plans.enumerated() {
            try tables.insert(seat.row(task: stamp.number, seat: index + 1, case: `case`))
        }
    }
}

/// A task no longer waits.
package struct TaskClosed: OfficeEvent {
    package static let kind = "task.closed"
    package let `case`: Int
    package let task: Int
    package let status: CaseTask.Status
    /// Why it passed by itself.
    package let reason: PassReason?
    /// The action that was taken, where it passed by itself.
    package let action: String?
    /// The numbers that were allocated with it, by series, where no opinion holds them.
    package let numbers: [String: String]?
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(
        `case`: Int, task: Int, status: CaseTask.Status, reason: PassReason? = nil, action: String? = nil,
        numbers: [String: String]? = nil
    ) {
        self.case = `case`
        self.task = task
        self.status = status
        self.reason = reason
        self.action = action
        self.numbers = numbers
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.endConversation(of: task, in: `case`)
        try tables.update(
            [
                CaseTask.status <- status, CaseTask.closed <- stamp.time, CaseTask.reason <- reason,
                CaseTask.action <- action, CaseTask.numbers <- numbers ?? [:],
            ], where: [CaseTask.id == task])
        try CaseTimer.end([CaseTimer.task == task], in: tables)
        try tables.update(
            [Seat.status <- .unasked, Seat.isOpen <- false],
            where: [Seat.task == task, Seat.status.isOne(of: [.open, .waiting])])
    }
}

/// A performer decided, bound to what was decided on.
package struct OpinionGiven: OfficeEvent {
    package static let kind = "opinion.given"
    /// Values by type; the first version held their texts, which still read as such.
    package static let version = 2
    package static let firstVersion = 1
    package let `case`: Int
    package let task: Int
    package let state: String
    package let label: String
    package let action: String
    package let actionLabel: String
    package let text: String
    package let post: String
    package let unit: String
    /// The version of the record that the performer saw.
    package let version: Int
    /// The digests of the record's attachments that the performer saw.
    package let digests: [String]
    /// The fields that the task filled in, or numbers that it allocated, by name.
    package let fields: [String: FieldValue]
    /// The seats that spoke by it, by number.
    package let seats: [Int]?
    /// Whether it speaks to a performer who asked for it, who then decides.
    package let isAdvice: Bool?
    /// The state that the case was returned to, where it is not the chart that says so.
    package let target: String?
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(
        `case`: Int, task: Int, state: String, label: String, action: String, actionLabel: String, text: String,
        post: String, unit: String, version: Int, digests: [String], fields: [String: FieldValue], seats: [Int]? = nil,
        isAdvice: Bool? = nil, target: String? = nil
    ) {
        self.case = `case`
        self.task = task
        self.state = state
        self.label = label
        self.action = action
        self.actionLabel = actionLabel
        self.text = text
        self.post = post
        self.unit = unit
        self.version = version
        self.digests = digests
        self.fields = fields
        self.seats = seats
        self.isAdvice = isAdvice
        self.target = target
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.dropDraft(of: task, by: stamp.person)
        try tables.insert(row(stamp))
        for seat in seats ?? [] {
            try tables.update(
                [Seat.status <- .spoken, Seat.isOpen <- false, Seat.opinion <- stamp.number],
                where: [Seat.task == task, Seat.number == seat])
        }
        try tables.endReturns(of: `case`, stamp)
        if action == "return", isAdvice != true { try tables.notify(of: .returned, in: `case`, stamp) }
    }

    private func row(_ stamp: Stamp) -> Opinion {
        var row = Opinion()
        row.id = stamp.number
        row.case = `case`
        row.task = task
        row.state = state
        row.label = label
        row.action = action
        row.actionLabel = actionLabel
        row.text = text
        row.person = stamp.person
        row.deputyFor = stamp.deputyFor
        row.post = post
        row.unit = unit
        row.time = stamp.time
        row.version = version
        row.digests = digests
        row.fields = RecordValues(fields)
        row.isAdvice = isAdvice ?? false
        row.target = target
        return row
    }
}

/// An opinion lost its force because what it was given on was revised.
package struct OpinionVoided: OfficeEvent {
    package static let kind = "opinion.voided"
    package let `case`: Int
    package let opinion: Int
    /// The version of the record that voids it.
    package let version: Int
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, opinion: Int, version: Int) {
        self.case = `case`
        self.opinion = opinion
        self.version = version
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update(
            [Opinion.voidedBy <- version, Opinion.voidedAt <- stamp.time], where: [Opinion.id == opinion])
    }
}

/// A decision was taken back by who gave it; the opinion stays on record without force.
package struct OpinionTakenBack: OfficeEvent {
    package static let kind = "opinion.taken-back"
    package let `case`: Int
    package let opinion: Int
    /// The version of the record at that time.
    package let version: Int
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, opinion: Int, version: Int) {
        self.case = `case`
        self.opinion = opinion
        self.version = version
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update(
            [Opinion.voidedBy <- version, Opinion.voidedAt <- stamp.time, Opinion.isTakenBack <- true],
            where: [Opinion.id == opinion])
    }
}

/// Someone did something about a case other than deciding a task.
package struct CaseIntervened: OfficeEvent {
    package static let kind = "case.intervened"
    package let `case`: Int
    package let what: Intervention.Kind
    package let task: Int?
    /// The state of the task, or the one that the case went back to.
    package let state: String?
    /// The person it concerns, if another than who did it.
    package let person: String?
    package let text: String
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, what: Intervention.Kind, task: Int?, state: String?, person: String?, text: String) {
        self.case = `case`
        self.what = what
        self.task = task
        self.state = state
        self.person = person
        self.text = text
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var row = Intervention()
        row.id = stamp.number
        row.case = `case`
        row.kind = what
        row.task = task
        row.state = state
        row.person = stamp.person
        row.deputyFor = stamp.deputyFor
        row.concerns = person
        row.text = text
        row.time = stamp.time
        try tables.insert(row)
    }
}
