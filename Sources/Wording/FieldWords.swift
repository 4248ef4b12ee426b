public import Casework
public import Diagnostics
public import Regulations

extension Field {
    /// A canonical value of the field as people read it; people, units and records by their codes.
    public func words(of value: String) -> Message {
        let shown = FieldValue.display(value, for: self)
        return switch type {
        case .boolean: Message(shown, value == "true" ? "yes" : "no")
        case .date: Message(shown, value)
        case .choices(let options):
            Message(
                shown,
                value.split(separator: " ").map { id in options.first { $0.id == id }?.label ?? String(id) }
                    .joined(separator: ", "))
        default: Message(verbatim: shown)
        }
    }
}

extension Names {
    /// A canonical value of a field as people read it.
    public func words(of value: String, in field: Field) -> Message {
        switch field.type {
        case .person, .unit: Message(verbatim: text(of: value, in: field))
        default: field.words(of: value)
        }
    }
}
