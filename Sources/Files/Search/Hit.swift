public import Records
public import Regulations

/// A place where a text was found.
public struct Hit: Sendable {
    /// What holds the text.
    public enum Place: Sendable {
        /// The number of a record.
        case number
        /// A field of a record.
        case field(Field)
        /// The name of a file that is attached to a record.
        case attachment
        /// What a performer of a task wrote, by the task's name.
        case opinion(task: String)
        /// A question about a task, by the task's name.
        case question(task: String)
        /// The answer to one.
        case answer(task: String)
        /// What was written when a case or a task changed hands.
        case intervention(Intervention.Kind)
        /// What was written to those who got a copy.
        case copy
        /// What was written to those who were reminded.
        case reminder
        /// The number of a letter.
        case letter
        /// A unit.
        case unit
        /// A person.
        case person
    }

    /// Where it is.
    public let place: Place
    /// The form and the number of the record, where it is of one.
    public let record: (form: Form, number: String)?
    /// The case, where it is of one.
    public let `case`: Int?
    /// What the record or the case is called.
    public let title: String
    /// The whole text that holds it.
    public let text: String
}
