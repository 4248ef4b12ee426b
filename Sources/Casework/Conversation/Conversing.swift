public import Files
public import Procedure
public import Records

extension Desk {
    /// Asks a person about the actor's task, who stays responsible for it (沟通); whoever is asked sees the case from
    /// then on.
    ///
    /// - Parameters:
    ///   - choice: the task, and the question.
    ///   - person: the code of who is asked.
    /// - Throws: `Refusal`.
    public func ask(_ choice: TaskChoice, of person: String) throws -> Question {
        try perform(Ask(choice, of: person))
    }

    /// Answers a question that the actor was asked, or someone whom the actor represents.
    ///
    /// - Parameter question: its number, when there are several.
    /// - Throws: `Refusal`.
    public func answer(_ text: String, about number: Int, question: Int? = nil) throws -> Question {
        try perform(Answer(text, about: number, question: question))
    }

    /// Sends copies of how a case stands (抄送): who gets one sees the case from then on. A closed case can be copied
    /// too.
    ///
    /// - Parameter note: what is written to the receivers.
    /// - Throws: `Refusal`.
    /// - Returns: the names of the receivers.
    public func copy(_ number: Int, to receivers: [CopyReceiver], note: String = "") throws -> [String] {
        try perform(SendCopies(number, to: receivers, note: note))
    }

    /// Notes that the actor has read the copies of a case that came to the actor or to people whom the actor
    /// represents, alone or with a unit (已阅).
    ///
    /// - Throws: `Refusal`.
    /// - Returns: the copies that are read now.
    public func read(_ number: Int) throws -> [SentCopy] { try perform(ReadCopies(number)) }

    /// Notes that the actor has read what became of the cases that the actor submitted (已阅结果).
    ///
    /// - Throws: `Refusal`.
    /// - Returns: what is read now, the newest first.
    public func readNotices() throws -> [InboxNotice] {
        let read = try perform(ReadNotices())
        return try look { try InboxReader($0).inboxNotices(read) }
    }

    /// Reminds those for whom a case waits (催办): they see it in their inboxes.
    ///
    /// - Throws: `Refusal`.
    /// - Returns: whom the case waits for.
    public func remind(of number: Int, _ text: String = "") throws -> [WaitingTask] {
        try perform(RemindOfCase(of: number, text))
    }

    /// Follows a running case that the actor sees (关注): the inbox shows where it stands.
    ///
    /// - Throws: `Refusal`.
    public func follow(_ number: Int) throws { try perform(FollowCase(number)) }

    /// Follows a case no longer, even when the actor does not see it any more.
    ///
    /// - Throws: `Refusal`.
    public func unfollow(_ number: Int) throws { try perform(UnfollowCase(number)) }

    /// Keeps an opinion for the actor's task until it is decided (暂存), instead of the one kept before.
    ///
    /// - Throws: `Refusal`.
    /// - Returns: the task's name.
    public func draft(_ choice: TaskChoice) throws -> String { try perform(SaveDraft(choice)) }

    /// Throws the actor's draft away.
    ///
    /// - Throws: `Refusal`.
    /// - Returns: the task's name.
    public func clearDraft(_ choice: TaskChoice) throws -> String { try perform(ClearDraft(choice)) }
}
