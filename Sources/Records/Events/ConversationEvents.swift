import Store

/// A performer keeps an opinion on a task for later (暂存), instead of the one kept before.
package struct DraftSaved: OfficeEvent {
    package static let kind = "draft.saved"
    package let `case`: Int
    package let task: Int
    package let text: String
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, task: Int, text: String) {
        self.case = `case`
        self.task = task
        self.text = text
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var row = Draft()
        row.task = task
        row.person = stamp.person
        row.text = text
        row.time = stamp.time
        try tables.put(row)
    }
}

/// The author of a draft threw it away.
package struct DraftCleared: OfficeEvent {
    package static let kind = "draft.cleared"
    package let `case`: Int
    package let task: Int
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, task: Int) {
        self.case = `case`
        self.task = task
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.dropDraft(of: task, by: stamp.person)
    }
}

/// A performer asked a person about a task and stays responsible for it (沟通).
package struct QuestionAsked: OfficeEvent {
    package static let kind = "question.asked"
    package let `case`: Int
    /// Its number in the case, from 1.
    package let number: Int
    package let task: Int
    /// The task's name on papers.
    package let label: String
    /// The code of the person who is asked.
    package let of: String
    package let text: String
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, number: Int, task: Int, label: String, of: String, text: String) {
        self.case = `case`
        self.number = number
        self.task = task
        self.label = label
        self.of = of
        self.text = text
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var row = Question()
        row.case = `case`
        row.number = number
        row.task = task
        row.label = label
        row.asker = stamp.person
        row.deputyFor = stamp.deputyFor
        row.firstAsked = of
        row.asked = of
        row.text = text
        row.time = stamp.time
        try tables.insert(row)
    }
}

/// Whoever was asked answered.
package struct QuestionAnswered: OfficeEvent {
    package static let kind = "question.answered"
    package let `case`: Int
    /// The question's number in the case.
    package let question: Int
    package let text: String
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, question: Int, text: String) {
        self.case = `case`
        self.question = question
        self.text = text
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update(
            [
                Question.answer <- text, Question.answered <- stamp.time, Question.answerer <- stamp.person,
                Question.isOpen <- false,
            ], where: [Question.case == `case`, Question.number == question])
    }
}

/// Another person is to answer a question, because whoever was asked left.
package struct QuestionForwarded: OfficeEvent {
    package static let kind = "question.forwarded"
    package let `case`: Int
    /// The question's number in the case.
    package let question: Int
    /// The code of the person who is asked now.
    package let to: String
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, question: Int, to: String) {
        self.case = `case`
        self.question = question
        self.to = to
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update(
            [Question.asked <- to, Question.forwarded <- stamp.time],
            where: [Question.case == `case`, Question.number == question])
    }
}

/// A question is asked no more: of those between whom it was, one left and the other is the successor.
package struct QuestionDropped: OfficeEvent {
    package static let kind = "question.dropped"
    package let `case`: Int
    /// The question's number in the case.
    package let question: Int
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, question: Int) {
        self.case = `case`
        self.question = question
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.update(
            [Question.isOpen <- false], where: [Question.case == `case`, Question.number == question])
    }
}

/// A unit or a person got a copy of how a case stands (抄送): by the chart, or from a person.
package struct CopySent: OfficeEvent {
    package static let kind = "copy.sent"
    /// With a code for what the chart does not name; the first version held a name for that too.
    package static let version = 2
    package static let firstVersion = 1
    package let `case`: Int
    /// The state that sends it; empty when a person did.
    package let state: String
    /// The unit that gets it, when no person does.
    package var unit: String?
    /// The person who gets it.
    package var person: String?
    package let label: String
    package let clause: String?
    /// What the person who sent it wrote; `nil` when the chart did.
    package let note: String?
    /// The fields that whoever sent it does not see: it carries no more.
    package var hidden: [String]?
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(
        `case`: Int, state: String, unit: String? = nil, person: String? = nil, label: String, clause: String?,
        note: String? = nil, hidden: [String]? = nil
    ) {
        self.case = `case`
        self.state = state
        self.unit = unit
        self.person = person
        self.label = label
        self.clause = clause
        self.note = note
        self.hidden = hidden
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var row = SentCopy()
        row.id = stamp.number
        row.case = `case`
        row.state = state
        row.unit = unit
        row.person = person
        row.occasion = CopyOccasion(recorded: label)
        row.clause = clause
        row.sender = state.isEmpty ? stamp.person : nil
        row.note = note
        row.hidden = Set(hidden ?? [])
        row.time = stamp.time
        try tables.insert(row)
    }
}

/// Someone who got copies of a case, alone or with the unit, has read them (已阅).
package struct CopyRead: OfficeEvent {
    package static let kind = "copy.read"
    package let `case`: Int
    package let copies: [Int]
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, copies: [Int]) {
        self.case = `case`
        self.copies = copies
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        for copy in copies {
            var row = CopyReading()
            row.copy = copy
            row.person = stamp.person
            row.deputyFor = stamp.deputyFor
            row.case = `case`
            row.time = stamp.time
            try tables.insert(row)
            try tables.update([SentCopy.isUnread <- false], where: [SentCopy.id == copy])
        }
    }
}

/// Someone reminded the performers of the tasks that were open (催办).
package struct CaseReminded: OfficeEvent {
    package static let kind = "case.reminded"
    package let `case`: Int
    package let tasks: [Int]
    package let text: String
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int, tasks: [Int], text: String) {
        self.case = `case`
        self.tasks = tasks
        self.text = text
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        for task in self.tasks {
            var row = Reminder()
            row.id = stamp.number
            row.task = task
            row.case = `case`
            row.person = stamp.person
            row.text = text
            row.time = stamp.time
            try tables.insert(row)
        }
    }
}

/// Someone wants to see in the inbox where a case stands (关注).
package struct CaseFollowed: OfficeEvent {
    package static let kind = "case.followed"
    package let `case`: Int
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int) {
        self.case = `case`
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        var row = Follow()
        row.person = stamp.person
        row.case = `case`
        row.time = stamp.time
        try tables.put(row)
    }
}

/// Someone no longer follows a case.
package struct CaseUnfollowed: OfficeEvent {
    package static let kind = "case.unfollowed"
    package let `case`: Int
    package var subject: String { "case:\(`case`)" }

    /// The event, or a part of it, from its particulars.
    package init(`case`: Int) {
        self.case = `case`
    }

    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        try tables.delete(where: [Follow.person == stamp.person, Follow.case == `case`])
    }
}

extension TableWriting {
    /// What was said around a task ends with it: drafts are gone, and questions without an answer lapse.
    func endConversation(of task: Int, in number: Int) throws {
        try delete(where: [Draft.task == task])
        try update(
            [Question.isOpen <- false],
            where: [Question.case == number, Question.task == task, Question.isOpen == true])
    }

    /// A draft is gone when its author gave an opinion.
    func dropDraft(of task: Int, by person: String) throws {
        try delete(where: [Draft.task == task, Draft.person == person])
    }
}
