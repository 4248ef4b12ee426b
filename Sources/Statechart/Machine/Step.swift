public import Diagnostics

/// A state that was left or entered.
public enum Move: Sendable, Hashable {
    case exited(Int)
    case entered(Int)
}

/// An error event that a step raised, and why.
public struct RaisedError: Sendable, Hashable {
    /// The event: `error.execution` or `error.communication`.
    public let event: String
    /// What went wrong.
    public let findings: [Finding]

    /// A raised error.
    public init(event: String, findings: [Finding]) {
        self.event = event
        self.findings = findings
    }
}

/// What came of a step.
public struct Step: Sendable {
    /// The machine after it.
    public let snapshot: Snapshot
    /// What the host has to do, in order.
    public let effects: [Effect]
    /// The states left and entered, in order.
    public let moves: [Move]
    /// Whether the event enabled a transition; `false` when nothing took it.
    public let tookEvent: Bool
    /// The errors raised on the way, in order.
    public let errors: [RaisedError]
    /// The data of the final state when this step finished the machine.
    public let doneData: EventData
}

/// Why a step was given up; the machine is as it was before.
public enum StepError: Explainable, Equatable {
    /// No stable configuration was reached: the states that were entered over and over, by identifier.
    case unstable(states: [String], limit: Int)
    /// The step executed more content than allowed.
    case tooMuchContent(limit: Int)
    /// The expressions of the step took more operations than allowed.
    case tooExpensive(limit: Int)
    /// Events follow from each other without end.
    case tooManyEvents(limit: Int)
    /// A transition was asked for that the chart or the configuration does not allow.
    indirect case impossible(Finding)

    /// A step that is given up is refused.
    public var failure: Failure { .refusal }

    /// One finding.
    public var findings: [Finding] {
        switch self {
        case .unstable(let states, let limit):
            let names = states.joined(separator: ", ")
            return [
                Finding(
                    "statechart.unstable",
                    Message(
                        "流程在 \(limit) 步之内没有停下来，一直在这些状态之间循环：\(names)",
                        "the machine did not settle within \(limit) microsteps; it keeps going through: \(names)"))
            ]
        case .tooMuchContent(let limit):
            return [
                Finding(
                    "statechart.too-much-content",
                    Message("一步之内执行的动作超过 \(limit) 个", "one step executes more than \(limit) actions"))
            ]
        case .tooExpensive(let limit):
            return [
                Finding(
                    "statechart.too-expensive",
                    Message("一步之内的运算超过 \(limit) 次", "the expressions of one step take more than \(limit) operations"))
            ]
        case .tooManyEvents(let limit):
            return [
                Finding(
                    "statechart.too-many-events",
                    Message(
                        "一次推进引发的事件超过 \(limit) 个", "more than \(limit) events follow from one"))
            ]
        case .impossible(let finding): return [finding]
        }
    }
}

/// Bounds of one step.
public struct StepLimits: Sendable {
    /// The most microsteps and internal events until a stable configuration.
    public var microsteps: Int
    /// The most elements of executable content.
    public var actions: Int

    /// The most operations that its expressions and assignments take together.
    public var work: Int

    /// Bounds; by default 10,000 microsteps, 1,000,000 actions and 50,000,000 operations.
    public init(microsteps: Int = 10_000, actions: Int = 1_000_000, work: Int = 50_000_000) {
        self.microsteps = microsteps
        self.actions = actions
        self.work = work
    }
}
