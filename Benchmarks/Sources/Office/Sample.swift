import Casework
import Procedure
import Records
import Store

/// What the real commands numbered, so that its events can be repeated under other numbers.
struct Sample {
    static let name = "示例样本有限公司"
    let customer: String
    let contract: String
    let letter: String
    let unit: String
    let person: String
}

/// A part of an event that differs from repetition to repetition.
enum Slot: Hashable {
    case customer, name, contract, letter, unit, person, sequence, letterSequence, `case`
    /// The number of the event so far after the first of its command.
    case event(Int)
}

/// A text with slots.
struct SlottedText {
    private enum Part {
        case text(String)
        case slot(Slot)
    }

    private var parts: [Part]

    /// Finds the slots in a text by what stands there in the sample, the longest first.
    init(_ text: String, _ tokens: [(token: String, before: String, slot: Slot, after: String)]) {
        parts = [.text(text)]
        for (token, before, slot, after) in tokens where !token.isEmpty {
            parts = parts.flatMap { part -> [Part] in
                guard case .text(let text) = part else { return [part] }
                let pieces = text.components(split: before + token + after)
                return pieces.enumerated().flatMap { index, piece -> [Part] in
                    index == 0 ? [.text(piece)] : [.text(before), .slot(slot), .text(after + piece)]
                }
            }
        }
    }

    func filled(_ values: (Slot) -> String) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .text(let literal): text += literal
            case .slot(let slot): text += values(slot)
            }
        }
        return text
    }
}

extension String {
    fileprivate func components(split separator: String) -> [String] {
        var pieces: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            pieces.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return pieces + [String(rest)]
    }
}

/// The events of one command, to be repeated.
struct Stream {
    private struct Entry {
        let draft: EventDraft
        let subject: SlottedText
        let payload: SlottedText
        let person: SlottedText
        let cause: Int?
    }

    private let entries: [Entry]
    var count: Int { entries.count }

    /// - Parameters:
    ///   - bases: the numbers of the first events of the sample's commands, in their order.
    init(_ events: [Event], _ sample: Sample, case number: Int) {
        let first = events.first?.number ?? 1
        var tokens: [(String, String, Slot, String)] = [
            (sample.customer, "", .customer, ""), (Sample.name, "", .name, ""), (sample.contract, "", .contract, ""),
            (sample.letter, "", .letter, ""), (sample.unit, "\"unit\":\"", .unit, "\""),
            ("\(number)", "\"case\":", .case, ","), ("\(number)", "\"number\":", .case, ","),
            ("\(number)", "case-", .case, ""),
        ]
        for event in events {
            tokens.append(("\(event.number)", "\"task\":", .event(event.number - first), ","))
            tokens.append(("\(event.number)", "\"task\":", .event(event.number - first), "}"))
        }
        entries = events.map { event in
            let isLetter = event.payload.contains("\"series\":\"letter\"")
            let own = [("1", "\"sequence\":", isLetter ? Slot.letterSequence : .sequence, ",")]
            return Entry(
                draft: event.draft,
                subject: SlottedText(event.subject, tokens + [("\(number)", "case:", .case, "")]),
                payload: SlottedText(event.payload, tokens + own),
                person: SlottedText(event.person, [(sample.person, "", .person, "")]),
                cause: event.cause.map { $0 - first }.flatMap { $0 < 0 ? nil : $0 })
        }
    }

    /// Appends and applies the events again, with other numbers.
    func repeated(in transaction: any Transaction, _ values: (Slot) -> String) throws {
        let base = try transaction.head().number + 1
        for entry in entries {
            let fill: (Slot) -> String = { slot in
                if case .event(let offset) = slot { return String(base + offset) }
                return values(slot)
            }
            var draft = entry.draft
            draft.subject = entry.subject.filled(fill)
            draft.payload = entry.payload.filled(fill)
            draft.person = entry.person.filled(fill)
            draft.cause = entry.cause.map { base + $0 }
            try Applier.apply(try transaction.append(draft), to: transaction)
        }
    }
}
