/// What an event may hold: the same rules when it is written down and when it is verified.
enum EventValidity {
    /// The first part of a draft that can't be written down as the event of this number.
    static func fault(in draft: EventDraft, number: Int) -> EventField? {
        if !isTime(draft.time) { return .time }
        if !isKind(draft.kind) { return .kind }
        if draft.version < 1 { return .version }
        if draft.person.isEmpty { return .person }
        if draft.deputyFor?.isEmpty == true { return .deputyFor }
        if draft.command.isEmpty { return .command }
        if let cause = draft.cause, !(1..<number).contains(cause) { return .cause }
        if draft.subject.isEmpty { return .subject }
        if !isPayload(draft.payload) { return .payload }
        return nil
    }

    /// `2026-03-01T08:00:00.000Z`, of plausible numbers.
    static func isTime(_ text: String) -> Bool {
        let form = "dddd-dd-ddTdd:dd:dd.dddZ".utf8
        guard text.utf8.count == form.count else { return false }
        let fits = zip(text.utf8, form).allSatisfy { byte, sign in
            sign == UInt8(ascii: "d") ? UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte : byte == sign
        }
        guard fits else { return false }
        let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
        guard numbers.count == 7 else { return false }
        return 1...12 ~= numbers[1] && 1...31 ~= numbers[2] && numbers[3] < 24 && numbers[4] < 60 && numbers[5] < 61
    }

    /// Words of small letters, digits and hyphens with dots between.
    static func isKind(_ text: String) -> Bool {
        let isWord = { (byte: UInt8) in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || byte == UInt8(ascii: "-")
        }
        return text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && $0.allSatisfy(isWord)
        }
    }

    /// One line of JSON: no control characters; an object or a list.
    static func isPayload(_ text: String) -> Bool {
        guard let first = text.utf8.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            return false
        }
        return text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}
