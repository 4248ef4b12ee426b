public import Diagnostics

/// Why a paper is not what its evidence would have it be.
public enum EvidenceFault: Explainable, Sendable, Equatable {
    /// The text is no evidence of a paper.
    case malformed
    /// The seal was signed by no key that was given, or its signature does not fit.
    case foreignSeal
    /// The seal is of an earlier version and signs no root.
    case noRoot
    /// Nothing shows that this event is one of those that the seal protects.
    case unprovedEvent(Int)
    /// The events are not in the order of their numbers, or one is there twice.
    case disorder(event: Int)
    /// From this event on nothing can be made of the events: one before it is left out.
    case unappliable(event: Int)
    /// The paper cannot be made from what is there: something that it rests on is left out or was swapped.
    case incomplete(because: Message)
    /// The paper is not the one that the events give; it differs from this line on.
    case different(line: Int)

    /// The paper or its evidence is not what it should be.
    public var failure: Failure { .damage }

    /// What is wrong.
    public var findings: [Finding] { [Finding("paper.\(rule)", message)] }

    private var rule: String {
        switch self {
        case .malformed: "malformed-evidence"
        case .foreignSeal: "foreign-seal"
        case .noRoot: "no-root"
        case .unprovedEvent: "unproved-event"
        case .disorder: "disorder"
        case .unappliable: "unappliable"
        case .incomplete: "incomplete"
        case .different: "different"
        }
    }

    private var message: Message {
        switch self {
        case .malformed: Message("不是有效的文件证明", "this is no evidence of a paper")
        case .foreignSeal:
            Message(
                "证明里的封印不是用所给的密钥签名的，或已被改动",
                "the seal in the evidence was not signed with a key that was given, or was altered")
        case .noRoot: Message("证明里的封印没有默克尔根，证明不了单个事件", "the seal in the evidence signs no root and proves no event")
        case .unprovedEvent(let number):
            Message(
                "第 \(number) 号事件不在封印所封的事件之中，或已被改动",
                "event \(number) is none of those that the seal protects, or was altered")
        case .disorder(let number):
            Message("第 \(number) 号事件的次序不对", "event \(number) is out of order")
        case .unappliable(let number):
            Message(
                "到第 \(number) 号事件无法继续：缺少它之前的事件", "nothing can be made of event \(number): one before it is left out")
        case .incomplete(let because):
            Message(
                "凭现有的证明做不出这份文件：\(because.chinese)", "the paper can't be made from the evidence: \(because.english)")
        case .different(let line):
            Message(
                "文件与事件不符：从第 \(line) 行起不同", "the paper is not what the events give: it differs from line \(line) on")
        }
    }
}
