import Diagnostics
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
        let payload = try event.payload()
        guard !payload.utf8.contains(0x7F) else { throw Refusal.deleteCharacter }
        let appended = try transaction.append(
            EventDraft(
                time: time, kind: kind.kind, version: kind.version, person: person, deputyFor: deputyFor,
                command: command, cause: cause, subject: event.subject, payload: payload))
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

extension Refusal {
    /// An event is one line of JSON, in which U+007F alone of the control characters would stand as it is.
    fileprivate static var deleteCharacter: Refusal {
        Refusal(
            "casework.delete-character",
            Message("写的内容含有控制字符 U+7F（DEL）", "what was written holds the control character U+7F (DEL)"),
            advice: Message("删去它再写一次；它常随复制粘贴而来", "leave it out; it often comes with pasted text"),
            access: .granted)
    }
}
