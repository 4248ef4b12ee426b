import Diagnostics

extension ElementReader {
    func form() -> Form {
        know(
            attributes: ["id", "label", "series", "submit", "correct", "clause", "basis", "note"],
            elements: ["field", "rule"])
        let id = identifier()
        let fields = distinct("field").map { $0.field() }
        return Form(
            id: id, label: required("label"), ground: ground(), series: optionalReference("series", to: .series),
            submitters: references("submit", to: .post), correctors: references("correct", to: .post),
            fields: fields, rules: children("rule").map { $0.rule(over: id) })
    }

    private func field() -> Field {
        know(
            attributes: [
                "id", "label", "label-en", "type", "length", "form", "state", "within-scope", "required", "unique",
                "searchable", "preset", "hint", "hint-en", "set-by-chain",
            ], elements: ["option"])
        let id = identifier()
        if RecordNames.computed.contains(id) {
            invalid("id", Message("这个名称有别的意思，请换一个", "the name stands for something else: choose another"))
        }
        return Field(
            id: id, label: required("label"), englishLabel: required("label-en"), type: fieldType(),
            isRequired: flag("required"), isUnique: flag("unique"), isSearchable: flag("searchable"),
            preset: node["preset"], hint: node["hint"].map { Message($0, node["hint-en"] ?? $0) },
            isSetByChain: flag("set-by-chain"), requiredState: requiredState(),
            isWithinScope: flag("within-scope"))
    }

    /// A state that only records which other records refer to can have.
    private func requiredState() -> String? {
        guard let state = node["state"] else { return nil }
        if node["type"] != "reference" {
            invalid("state", Message("只有引用其他表单的字段才有状态", "only references to other forms have a state"))
        }
        let known = RecordState.allCases.map(\.rawValue)
        if !known.contains(state) {
            invalid("state", didYouMean(state, among: known) ?? Message(verbatim: known.joined(separator: " ")))
        }
        return state
    }

    private func fieldType() -> FieldType {
        let name = required("type")
        switch name {
        case "text": return .text(maximumLength: integer("length", preset: 200))
        case "lines": return .lines
        case "money": return .money
        case "integer": return .integer
        case "date": return .date
        case "month": return .month
        case "boolean": return .boolean
        case "choice": return .choice(options())
        case "choices": return .choices(options())
        case "person": return .person
        case "unit": return .unit
        case "reference": return .reference(form: reference("form", to: .form))
        default:
            invalid(
                "type",
                didYouMean(name, among: FieldType.words)
                    ?? Message(verbatim: FieldType.words.joined(separator: ", ")))
            return .lines
        }
    }

    private func options() -> [FieldType.Choice] {
        let options = children("option").map { option in
            option.know(attributes: ["id", "label"])
            return FieldType.Choice(id: option.required("id"), label: option.required("label"))
        }
        if options.isEmpty { invalid("type", Message("要列出选项（option）", "list its options")) }
        return options
    }

    private func rule(over form: String) -> FormRule {
        know(attributes: ["test", "message", "message-en", "field", "clause", "basis", "note"])
        return FormRule(
            test: condition(over: form), message: required("message"), englishMessage: required("message-en"),
            field: optionalReference("field", to: .field(form: form)), ground: ground())
    }
}
