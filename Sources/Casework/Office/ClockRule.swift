import Diagnostics
import Records
import Store
import Values

/// At what time a command is written down: time only goes forward, and far ahead only when somebody has looked.
struct ClockRule {
    let clock: DeskClock

    /// How far a clock may be behind the last event, in milliseconds: clocks of one machine differ by less.
    static let slack: Int64 = 2 * 60_000
    /// How far it may be ahead without anybody confirming it, in milliseconds.
    static let leap: Int64 = 40 * 24 * 60 * 60_000

    /// Whether time goes on from the last event, or a section of time begins.
    enum Order { case goingOn, anew }

    /// The time that events get: the clock's, or the last event's when the clock is at most two minutes behind it.
    ///
    /// - Throws: `Refusal` where the clock is further behind, or unconfirmed more than 40 days ahead; where a section
    ///   of time would begin before the office did; `StoreError`.
    func moment(in snapshot: any Snapshot, _ order: Order) throws -> Timestamp {
        guard let last = try Self.last(in: snapshot) else { return clock.time }
        let ahead = last.milliseconds(until: clock.time)
        guard order == .goingOn else {
            guard ahead < 0 else { throw Refusal.nothingToCorrect(last) }
            let opening = try Timestamp(parsing: snapshot.event(1).time)
            guard clock.time >= opening else { throw Refusal.correctionBeforeOpening(clock.time, opening) }
            return clock.time
        }
        guard ahead >= -Self.slack else { throw Refusal.clockBehind(clock.time, last) }
        if case .real = clock, try leaps(from: last, in: snapshot) { throw Refusal.clockAhead(clock.time, last) }
        return max(clock.time, last)
    }

    /// Refuses a clock that is far ahead, confirmed or not: what is due would be done by it.
    ///
    /// - Throws: `Refusal`, `StoreError`.
    func requireSteady(in snapshot: any Snapshot) throws {
        guard let last = try Self.last(in: snapshot), try leaps(from: last, in: snapshot) else { return }
        throw Refusal.clockTooFarToTick(clock.time, last)
    }

    /// Whether the clock is far ahead; in a demonstration it may be.
    private func leaps(from last: Timestamp, in snapshot: any Snapshot) throws -> Bool {
        guard last.milliseconds(until: clock.time) > Self.leap else { return false }
        return try !Settings(tables: snapshot).isDemonstration()
    }

    /// The time of the last event.
    private static func last(in snapshot: any Snapshot) throws -> Timestamp? {
        let number = try snapshot.head().number
        return number == 0 ? nil : try Timestamp(parsing: snapshot.event(number).time)
    }
}

extension Refusal {
    fileprivate static func clockBehind(_ now: Timestamp, _ last: Timestamp) -> Refusal {
        Refusal(
            "casework.clock-behind",
            Message(
                "现在的时间 \(now.localMinute) 早于最后一次办理的时间 \(last.localMinute)",
                "it is \(now.localMinute) by the clock, before the last event of \(last.localMinute)"),
            advice: Message(
                "请校准系统时间；如果是以前的时间错了，请管理员用 docket time correct 更正",
                "set the clock; where it was wrong before, an administrator corrects that with docket time correct"),
            access: .granted)
    }

    fileprivate static func clockAhead(_ now: Timestamp, _ last: Timestamp) -> Refusal {
        Refusal(
            "casework.clock-ahead",
            Message(
                "现在的时间 \(now.localMinute) 比最后一次办理的时间 \(last.localMinute) 晚 40 天以上",
                "it is \(now.localMinute) by the clock, more than 40 days after the last event of \(last.localMinute)"),
            advice: Message("如果系统时间无误，请加上 --confirm-time", "if the clock is right, add --confirm-time"),
            access: .granted)
    }

    fileprivate static func clockTooFarToTick(_ now: Timestamp, _ last: Timestamp) -> Refusal {
        Refusal(
            "casework.clock-ahead-of-tick",
            Message(
                "现在的时间 \(now.localMinute) 比最后一次办理的时间 \(last.localMinute) 晚 40 天以上，不按它办理到期事项",
                "it is \(now.localMinute) by the clock, more than 40 days after the last event of \(last.localMinute): nothing is done by it"
            ),
            advice: Message(
                "如果系统时间无误，请先用任何一条办理命令加上 --confirm-time",
                "if the clock is right, first give any command of a person with --confirm-time"),
            access: .granted)
    }

    fileprivate static func correctionBeforeOpening(_ now: Timestamp, _ opening: Timestamp) -> Refusal {
        Refusal(
            "casework.time-before-opening",
            Message(
                "现在的时间 \(now.localMinute) 早于办公室建立的时间 \(opening.localMinute)",
                "it is \(now.localMinute) by the clock, before the office was opened at \(opening.localMinute)"),
            advice: Message("请校准系统时间", "set the clock"), access: .granted)
    }

    fileprivate static func nothingToCorrect(_ last: Timestamp) -> Refusal {
        Refusal(
            "casework.time-in-order",
            Message(
                "时间没有错：最后一次办理的时间是 \(last.localMinute)，不晚于现在",
                "time is in order: the last event is of \(last.localMinute), which is not after now"),
            access: .granted)
    }
}
