public import Diagnostics

/// Something in the history of an office that does not follow from the commands that were given.
public enum DecisionProblem: Sendable, Equatable {
    /// An event differs from what its command comes to.
    case different(event: Int, kind: String, Difference)
    /// The command does not come to this event.
    case surplus(event: Int, kind: String, command: Int)
    /// The command comes to an event that is not there; the number is that which it would have.
    case lacking(event: Int, kind: String, command: Int)
    /// The rules refuse the command, so nothing follows from it.
    case refused(command: Int, name: String, because: Message)
    /// The command cannot be decided: it is none that there is, or its person is nobody.
    case undecidable(command: Int, Reason)
    /// An event that belongs to no command, behind one that does.
    case stray(event: Int, kind: String)
    /// From this event on the tables cannot be made, and nothing more can be decided.
    case unappliable(event: Int)

    /// What stands in an event, and what should.
    public struct Difference: Sendable, Equatable {
        /// The part of the event, such as `person`, or `due` of its payload.
        public let part: String
        /// What follows from the command; `nil` for nothing.
        public let expected: String?
        /// What was written down; `nil` for nothing.
        public let recorded: String?
    }

    /// Why a command cannot be decided.
    public enum Reason: Sendable, Equatable {
        /// There is no command of its name.
        case unknownName(String)
        /// What it was given is not what the command takes.
        case malformedInput(String)
        /// Its person is not in the office.
        case nobody(String)
        /// A value about a person that it rests on is missing, and no event erased it.
        case vanished(digest: String)
        /// A later command was decided by an earlier version than one before.
        case earlierVersion(Int, after: Int)
    }
}

extension DecisionProblem {
    /// The problem as a finding for a person.
    public var finding: Finding { Finding("verify.decision", message) }

    private var message: Message {
        switch self {
        case .different(let event, let kind, let difference):
            Message(
                "第 \(event) 号事件（\(kind)）与其命令不符：\(difference.part) 应为 \(difference.expected ?? "无")，"
                    + "记为 \(difference.recorded ?? "无")",
                "event \(event) (\(kind)) does not follow from its command: \(difference.part) should be "
                    + "\(difference.expected ?? "nothing"), recorded is \(difference.recorded ?? "nothing")")
        case .surplus(let event, let kind, let command):
            Message(
                "第 \(event) 号事件（\(kind)）不是第 \(command) 号命令的结果",
                "event \(event) (\(kind)) does not follow from its command \(command)")
        case .lacking(let event, let kind, let command):
            Message(
                "第 \(command) 号命令还应有一个事件（\(kind)，在第 \(event) 号处），没有记载",
                "the command \(command) comes to an event (\(kind), at number \(event)) that is not recorded")
        case .refused(let command, let name, let because):
            Message(
                "第 \(command) 号命令（\(name)）按当时的规则应被拒绝：\(because.chinese)",
                "the command \(command) (\(name)) is refused by the rules of its moment: \(because.english)")
        case .undecidable(let command, let reason): reason.message(command)
        case .stray(let event, let kind):
            Message("第 \(event) 号事件（\(kind)）不属于任何命令", "event \(event) (\(kind)) belongs to no command")
        case .unappliable(let event):
            Message(
                "从第 \(event) 号事件起无法重建数据表，其后的命令没有查验",
                "the tables can't be made from event \(event) on; the commands from there were not decided again")
        }
    }
}

extension DecisionProblem.Reason {
    fileprivate func message(_ command: Int) -> Message {
        switch self {
        case .unknownName(let name):
            Message(
                "第 \(command) 号命令没有这样的名称：\(name)", "the command \(command) has a name that there is not: \(name)")
        case .malformedInput(let name):
            Message("第 \(command) 号命令（\(name)）的内容不合要求", "the input of the command \(command) (\(name)) is malformed")
        case .nobody(let person):
            Message(
                "第 \(command) 号命令的人员 \(person) 不在办公室里",
                "the person of the command \(command), \(person), is nobody here")
        case .vanished(let digest):
            Message(
                "第 \(command) 号命令所依据的个人信息（摘要 \(digest)）缺失，没有事件删除过它",
                "a personal value that the command \(command) rests on (digest \(digest)) is missing, and no event erased it"
            )
        case .earlierVersion(let version, let before):
            Message(
                "第 \(command) 号命令按第 \(version) 版办理，在它之前已有第 \(before) 版",
                "the command \(command) was decided by version \(version), behind one of version \(before)")
        }
    }
}

/// What deciding the history of an office again came to.
public struct DecisionReport: Sendable, Equatable {
    /// The commands that were decided again.
    public package(set) var commands = 0
    /// The events that follow from them.
    public package(set) var events = 0
    /// The events from before commands were recorded: nobody can tell whether they follow from anything.
    public package(set) var earlier = 0
    /// The events up to the one through which a seal says that they were decided again.
    public package(set) var settled = 0
    /// The commands that cannot be decided again, because values about people that they rest on were erased.
    public package(set) var erased = 0
    /// The numbers of the events that erased those values, in order.
    public package(set) var erasures: [Int] = []
    /// The last event.
    public package(set) var through = 0
    /// What does not follow, in the order of the events; the first of each command, at most a hundred.
    public package(set) var problems: [DecisionProblem] = []

    /// Nothing is decided yet.
    package init() {}
}
