public import Diagnostics

/// A mistake in the structure of a chart, with the part it concerns; whoever read the chart knows where that stands.
public struct ChartProblem: Sendable {
    /// A part of a chart definition, by indices.
    public enum Subject: Sendable, Hashable {
        case state(Int)
        /// A transition, by the state it stands in and its place among the transitions there.
        case transition(state: Int, Int)
        /// The initial transition, or a history state's default transition.
        case initial(state: Int)
    }

    /// What is wrong.
    public enum Fault: Sendable, Hashable {
        case duplicateID(String, first: Int)
        case unknownTarget(String, suggestion: String?)
        case initialOutside(String, parent: String)
        case initialOfAtomic
        case noTarget
        case historyOutside(String, parent: String)
        case conflictingTargets(String, String)
        case tooManyStates(limit: Int)
        case tooManyTargets(limit: Int)
        case tooDeep(limit: Int)
        case noStates
    }

    /// What it concerns.
    public let subject: Subject
    /// What is wrong.
    public let fault: Fault

    /// The rule's name for findings.
    public var rule: String {
        switch fault {
        case .duplicateID: "scxml.duplicate-id"
        case .unknownTarget: "scxml.unknown-target"
        case .initialOutside, .initialOfAtomic, .noTarget: "scxml.illegal-initial"
        case .historyOutside: "scxml.illegal-history"
        case .conflictingTargets: "scxml.conflicting-targets"
        case .tooManyStates, .tooManyTargets, .tooDeep: "scxml.too-large"
        case .noStates: "scxml.no-states"
        }
    }

    /// What is wrong, in words.
    public var message: Message {
        switch fault {
        case .duplicateID(let id, _):
            Message("状态标识 “\(id)” 重复", "there are two states “\(id)”")
        case .unknownTarget(let id, _):
            Message("没有状态 “\(id)”", "there is no state “\(id)”")
        case .initialOutside(let id, let parent):
            Message(
                "初始状态 “\(id)” 不在 “\(parent)” 之内", "the initial state “\(id)” does not lie within “\(parent)”")
        case .initialOfAtomic:
            Message("没有子状态的状态不能有初始状态", "a state without child states cannot have an initial state")
        case .noTarget:
            Message("这里必须写明目标状态", "this transition needs a target")
        case .historyOutside(let id, let parent):
            Message(
                "历史状态的默认目标 “\(id)” 不在 “\(parent)” 的允许范围之内（浅历史只能是直接子状态）",
                "the default target “\(id)” is not below “\(parent)” as the history type asks (shallow: a child)")
        case .conflictingTargets(let one, let other):
            Message(
                "“\(one)” 和 “\(other)” 不能同时处于激活状态", "“\(one)” and “\(other)” cannot be active at the same time")
        case .tooManyStates(let limit):
            Message("状态超过 \(limit) 个", "there are more than \(limit) states")
        case .tooManyTargets(let limit):
            Message("目标状态超过 \(limit) 个", "there are more than \(limit) targets")
        case .tooDeep(let limit):
            Message("状态嵌套超过 \(limit) 层", "states are nested deeper than \(limit) levels")
        case .noStates:
            Message("流程图里没有状态", "the chart has no states")
        }
    }

    /// What was probably meant.
    public var advice: Message? {
        guard case .unknownTarget(_, let suggestion?) = fault else { return nil }
        return Message("您是否想写 “\(suggestion)”？", "did you mean “\(suggestion)”?")
    }
}

/// All the mistakes of a chart's structure.
public struct ChartProblems: Explainable {
    /// The mistakes, in document order.
    public let problems: [ChartProblem]

    /// The mistakes as findings, without places.
    public var findings: [Finding] { problems.map { Finding($0.rule, $0.message, advice: $0.advice) } }

    /// A chart that is wrong is refused.
    public var failure: Failure { .refusal }
}
