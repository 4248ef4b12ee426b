import Digest
import Procedure
import Records
import Store
import Values

/// Writes what is decided into a transaction: each event is appended and applied once.
struct TransactionSink: EventSink {
    private let transaction: any Transaction
    private let person: String
    private let now: Timestamp
    private let time: String
    private let command: String

    /// A sink for what a person decides at a time by a command.
    init(_ transaction: any Transaction, person: String, now: Timestamp, command: String) {
        self.transaction = transaction
        self.person = person
        self.now = now
        time = now.iso
        self.command = command
    }

    func take(_ event: some OfficeEvent, deputyFor: String?, cause: Int?) throws -> Stamp {
        let kind = type(of: event)
        let appended = try transaction.append(
            EventDraft(
                time: time, kind: kind.kind, version: kind.version, person: person, deputyFor: deputyFor,
                command: command, cause: cause, subject: event.subject, payload: try event.payload()))
        let stamp = Stamp(number: appended.number, time: now, person: person, deputyFor: deputyFor)
        // What was just written down is applied as it is; that reading it back gives the same, tests ensure.
        try event.apply(stamp, to: transaction)
        return stamp
    }

    func attempt<Answer>(_ body: () throws -> Answer) throws -> Answer { try transaction.attempt(body) }

    func link(_ staged: StagedAttachment) throws { try transaction.link(staged) }

    func keepDefinition(name: String, mediaType: String, bytes: [UInt8]) throws -> SHA256Digest {
        try transaction.keepDefinition(name: name, mediaType: mediaType, bytes: bytes)
    }
}
