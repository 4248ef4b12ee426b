public import Diagnostics

/// One part of a session, and what becomes of it in another chart.
public struct CarriedPart: Sendable, Equatable {
    /// What it is.
    public enum Kind: String, Sendable {
        /// An active state without active children.
        case state
        /// What a history state recorded.
        case history
        /// A delayed event.
        case timer
        /// A `data` element.
        case data
    }

    /// What becomes of it.
    public enum Fate: Sendable, Equatable {
        /// It is there, under the same name.
        case kept
        /// It is there under another name.
        case renamed(String)
        /// It was not there before: entered or initialised by default.
        case added
        /// It is gone, and nothing is lost by that.
        case dropped(Message)
        /// It does not fit.
        case refused(Message)
    }

    /// What it is.
    public let kind: Kind
    /// Its identifier in the old chart; in the new one for what was added.
    public let name: String
    /// What becomes of it.
    public let fate: Fate

    /// Whether the session can't be carried over because of it.
    public var isRefused: Bool {
        if case .refused = fate { true } else { false }
    }
}

/// A session in another chart, or why it does not fit there.
public struct CarriedSession: Sendable {
    /// What becomes of each part: states, histories, timers, data.
    public let parts: [CarriedPart]
    /// The session in the new chart and what happened on arrival; `nil` when a part does not fit.
    public let arrival: (session: Session, turn: Turn)?
}
