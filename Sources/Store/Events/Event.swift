import Digest

/// What is to be written down: an event without its number and digest.
public struct EventDraft: Sendable, Hashable {
    /// When, in UTC with milliseconds: `2026-03-01T08:00:00.000Z`.
    public var time: String
    /// What happened, as a dotted name.
    public var kind: String
    /// The version of the payload's form, from 1.
    public var version: Int
    /// The code of the person who did it.
    public var person: String
    /// The code of the person it was done for, by a deputy.
    public var deputyFor: String?
    /// The command that led to it.
    public var command: String
    /// The number of the event that caused it.
    public var cause: Int?
    /// What it is about, such as `case:12`.
    public var subject: String
    /// The particulars: one line of JSON in a canonical form.
    public var payload: String

    /// A draft from its parts.
    public init(
        time: String, kind: String, version: Int = 1, person: String, deputyFor: String? = nil, command: String,
        cause: Int? = nil, subject: String, payload: String = "{}"
    ) {
        self.time = time
        self.kind = kind
        self.version = version
        self.person = person
        self.deputyFor = deputyFor
        self.command = command
        self.cause = cause
        self.subject = subject
        self.payload = payload
    }
}

/// What happened: never changed, never deleted, bound to all events before it by its digest.
@dynamicMemberLookup
public struct Event: Sendable, Hashable {
    /// Its number, from 1, without gaps.
    public let number: Int
    /// What was written down.
    public let draft: EventDraft
    /// The digest over the canonical form of this event and the digest of the one before.
    public let digest: SHA256Digest

    package init(number: Int, draft: EventDraft, digest: SHA256Digest) {
        self.number = number
        self.draft = draft
        self.digest = digest
    }

    /// A part of what was written down.
    public subscript<Part>(dynamicMember part: KeyPath<EventDraft, Part>) -> Part {
        draft[keyPath: part]
    }
}

/// A kind of events with the version of its payload's form: what a reader must know to apply an event.
public struct EventForm: Sendable, Hashable {
    /// The dotted name of the kind.
    public let kind: String
    /// The version, from 1.
    public let version: Int

    /// A form from its parts.
    public init(kind: String, version: Int) {
        self.kind = kind
        self.version = version
    }
}

/// The last event of an office: its number (0 when there is none) and digest.
public struct Head: Sendable, Hashable {
    /// The number of the last event; 0 in a new office.
    public let number: Int
    /// Its digest; the identity of the office in a new one.
    public let digest: SHA256Digest

    /// A head from its parts.
    public init(number: Int, digest: SHA256Digest) {
        self.number = number
        self.digest = digest
    }
}

/// A choice of events.
public struct EventQuery: Sendable, Hashable {
    /// The first number.
    public var from: Int
    /// The last number; `nil` for the head.
    public var through: Int?
    /// Only about this subject.
    public var subject: String?
    /// Only of these kinds; empty for all.
    public var kinds: [String]
    /// At most so many.
    public var limit: Int?
    /// The latest first.
    public var newestFirst: Bool

    /// A choice from its parts; all events without any.
    public init(
        from: Int = 1, through: Int? = nil, subject: String? = nil, kinds: [String] = [], limit: Int? = nil,
        newestFirst: Bool = false
    ) {
        self.from = from
        self.through = through
        self.subject = subject
        self.kinds = kinds
        self.limit = limit
        self.newestFirst = newestFirst
    }
}
