public import Diagnostics
import Records

/// How a running case fits another edition of its chain, part by part, and what became of it.
public struct CaseMigration: Sendable {
    /// What became of the case.
    public enum Outcome: String, Sendable {
        /// It runs by the newer edition.
        case migrated
        /// It ran by that edition already.
        case current
        /// Something does not fit: it stays on its own.
        case refused
    }

    /// What was looked at.
    public enum Part: String, Sendable {
        case chain, state, task, timer, history, opinion, data, field

        /// What people call it.
        public var label: Message {
            switch self {
            case .chain: Message("流程", "chain")
            case .state: Message("状态", "state")
            case .task: Message("待办", "task")
            case .timer: Message("定时", "timer")
            case .history: Message("记忆", "history")
            case .opinion: Message("意见", "opinion")
            case .data: Message("数据", "data")
            case .field: Message("字段", "field")
            }
        }
    }

    /// How a part fits.
    public enum Fit: String, Sendable {
        /// As it is.
        case kept
        /// Under another name.
        case renamed
        /// It was not there before.
        case added
        /// It is there, and reads otherwise.
        case changed
        /// It is gone, and nothing is lost.
        case dropped
        /// It does not fit, and the case stays.
        case refused
    }

    /// One part.
    public struct Item: Sendable {
        /// What it is.
        public let part: Part
        /// Its identifier in the edition that the case runs by; in the newer one for what was added.
        public let name: String
        /// What papers call it; the identifier where they don't.
        public let label: String
        /// How it fits.
        public let fit: Fit
        /// Its identifier in the newer edition, where it is another.
        public let to: String?
        /// What to say about it.
        public let message: Message?

        init(
            _ part: Part, _ name: String, label: String? = nil, _ fit: Fit, to: String? = nil, _ message: Message? = nil
        ) {
            self.part = part
            self.name = name
            self.label = label ?? name
            self.fit = fit
            self.to = to
            self.message = message
        }
    }

    /// The case.
    public let number: Int
    /// The chain's name.
    public let chain: String
    /// The edition that it ran by.
    public let from: String
    /// The edition in force.
    public let to: String
    /// What became of it.
    public let outcome: Outcome
    /// Every part that was looked at.
    public let items: [Item]
    /// Where it stands now: the states without children.
    public let active: [String]
    /// The tasks that wait now and whom they wait for.
    public let waiting: [WaitingTask]
    /// How the case ended on the way, if it did.
    public let ended: String?
}
