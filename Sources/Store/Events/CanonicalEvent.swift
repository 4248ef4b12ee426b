import Digest

/// The canonical form of an event, over which its digest is computed (see `Documentation/events.md`).
///
/// One line of fields with tabs between: number, time, kind, version, person, deputy for, command, cause, subject,
/// payload. An absent field is empty. In all but the payload, `\` is written `\\`, a tab `\t`, a line feed `\n`, a
/// carriage return `\r`; the payload holds none of these characters raw. The digest of an event is the SHA-256 of the
/// previous event's digest in hexadecimal (of event 1: the office's identity), a tab, this line and a line feed.
struct CanonicalEvent {
    /// The line, without the previous digest and without a line feed.
    private(set) var line: [UInt8] = []

    /// Begins a new line with the number of the event.
    mutating func begin(number: Int) {
        line.removeAll(keepingCapacity: true)
        line += String(number).utf8
    }

    /// Adds a field as it is.
    mutating func add(raw field: some Sequence<UInt8>) {
        line.append(UInt8(ascii: "\t"))
        line += field
    }

    /// Adds a field of UTF-8 with the characters escaped that structure a line.
    mutating func add(_ field: UnsafeBufferPointer<UInt8>) {
        line.append(UInt8(ascii: "\t"))
        guard field.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) else {
            line += field
            return
        }
        for byte in field {
            switch byte {
            case UInt8(ascii: "\\"): line += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
            case UInt8(ascii: "\t"): line += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
            case UInt8(ascii: "\n"): line += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case UInt8(ascii: "\r"): line += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
            default: line.append(byte)
            }
        }
    }

    /// Adds a text field, escaped.
    mutating func add(_ field: String) {
        var field = field
        field.withUTF8 { add($0) }
    }

    /// Ends the line.
    mutating func end() {
        line.append(UInt8(ascii: "\n"))
    }

    /// Writes a whole draft.
    mutating func write(_ draft: EventDraft, number: Int) {
        begin(number: number)
        add(draft.time)
        add(draft.kind)
        add(raw: String(draft.version).utf8)
        add(draft.person)
        add(draft.deputyFor ?? "")
        add(draft.command)
        add(raw: draft.cause.map { String($0) }?.utf8 ?? "".utf8)
        add(draft.subject)
        add(raw: draft.payload.utf8)
    }
}

/// Computes the digests of a chain of events and writes it; kept between them, because a hasher is dear to make.
final class EventChain {
    /// The statement that adds an event.
    let insertion = PreparedText(
        """
        INSERT INTO events \
        (number, time, kind, version, person, deputy_for, command, cause, subject, payload, digest) \
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    private var hasher = SHA256Hasher()
    private var content: [UInt8] = []
    private var canonical = CanonicalEvent()

    init() {}

    /// The digest of an event after one with the digest `previous`.
    func digest(of draft: EventDraft, number: Int, after previous: SHA256Digest) -> SHA256Digest {
        canonical.write(draft, number: number)
        return digest(of: canonical, after: previous)
    }

    /// The digest of an event in its canonical form.
    func digest(of event: CanonicalEvent, after previous: SHA256Digest) -> SHA256Digest {
        content.removeAll(keepingCapacity: true)
        appendHexadecimal(previous.bytes, to: &content)
        content.append(UInt8(ascii: "\t"))
        content += event.line
        content.append(UInt8(ascii: "\n"))
        hasher.update(content)
        return hasher.finish()
    }
}
