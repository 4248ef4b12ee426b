import Procedure
import Records
import Regulations

/// Says a condition of a chart in the words of the forms: `$contract/signing-entity = 'company'` as 签约主体 = 省公司.
struct ConditionText {
    private let regulation: Regulation
    private let forms: [Form]
    /// From this many characters on, a line for each part that 且 or 或 joins.
    private static let longLine = 24

    init(_ regulation: Regulation, _ form: Form) {
        self.regulation = regulation
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
                said += label(of: String(path)) + (isCompared || isFollowedByComparison(rest) ? "" : "已填写")
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
        return said.count < Self.longLine
            ? said
            : said.split(separator: " 且 ").joined(separator: "\n且 ").split(separator: " 或 ").joined(separator: "\n或 ")
    }

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
        case "and": "且"
        case "or": "或"
        case "not": "非"
        default: word
        }
    }

    private func label(of path: String) -> String {
        let steps = path.dropFirst().split(separator: "/").map(String.init)
        guard steps.count == 2 else { return path }
        switch steps[1] {
        case RecordNames.tier: return "等级"
        case RecordNames.managedAs: return "管理等级"
        case RecordNames.unit: return "单位"
        case RecordNames.unitKind: return "单位类别"
        default: return forms.first { $0.id == steps[0] }?.field(steps[1])?.label ?? path
        }
    }

    private func value(_ text: String, of name: String) -> String {
        switch name {
        case RecordNames.tier, RecordNames.managedAs: regulation.grading?.tier(text)?.label ?? text
        case RecordNames.unitKind: regulation.organisation.kind(text)?.label ?? text
        default:
            forms.lazy.compactMap { $0.field(name) }.first.flatMap { field in
                try? FieldValue.read(text, as: field.type).shown(as: field.type)
            } ?? text
        }
    }
}
