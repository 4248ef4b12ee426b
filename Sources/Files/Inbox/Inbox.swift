public import Procedure
public import Records
public import Regulations

/// What an inbox shows, section by section; sections that were not asked for are empty.
public struct Inbox: Sendable {
    /// A part of an inbox.
    public enum Section: Sendable, Hashable, CaseIterable {
        /// The tasks that wait for the actor.
        case tasks
        /// The duties that the actor has.
        case duties
        /// The questions that the actor has not answered.
        case questions
        /// The copies that nobody has read yet.
        case copies
        /// What became of the cases that the actor submitted, as long as it is not read.
        case notices
        /// The cases that the actor follows.
        case followed
    }

    /// The tasks: those with a deadline by deadline, then those reminded of, then the oldest first.
    public let tasks: [InboxItem]
    /// The duties, those due first before the others.
    public let duties: [DutyItem]
    /// The questions, the oldest first.
    public let questions: [InboxQuestion]
    /// The copies, the newest first.
    public let copies: Listed<InboxCopy>
    /// What became of the cases that the actor submitted, the newest first.
    public let notices: Listed<InboxNotice>
    /// The cases that the actor follows, the newest first.
    public let followed: Listed<InboxFollowed>

    /// Whether there is nothing in it.
    public var isEmpty: Bool {
        tasks.isEmpty && duties.isEmpty && questions.isEmpty && copies.rows.isEmpty && notices.rows.isEmpty
            && followed.rows.isEmpty
    }
}

/// A task that waits for the actor, as the inbox lists it.
public struct InboxItem: Sendable {
    /// The case.
    public let heading: CaseHeading
    /// The task.
    public let task: CaseTask
    /// What the actor can do.
    public let actions: [ActionDefinition]
    /// The reminders of the task, the first first.
    public let reminders: [Reminder]
    /// The opinion that the actor keeps for it.
    public let draft: String?
    /// The person whom the actor would represent, `nil` when the task is the actor's own.
    public let principal: Person?
    /// When the task is due.
    public let due: DueTime?
}

/// A question to the actor.
public struct InboxQuestion: Sendable {
    /// The case.
    public let heading: CaseHeading
    /// The question.
    public let question: Question
    /// The name of who asked.
    public let asker: String
    /// The name of the person for whom it was asked, if for someone else.
    public let askedFor: String?
    /// The person whom the actor would represent, `nil` when the actor was asked.
    public let principal: Person?
}

/// A copy that waits to be read.
public struct InboxCopy: Sendable {
    /// The case.
    public let heading: CaseHeading
    /// The copy.
    public let copy: SentCopy
    /// The name of who sent it; empty for the chart.
    public let sender: String
    /// The name of the unit or person that got it.
    public let receiver: String
}

/// What became of a case that the actor submitted.
public struct InboxNotice: Sendable {
    /// The case.
    public let heading: CaseHeading
    /// That it ended, or came back.
    public let notice: Notice
    /// The opinion by which it did, or the last before it ended; `nil` where there was none.
    public let opinion: Opinion?
    /// Who gave that opinion, by name, with the person represented.
    public let author: (name: String, principal: String?)?
}

/// A case that the actor follows.
public struct InboxFollowed: Sendable {
    /// The case.
    public let heading: CaseHeading
    /// The tasks that wait; none when the case is closed.
    public let tasks: [CaseTask]
    /// Whom they wait for.
    public let waiting: [WaitingTask]
}
