public import Diagnostics
import Values

/// What a user wrote, taken as a field's type: the canonical text that records keep, or why it cannot be taken.
///
/// Canonical texts: money `5200000.00`, date `2026-11-22`, month `2026-11`, boolean `true`, choices by id, separated by
/// spaces where several may be chosen.
public enum FieldValue {
    /// The canonical text of an input.
    ///
    /// - Throws: `FieldProblem`.
    public static func canonical(_ input: String, for field: Field) throws(FieldProblem) -> String {
        let text = trimmed(input)
        switch field.type {
        case .text(let maximum): return try line(text, maximum: maximum)
        case .lines: return text.replacingCarriageReturns()
        case .money: return try money(text)
        case .integer: return try integer(text)
        case .date: return try date(text)
        case .month: return try month(text)
        case .boolean: return try boolean(text)
        case .choice(let options): return try choice(text, options)
        case .choices(let options): return try choices(text, options)
        case .person, .unit, .reference: return text
        }
    }

    /// A canonical text as papers and tables show it.
    public static func display(_ text: String, for field: Field) -> String {
        switch field.type {
        case .money: (try? Money(parsing: text))?.grouped ?? text
        case .date: (try? CalendarDate(parsing: text))?.chinese ?? text
        case .boolean: text == "true" ? "是" : "否"
        case .choice(let options): label(of: text, options)
        case .choices(let options):
            text.split(separator: " ").map { label(of: String($0), options) }.joined(separator: "、")
        default: text
        }
    }

    private static func label(of id: String, _ options: [FieldType.Choice]) -> String {
        options.first { $0.id == id }?.label ?? id
    }

    private static func trimmed(_ input: String) -> String {
        var characters = Substring(input)
        while let first = characters.first, first.isWhitespace { characters.removeFirst() }
        while let last = characters.last, last.isWhitespace { characters.removeLast() }
        return String(characters)
    }

    private static func line(_ text: String, maximum: Int) throws(FieldProblem) -> String {
        if let bad = text.unicodeScalars.first(where: { $0.properties.generalCategory == .control }) {
            throw .controlCharacter(Int(bad.value))
        }
        guard text.count <= maximum else { throw .tooLong(count: text.count, maximum: maximum) }
        return text
    }

    private static func money(_ text: String) throws(FieldProblem) -> String {
        let amount: Money
        do throws(Money.ParsingError) {
            amount = try Money(parsing: text)
        } catch {
            throw .invalid(text, error.message)
        }
        guard amount >= .zero else { throw .negative }
        return amount.plain
    }

    private static func integer(_ text: String) throws(FieldProblem) -> String {
        guard let value = Int64(text) else {
            throw .invalid(text, Message("要写整数", "write a whole number"))
        }
        return String(value)
    }

    private static func date(_ text: String) throws(FieldProblem) -> String {
        do throws(CalendarDate.ParsingError) {
            return try CalendarDate(parsing: text).iso
        } catch {
            throw .invalid(text, error.message)
        }
    }

    private static func month(_ text: String) throws(FieldProblem) -> String {
        do throws(CalendarDate.ParsingError) {
            return try YearMonth(parsing: text).iso
        } catch {
            throw .invalid(text, error.message)
        }
    }

    private static func boolean(_ text: String) throws(FieldProblem) -> String {
        switch text.lowercased() {
        case "true", "yes", "y", "是", "有", "1": return "true"
        case "false", "no", "n", "否", "无", "0": return "false"
        default: throw .invalid(text, Message("要写 是 或 否", "write yes or no"))
        }
    }

    private static func choice(_ text: String, _ options: [FieldType.Choice]) throws(FieldProblem) -> String {
        if let option = options.first(where: { $0.id == text || $0.label == text }) { return option.id }
        let list = options.map { "\($0.id)（\($0.label)）" }.joined(separator: "、")
        throw .invalid(
            text,
            didYouMean(text, among: options.flatMap { [$0.id, $0.label] })
                ?? Message("可选：\(list)", "one of: \(options.map(\.id).joined(separator: ", "))"))
    }

    private static func choices(_ text: String, _ options: [FieldType.Choice]) throws(FieldProblem) -> String {
        let parts = text.split { " ,，、;；".contains($0) }
        var chosen: [String] = []
        for part in parts { chosen.append(try choice(String(part), options)) }
        return options.map(\.id).filter(chosen.contains).joined(separator: " ")
    }
}

extension String {
    fileprivate func replacingCarriageReturns() -> String {
        split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "\n")
    }
}

/// Why an input is not a value of its field.
public enum FieldProblem: Error, Equatable {
    /// It is not of the field's type; with the reason when it is known.
    case invalid(String, Message?)
    /// An amount below zero.
    case negative
    /// More characters than the field takes.
    case tooLong(count: Int, maximum: Int)
    /// A control character, by its code, in a field of one line.
    case controlCharacter(Int)
    /// Nothing where something is required.
    case missing
    /// A field that only a task of the chain fills in.
    case setByChain
    /// A value by the field's id and another by its label.
    case givenTwice
    /// A field that the step of the chain does not see.
    case hidden

    /// What is wrong with the field of this label.
    public func finding(for field: Field, at location: SourceLocation? = nil) -> Finding {
        let (chinese, english, advice) = wording
        return Finding(
            "form.\(rule)",
            Message("“\(field.label)”（\(field.id)）\(chinese)", "“\(field.englishLabel)” (\(field.id)) \(english)"),
            at: location, advice: advice ?? field.hint)
    }

    private var rule: String {
        switch self {
        case .invalid: "invalid-value"
        case .negative: "negative-amount"
        case .tooLong: "too-long"
        case .controlCharacter: "control-character"
        case .missing: "missing-value"
        case .setByChain: "set-by-chain"
        case .givenTwice: "given-twice"
        case .hidden: "hidden"
        }
    }

    private var wording: (chinese: String, english: String, advice: Message?) {
        switch self {
        case .invalid(let text, let reason): ("的值 “\(text)” 不对", "does not take “\(text)”", reason)
        case .negative: ("不能是负数", "must not be negative", nil)
        case .tooLong(let count, let maximum):
            ("有 \(count) 个字符，最多 \(maximum) 个", "has \(count) characters, at most \(maximum) are taken", nil)
        case .controlCharacter(let code):
            ("含有控制字符 U+\(String(code, radix: 16))", "holds the control character U+\(String(code, radix: 16))", nil)
        case .missing: ("必须填写", "must be filled in", nil)
        case .setByChain: ("由审批环节填写，不能直接填写", "is filled in by a step of the chain, not here", nil)
        case .givenTwice: ("写了两次", "is given twice", nil)
        case .hidden: ("本环节不可见，不能填写", "is not shown at this step and cannot be filled in", nil)
        }
    }
}
