public import Statechart

/// A clock that a driver runs by.
public protocol SessionClock: Sendable {
    /// The time in milliseconds.
    var now: Int { get }
    /// Waits until a time.
    mutating func wait(until time: Int) async throws
}

/// A clock that jumps to whatever is waited for.
public struct SimulatedClock: SessionClock {
    /// The time in milliseconds.
    public private(set) var now: Int

    /// A clock that stands at a time.
    public init(now: Int = 0) { self.now = now }

    /// Jumps to the time.
    public mutating func wait(until time: Int) { now = max(now, time) }
}

/// A clock of the machine that runs since it was made, also while the machine sleeps.
public struct RealClock: SessionClock {
    private let start = ContinuousClock.now

    /// A clock that begins at 0.
    public init() {}

    /// The milliseconds since the clock was made.
    public var now: Int {
        let passed = (ContinuousClock.now - start).components
        return Int(passed.seconds) * 1000 + Int(passed.attoseconds / 1_000_000_000_000_000)
    }

    /// Waits until then.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    public func wait(until time: Int) async throws {
        try await Task.sleep(until: start + .milliseconds(time), clock: .continuous)
    }
}

/// Runs a session by a clock.
public struct Driver<Clock: SessionClock>: Sendable {
    /// The session as it is.
    public private(set) var session: Session
    /// The clock.
    public private(set) var clock: Clock

    /// Takes over a session.
    public init(_ session: Session, clock: Clock) {
        self.session = session
        self.clock = clock
    }

    /// Delivers an event at the time of the clock.
    ///
    /// - Throws: `StepError` when the chart does not settle.
    public mutating func send(_ event: Event) throws(StepError) -> Turn {
        let (next, turn) = try session.send(event, at: clock.now)
        session = next
        return turn
    }

    /// Waits for each delayed event and delivers it, until the session has finished or nothing is due any more.
    ///
    /// - Parameters:
    ///   - limit: the time at which to stop waiting.
    ///   - observe: is told what came of each.
    /// - Throws: `StepError`, and `CancellationError` when the task is cancelled while it waits.
    public mutating func run(until limit: Int = .max, observe: (Session, Turn) -> Void = { _, _ in }) async throws {
        while !session.isFinished, let due = session.nextDue, due <= limit {
            try await clock.wait(until: due)
            let (next, turn) = try session.advance(to: clock.now)
            session = next
            observe(next, turn)
        }
    }
}
