import Records
import Store
import Values

/// What deciding comes to, without being written down: an event as it would stand behind its command.
struct DecidedEvent {
    let kind: String
    let version: Int
    let deputyFor: String?
    let subject: String
    let payload: String
}

/// Collects what a command decides, and applies it to tables that are nobody's.
final class CollectingSink: EventSink {
    private let tables: any Transaction
    private let command: Event
    private let time: Timestamp
    private(set) var decided: [DecidedEvent] = []

    /// A sink for what follows from a command that was written down.
    init(_ tables: any Transaction, command: Event, time: Timestamp) {
        self.tables = tables
        self.command = command
        self.time = time
    }

    func take(_ event: some OfficeEvent, deputyFor: String?, cause: Int?) throws -> Stamp {
        let kind = type(of: event)
        decided.append(
            DecidedEvent(
                kind: kind.kind, version: kind.version, deputyFor: deputyFor, subject: event.subject,
                payload: try event.payload()))
        let stamp = Stamp(
            number: command.number + decided.count, time: time, person: command.person, deputyFor: deputyFor)
        try event.apply(stamp, to: tables)
        return stamp
    }

    func attempt<Answer>(_ body: () throws -> Answer) throws -> Answer {
        let before = decided.count
        do {
            return try tables.attempt(body)
        } catch {
            decided.removeSubrange(before...)
            throw error
        }
    }

    /// Contents are the real office's.
    func link(_ digest: String) throws {}

    /// What was erased is gone already.
    func erase(_ digests: [String]) throws {}
}
