import Store

/// A command was given: what its person asked for, whole, so that it can be decided again. The events that it decided
/// come behind it and name it as their cause.
///
/// Its version is the version of deciding: which of the ways that Docket ever decided by. It reads alike in each.
package struct CommandGiven: OfficeEvent {
    package static let kind = "command.given"
    package static let version = DecisionVersion.latest.rawValue
    package static let firstVersion = DecisionVersion.first.rawValue

    /// What the command is called.
    package let name: String
    /// The account of the operating system that it came from; `nil` where nobody looked.
    package let account: String?
    /// All that its outcome depends on beside the office, its person and its time.
    package let input: CommandInput
    /// The signature of whoever gave it; `nil` where it was given without.
    package let signature: CommandSignature?
    package var subject: String { "command:\(name)" }

    /// The event, or a part of it, from its particulars.
    package init(name: String, account: String?, input: CommandInput, signature: CommandSignature? = nil) {
        self.name = name
        self.account = account
        self.input = input
        self.signature = signature
    }

    /// What was given makes no rows, but its signature: what was decided does.
    package func apply(_ stamp: Stamp, to tables: any TableWriting) throws {
        guard let signature else { return }
        var row = GivenSignature()
        row.command = stamp.number
        row.signer = signature.signer
        row.key = signature.key
        row.nonce = signature.nonce
        try tables.insert(row)
    }
}

/// The ways in which Docket has decided, in their order. A change of what any command decides is a new one, and the
/// earlier stay, so that a command of years ago is decided as it was.
package enum DecisionVersion: Int, Sendable, Comparable, CaseIterable {
    /// As commands were decided when they began to be recorded.
    case first = 1
    /// Unique values are compared whatever forms their characters have, lines hold nothing that nobody sees, dates are
    /// of the years that an entry may name, and accounts are graded over a period by the calendar of the day, not by
    /// the latest month of the ledger.
    case second = 2
    /// A task whose only voice was the applicant's, who is left out, is empty and goes by what the chart says of that;
    /// before, it passed by itself.
    case lastVoiceSkipped = 3

    /// What new commands are decided by.
    package static let latest = DecisionVersion.lastVoiceSkipped

    package static func < (one: DecisionVersion, other: DecisionVersion) -> Bool { one.rawValue < other.rawValue }
}

/// The input of a command of any kind: the command itself as it is given, or what was written down of it.
package struct CommandInput: Codable, Sendable {
    private enum Content: Sendable {
        case given(any Encodable & Sendable)
        case recorded(CanonicalJSON.Parsed)
    }

    private let content: Content

    /// The input that a command is.
    package init(_ command: some Encodable & Sendable) { content = .given(command) }

    /// Reads what was written down.
    package init(from decoder: any Decoder) throws {
        guard let part = decoder as? PartDecoder else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "the input of a command is canonical JSON"))
        }
        content = .recorded(part.value)
    }

    /// Writes it down.
    package func encode(to encoder: any Encoder) throws {
        switch content {
        case .given(let command): try command.encode(to: encoder)
        case .recorded(let parsed): try parsed.encode(to: encoder)
        }
    }

    /// The command that was written down.
    ///
    /// - Throws: `DecodingError` where it is none of that type.
    package func read<Command: Decodable>(_ type: Command.Type) throws -> Command {
        switch content {
        case .recorded(let parsed): return try PartDecoder(value: parsed, codingPath: []).read(type)
        case .given(let command):
            return try CanonicalJSON.value(type, from: CanonicalJSON.text(of: CommandInput(command)))
        }
    }
}

extension CanonicalJSON.Parsed {
    fileprivate func encode(to encoder: any Encoder) throws {
        guard let encoder = encoder as? PartEncoder else {
            throw EncodingError.invalidValue(
                self, .init(codingPath: encoder.codingPath, debugDescription: "only as canonical JSON"))
        }
        encoder.part.set(EncodedPart.Content(self))
    }
}

extension EncodedPart.Content {
    fileprivate init(_ parsed: CanonicalJSON.Parsed) {
        switch parsed {
        case .null: self = .null
        case .truth(let truth): self = .truth(truth)
        case .integer(let number): self = .integer(number)
        case .text(let text): self = .text(text)
        case .list(let parts): self = .list(parts.map { Self($0) })
        case .object(let members): self = .object(members.map { ($0.key, Self($0.value)) })
        }
    }
}
