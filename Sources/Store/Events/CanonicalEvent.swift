import Digest

/// The canonical form of an event, over which its digest is computed (see `Documentation/events.md`).
///
/// One line of fields with tabs between: number, time, kind, version, person, deputy for, command, cause, subject,
/// payload. An absent field is empty. In all but the payload, `\` is written `\\`, a tab `\t`, a line feed `\n`, a
/// carriage return `\r`; the payload holds none of these characters raw. All before the tab of the payload is the
/// header.
package struct CanonicalEvent {
    /// The line, without the previous digest and without a line feed.
    package private(set) var line: [UInt8] = []
    private var headerCount = 0

    package init() {}

    /// Hands over the line up to the tab before the payload, and the payload as it is.
    func withParts(_ body: (_ header: UnsafeRawBufferPointer, _ payload: UnsafeRawBufferPointer) -> Void) {
        line.withUnsafeBytes { line in
            body(.init(rebasing: line[..<headerCount]), .init(rebasing: line[(headerCount + 1)...]))
        }
    }

    /// The first line of an export: the office's identity, and the form of its first event.
    package static func heading(identity: SHA256Digest, form: ChainForm) -> [UInt8] {
        Array("docket-events\t2\t\(identity)\t\(form.rawValue)\n".utf8)
    }

    /// Begins a new line with the number of the event.
    private mutating func begin(number: Int) {
        line.removeAll(keepingCapacity: true)
        line += String(number).utf8
    }

    /// Adds a field as it is.
    private mutating func add(raw field: some Sequence<UInt8>) {
        line.append(UInt8(ascii: "\t"))
        line += field
    }

    /// Adds a field of UTF-8 with the characters escaped that structure a line.
    private mutating func add(_ field: UnsafeBufferPointer<UInt8>) {
        line.append(UInt8(ascii: "\t"))
        appendEscaped(field, to: &line)
    }

    /// Adds a text field, escaped.
    private mutating func add(_ field: String) {
        var field = field
        field.withUTF8 { add($0) }
    }

    /// Ends the line with the digest of the event.
    package mutating func end(digest: UnsafeBufferPointer<UInt8>) {
        line.append(UInt8(ascii: "\t"))
        appendHexadecimal(Array(digest), to: &line)
        line.append(UInt8(ascii: "\n"))
    }

    /// Writes an event as a store reads it.
    package mutating func write(_ event: RecordedEvent) {
        begin(number: event.number)
        add(event.time)
        add(event.kind)
        add(raw: String(event.version).utf8)
        add(event.person)
        add(event.deputyFor ?? RecordedEvent.nothing)
        add(event.command)
        add(raw: event.cause.map { String($0) }?.utf8 ?? "".utf8)
        add(event.subject)
        headerCount = line.count
        add(raw: event.payload)
    }

    /// Writes a whole draft.
    package mutating func write(_ draft: EventDraft, number: Int) {
        begin(number: number)
        add(draft.time)
        add(draft.kind)
        add(raw: String(draft.version).utf8)
        add(draft.person)
        add(draft.deputyFor ?? "")
        add(draft.command)
        add(raw: draft.cause.map { String($0) }?.utf8 ?? "".utf8)
        add(draft.subject)
        headerCount = line.count
        add(raw: draft.payload.utf8)
    }
}

/// Adds UTF-8 to a line with the characters escaped that structure it.
func appendEscaped(_ field: some Sequence<UInt8>, to line: inout [UInt8]) {
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
