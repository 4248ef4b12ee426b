import Regulations
import Values
import XML

extension ViewParts {
    /// The fields of a form that have a value, and every choice that could have been made.
    func fields(of form: Form, _ values: RecordValues, into parent: Node) throws {
        for field in form.fields {
            guard let text = values[field.id] else { continue }
            let node = parent.append(
                "field",
                attributes: [
                    "id": field.id, "label": field.label, "type": field.type.word,
                    "by-chain": field.isSetByChain ? "true" : "false",
                ])
            try value(text, of: field, on: node)
            if case .choices(let options) = field.type { choices(text, among: options, into: node) }
        }
    }

    private func choices(_ text: String, among options: [FieldType.Choice], into node: Node) {
        let chosen = Set(text.split(separator: " ").map(String.init))
        for option in options {
            let isChosen = chosen.contains(option.id)
            node.append(
                "option",
                attributes: ["id": option.id, "label": option.label, "chosen": isChosen ? "true" : "false"])
        }
    }

    /// A field that changed, old and new.
    func change(of field: Field, from old: String?, to new: String?, into parent: Node) throws {
        let node = parent.append(
            "change", attributes: ["field": field.id, "label": field.label, "type": field.type.word])
        for (name, text) in [("old", old), ("new", new)] {
            let side = node.append(name)
            if let text { try value(text, of: field, on: side) }
        }
    }

    /// A value as it is stored, and as people read it where that is something else.
    private func value(_ text: String, of field: Field, on node: Node) throws {
        if case .lines = field.type { return lines(text, into: node) }
        node.set("value", to: text)
        switch field.type {
        case .choice, .choices: node.set("text", to: FieldValue.display(text, for: field))
        case .person: node.set("text", to: names.person(text))
        case .unit: node.set("text", to: names.unit(text))
        case .reference: node.set("text", to: titles[text] ?? text)
        case .money: node.set("words", to: try Money(parsing: text).chineseCapitals)
        case .text, .lines, .integer, .date, .month, .boolean: break
        }
    }
}
