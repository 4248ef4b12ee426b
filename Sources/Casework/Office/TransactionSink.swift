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
    /// The contents that came with the command, by digest.
    private let staged: [String: StagedAttachment]

    /// A sink for what a person decides at a time by a command.
    init(
        _ transaction: any Transaction, person: String, now: Timestamp, command: String,
        staged: [StagedAttachment] = []
    ) {
        self.transaction = transaction
        self.person = person
        self.now = now
        time = now.iso
        self.command = command
        self.staged = Dictionary(
            staged.map { ($0.attachment.digest.description, $0) }, uniquingKeysWith: { first, _ in first })
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

    func link(_ digest: String) throws {
        if let content = staged[digest] { try transaction.link(content) }
    }

    func erase(_ digests: [String]) throws {
        try transaction.erasePersonal(digests.compactMap { SHA256Digest(hexadecimal: $0) })
    }
}
