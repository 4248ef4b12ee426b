/// Which task of a case somebody does something about, and what is said with it.
public struct TaskChoice: Codable, Sendable {
    /// The case.
    public let `case`: Int
    /// The state of the task, when the actor has several in the case.
    public let task: String?
    /// The person to act for, when the actor represents several.
    public let principal: String?
    /// What is written.
    public let text: String

    /// A choice.
    public init(_ number: Int, task: String? = nil, for principal: String? = nil, text: String = "") {
        self.case = number
        self.task = task
        self.principal = principal
        self.text = text
    }
}
