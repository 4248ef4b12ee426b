/// How the digests of a chain are computed (see `Documentation/events.md`).
///
/// An office says in which form its first event was written. A later form begins behind an event that says so, itself
/// in the form before; what was written stays as it is.
public enum ChainForm: Int, Sendable, Hashable, CaseIterable {
    /// One digest over the digest before and the whole line.
    case first = 1
    /// One digest over three: the digest before, that of the header, that of the payload.
    case second = 2

    /// The form of new events.
    public static let latest = ChainForm.second

    /// The kind of the event that ends a form, written by the store alone; it means nothing to the tables.
    public static let changeKind = "chain.form-changed"

    /// What the event is about, by which it is found.
    package static let changeSubject = "chain"

    /// The payload of the event behind which this form holds.
    package var changePayload: String { #"{"form":\#(rawValue)}"# }

    /// The event behind which this form holds: done by whoever makes the first event after it.
    package func change(before draft: EventDraft) -> EventDraft {
        EventDraft(
            time: draft.time, kind: Self.changeKind, person: draft.person, deputyFor: draft.deputyFor,
            command: draft.command, subject: Self.changeSubject, payload: changePayload)
    }
}

extension EventDraft {
    /// Whether only the store writes events of its kind.
    package var isReserved: Bool { kind == ChainForm.changeKind }
}

extension Event {
    /// Whether the event says in which form the chain goes on, and nothing about the office.
    public var isAboutChain: Bool { draft.kind == ChainForm.changeKind }
}
