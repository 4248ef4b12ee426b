public import Procedure
public import Records
public import Regulations
public import Values

/// A case with everything about it.
public struct CaseFile: Sendable {
    /// The case.
    public let `case`: Case
    /// The chain.
    public let chain: Chain
    /// The edition of the regulation that it runs by.
    public let edition: String
    /// The edition that new cases run by.
    public let editionInForce: String
    /// What the chart's annotations say.
    public let annotations: ChartAnnotations
    /// The form of the subject.
    public let form: Form
    /// The subject as it is now.
    public let record: RecordRow
    /// All its versions.
    public let versions: [RecordVersion]
    /// The customer.
    public let customer: CustomerRow?
    /// The customer's record.
    public let customerRecord: RecordRow?
    /// All tasks.
    public let tasks: [CaseTask]
    /// Who the open tasks wait for, in words, by task.
    public let waiting: [Int: WaitingTask]
    /// The seats of all tasks, by task.
    public let seats: [Int: [Seat]]
    /// All timers.
    public let timers: [CaseTimer]
    /// The code of the person who looks.
    public let viewer: String
    /// When it was looked at.
    public let time: Timestamp
    /// All opinions.
    public let opinions: [Opinion]
    /// Whose signature is under each opinion, by its number; empty where nobody ever had a key.
    public let signatures: [Int: OpinionSignature]
    /// What was done beside deciding.
    public let interventions: [Intervention]
    /// The copies that were sent.
    public let copies: [SentCopy]
    /// What people did around the decisions.
    public let conversation: Conversation
    /// The attachments of the subject.
    public let attachments: [AttachedFile]
    /// The actions that the actor can take now, by state.
    public let actions: [String: [ActionDefinition]]
    /// Names for the codes in all of it.
    public let names: Names
}

extension CaseFile {
    /// When an open task is due, or the whole case for `nil`.
    public func dueTime(of task: CaseTask?) -> DueTime? {
        let actions = task.flatMap { annotations.task($0.state)?.actions } ?? []
        return DueTime(of: task?.id, among: timers, actions, at: time)
    }
}
