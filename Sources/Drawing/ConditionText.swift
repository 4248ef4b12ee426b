import Diagnostics
import Procedure
import Records
import Regulations

/// Says a condition of a chart in the words of the forms: `$contract/signing-entity = 'company'` as 签约主体 = 省公司.
struct ConditionText {
    private let regulation: Regulation
    private let forms: [Form]
    private let language: Language
    /// From this many characters on, a line for each part that 且 or 或 joins.
    private static let longLine = 24

    init(_ regulation: Regulation, _ form: Form, _ language: Language) {
        self.regulation = regulation
        self.language = language
        forms = [form] + regulation.forms.filter { $0.id != form.id }
    }

    /// What is no name of a field, no value and no word of logic stays as it is.
    func words(_ condition: String) -> String {
        var said = ""
        var rest = condition[...]
        var name: String?
        while let first = rest.first {
            if first == "$" {
                let path = rest.prefix { $0 == "$" || $0 == "/" || isNameCharacter($0) }
                rest = rest.dropFirst(path.count)
                name = path.split(separator: "/").last.map(String.init)
                let isCompared = said.last { $0 != " " }.map { "=≠<>".contains($0) } ?? false
                said +=
                    label(of: String(path))
                    + (isCompared || isFollowedByComparison(rest) ? "" : text(Message("已填写", " filled in")))
            } else if first == "'" || first == "\"", let literal = literal(rest, quote: first) {
                rest = rest.dropFirst(literal.count + 2)
                said += name.map { value(String(literal), of: $0) } ?? String(literal)
            } else if isNameCharacter(first) {
                let word = rest.prefix(while: isNameCharacter)
                rest = rest.dropFirst(word.count)
                said += logic(String(word))
            } else {
                let isDifferent = rest.hasPrefix("!=")
                said += isDifferent ? "≠" : String(first)
                rest = rest.dropFirst(isDifferent ? 2 : 1)
            }
        }
        guard said.count >= Self.longLine else { return said }
        return ["and", "or"].map(logic).reduce(said) { $0.replacing(" \($1) ", with: "\n\($1) ") }
    }

    private func text(_ message: Message) -> String { message.text(in: language) }

    /// Whether a field is compared with something; alone, a condition asks whether it is filled in.
    private func isFollowedByComparison(_ rest: Substring) -> Bool {
        guard let next = rest.first(where: { $0 != " " }) else { return false }
        return next != ")" && !isNameCharacter(next)
    }

    private func isNameCharacter(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "-_.".contains(character))
    }

    private func literal(_ text: Substring, quote: Character) -> Substring? {
        let inner = text.dropFirst().prefix { $0 != quote }
        return text.dropFirst(inner.count + 1).first == quote ? inner : nil
    }

    private func logic(_ word: String) -> String {
        switch word {
        case "and": text(Message("且", "and"))
        case "or": text(Message("或", "or"))
        case "not": text(Message("非", "not"))
        default: word
        }
    }

    private func label(of path: String) -> String {
        let steps = path.dropFirst().split(separator: "/").map(String.init)
        guard steps.count == 2 else { return path }
        switch steps[1] {
        case RecordNames.tier: return text(Message("等级", "tier"))
        case RecordNames.managedAs: return text(Message("管理等级", "managed as"))
        case RecordNames.unit: return text(Message("单位", "unit"))
        case RecordNames.unitKind: return text(Message("单位类别", "kind of unit"))
        default:
            let field = forms.first { $0.id == steps[0] }?.field(steps[1])
            return field.map { text(Message($0.label, $0.englishLabel)) } ?? path
        }
    }

    private func value(_ text: String, of name: String) -> String {
        switch name {
        case RecordNames.tier, RecordNames.managedAs: regulation.grading?.class(text)?.label ?? text
        case RecordNames.unitKind: regulation.organisation.kind(text)?.label ?? text
        default:
            forms.lazy.compactMap { $0.field(name) }.first.map { shown(text, in: $0) } ?? text
        }
    }

    private func shown(_ text: String, in field: Field) -> String {
        guard let value = try? FieldValue.read(text, as: field.type) else { return text }
        let shown = value.shown(as: field.type)
        return switch value {
        case .boolean(let truth): self.text(Message(shown, truth ? "yes" : "no"))
        case .date(let day): self.text(Message(shown, day.iso))
        default: shown
        }
    }
}
