public import Statechart

/// What came of one event or one stretch of time, for the outermost machine of a session.
public struct Turn: Sendable {
    /// Whether the event that was handed in was taken by a transition.
    public internal(set) var tookEvent = false
    /// The states left and entered, in order, by their numbers in the chart.
    public internal(set) var moves: [Move] = []
    /// What is left to the host: events for its own processors, and log lines; besides, for its information, the
    /// delayed events that were set and cancelled, which the session looks after itself.
    public internal(set) var effects: [Effect] = []
    /// The errors raised on the way.
    public internal(set) var errors: [RaisedError] = []
    /// The data of the final state, when the machine finished in this turn.
    public internal(set) var doneData = EventData.none
}

/// A delayed event that waits in a session.
public struct Timer: Sendable, Hashable {
    /// The number of the machine that sent it.
    let sender: Int
    /// The event and where it goes.
    public let dispatch: Dispatch
    /// When it is due, in milliseconds of the session's time.
    public let due: Int
}
