/// What an event may hold: the same rules when it is written down and when it is verified.
package enum EventValidity {
    /// The first part of a draft that can't be written down as the event of this number.
    package static func fault(in draft: EventDraft, number: Int) -> EventField? {
        if !isTime(draft.time.utf8) { return .time }
        if !isKind(draft.kind.utf8) { return .kind }
        if draft.version < 1 { return .version }
        if draft.person.isEmpty { return .person }
        if draft.deputyFor?.isEmpty == true { return .deputyFor }
        if draft.command.isEmpty { return .command }
        if let cause = draft.cause, !(1..<number).contains(cause) { return .cause }
        if draft.subject.isEmpty { return .subject }
        if !isPayload(draft.payload.utf8) { return .payload }
        return nil
    }

    /// The first part of an event at this place of the chain that could not have been written down.
    package static func fault(in event: RecordedEvent, number: Int) -> EventField? {
        if !isTime(event.time) { return .time }
        if !isKind(event.kind) { return .kind }
        if event.version < 1 { return .version }
        if event.person.isEmpty { return .person }
        if event.deputyFor?.isEmpty == true { return .deputyFor }
        if event.command.isEmpty { return .command }
        if let cause = event.cause, !(1..<number).contains(cause) { return .cause }
        if event.subject.isEmpty { return .subject }
        if !isPayload(event.payload) { return .payload }
        return nil
    }

    /// `2026-03-01T08:00:00.000Z`, of plausible numbers.
    package static func isTime(_ text: some Collection<UInt8>) -> Bool {
        var part = 0
        var number = 0
        var digits = 0
        for byte in text {
            guard part < timeParts.count else { return false }
            if UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
                number = number * 10 + Int(byte - UInt8(ascii: "0"))
                digits += 1
                guard digits <= timeParts[part].digits else { return false }
            } else {
                let form = timeParts[part]
                guard byte == form.end, digits == form.digits, form.range.contains(number) else { return false }
                (part, number, digits) = (part + 1, 0, 0)
            }
        }
        return part == timeParts.count && digits == 0
    }

    private static let timeParts: [(digits: Int, range: ClosedRange<Int>, end: UInt8)] = [
        (4, 0...9999, UInt8(ascii: "-")), (2, 1...12, UInt8(ascii: "-")), (2, 1...31, UInt8(ascii: "T")),
        (2, 0...23, UInt8(ascii: ":")), (2, 0...59, UInt8(ascii: ":")), (2, 0...60, UInt8(ascii: ".")),
        (3, 0...999, UInt8(ascii: "Z")),
    ]

    /// Words of small letters, digits and hyphens with dots between.
    static func isKind(_ text: some Collection<UInt8>) -> Bool {
        var isWord = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                isWord = true
            case UInt8(ascii: ".") where isWord:
                isWord = false
            default:
                return false
            }
        }
        return isWord
    }

    /// One line of JSON: no control characters; an object or a list.
    static func isPayload(_ text: some Collection<UInt8>) -> Bool {
        guard let first = text.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
        return text.withContiguousStorageIfAvailable { $0.allSatisfy(isPlain) } ?? text.allSatisfy(isPlain)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F
    }
}
