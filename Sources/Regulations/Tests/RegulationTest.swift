public import XML

/// The tests of a regulation: cases that are written as data beside it.
public struct RegulationTests {
    /// The cases, in the order of their files.
    public let cases: [TestCase]
}

/// One case: an office with units and people, what is done there, and what must then hold.
public struct TestCase {
    /// A name in ASCII.
    public let id: String
    /// What it shows, in words.
    public let label: String
    /// The clauses that it exercises, by their shorthand.
    public let clauses: [String]
    /// What it is run with: once for each row, which gives names their values; one empty row where it names none.
    public let rows: [TestRow]
    /// The office that it begins in.
    public let office: TestOffice
    /// What happens, in order.
    public let steps: [TestStep]
    /// Where it stands.
    public let node: Node
}

/// Values that a case is run with.
public struct TestRow {
    /// The values by their names.
    public let values: [String: String]
    /// Where they stand; `nil` where the case names none.
    public let node: Node?
}

/// The office that a case begins in, as rows of what is imported.
public struct TestOffice {
    /// When it is opened, local time such as `2026-11-02T08:30`.
    public let opened: String
    /// Its units, by the headings of `docket unit import`.
    public let units: [[String: String]]
    /// Its people with their posts, by the headings of `docket person import`.
    public let people: [[String: String]]
    /// Files that steps attach or import, by name.
    public let files: [String: String]
}

/// One step of a case.
public struct TestStep {
    /// What it is.
    public enum Kind {
        /// A command is given.
        case run
        /// A command is given and must be refused by this rule.
        case refused(String)
        /// A command that shows something is given, and what it shows must be so.
        case look([TestClaim])
    }

    /// What it is.
    public let kind: Kind
    /// The person who gives the command, by code.
    public let person: String?
    /// The local time from which on it is given; `nil` for the minute after the step before.
    public let time: String?
    /// The name by which later steps know what came of it.
    public let name: String?
    /// The words of the command, without `docket`; names in braces stand for values.
    public let words: [String]
    /// Where it stands.
    public let node: Node
}

/// What must hold of what a command shows.
public struct TestClaim {
    /// What of it.
    public enum Subject {
        /// The value at a path, such as `values.amount` or `[0].case`; the text `null` where there is none.
        case value(path: String)
        /// How many there are in the list at a path.
        case count(path: String)
        /// The states that wait for people, in the order of their names.
        case waiting
        /// What an inbox offers to do with a case, in the order of their names.
        case actions(case: String)
        /// By when the task of a state is due, local time to the minute.
        case due(state: String)
    }

    /// What of it.
    public let subject: Subject
    /// What it must be; names in braces stand for values.
    public let expected: String
    /// Where that stands, and in which attribute.
    public let node: Node
    /// The attribute; `nil` where it is the content of the element.
    public let attribute: String?
}
