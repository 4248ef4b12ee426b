import Regulations
import Values
import XML

extension ViewParts {
    /// The fields of a form that have a value, and every choice that could have been made.
    func fields(of form: Form, _ values: RecordValues, into parent: Node) {
        for field in form.fields {
            guard let value = values[field.id] else { continue }
            let node = parent.append(
                "field",
                attributes: [
                    "id": field.id, "label": field.label, "type": value.word,
                    "by-chain": field.isSetByChain ? "true" : "false",
                ])
            write(value, as: field.type, on: node)
            switch value {
            case .choices(let ids): choices(ids, among: field.type.options, into: node)
            case .table(let rows): table(rows, field.type.columns, into: node)
            default: break
            }
        }
    }

    private func choices(_ chosen: [String], among options: [FieldType.Choice], into node: Node) {
        for option in options {
            let isChosen = chosen.contains(option.id)
            node.append(
                "option",
                attributes: ["id": option.id, "label": option.label, "chosen": isChosen ? "true" : "false"])
        }
    }

    /// The columns, then the rows with a cell for each column, also where it is empty.
    private func table(_ rows: [TableRow], _ columns: [Column], into node: Node) {
        for column in columns {
            node.append("column", attributes: ["id": column.id, "label": column.label, "type": column.type.word])
        }
        for row in rows {
            let element = node.append("row")
            for column in columns {
                let value = row[column.id]
                let cell = element.append(
                    "cell",
                    attributes: [
                        "column": column.id, "label": column.label, "type": value?.word ?? column.type.word,
                    ])
                guard let value else { continue }
                if !value.isWithheld { cell.set("value", to: value.text) }
                cell.set("text", to: shown(value, as: column.type))
            }
        }
    }

    /// A field that changed, old and new; values of two types are told by what people read.
    func change(of field: Field, from old: FieldValue?, to new: FieldValue?, into parent: Node) {
        let words = Set([old, new].compactMap { $0?.word })
        let type = words.count == 1 ? words.first ?? field.type.word : "text"
        let node = parent.append(
            "change", attributes: ["field": field.id, "label": field.label, "type": type == "table" ? "lines" : type])
        for (name, value) in [("old", old), ("new", new)] {
            let side = node.append(name)
            guard let value else { continue }
            if words.count > 1 {
                side.set("value", to: shown(value, as: field.type))
            } else if case .table(let rows) = value {
                for row in rows { side.append("line", text: row.shown(by: field.type.columns)) }
            } else {
                write(value, as: field.type, on: side)
            }
        }
    }

    /// A value as it is stored, and as people read it where that is something else.
    private func write(_ value: FieldValue, as type: FieldType, on node: Node) {
        switch value {
        case .lines(let text): lines(text, into: node)
        case .table: break
        case .personal: node.set("text", to: shown(value, as: type))
        case .choice, .choices, .person, .unit, .reference, .number, .percent:
            node.set("value", to: value.text)
            node.set("text", to: shown(value, as: type))
        case .money(let amount):
            node.set("value", to: value.text)
            node.set("words", to: amount.chineseCapitals)
        case .text, .integer, .date, .time, .month, .boolean: node.set("value", to: value.text)
        }
    }

    /// A value as people read it.
    func shown(_ value: FieldValue, as type: FieldType) -> String {
        value.shown(as: type) { value in
            switch value {
            case .person(let code): names.person(code)
            case .unit(let code): names.unit(code)
            case .reference(let number): titles[number]
            default: nil
            }
        }
    }
}
