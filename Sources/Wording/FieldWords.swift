public import Diagnostics
public import Files
public import Regulations

extension Field {
    /// A value of the field as people read it; people, units and records by their codes.
    public func words(of value: FieldValue) -> Message {
        Self.words(of: value, shown: value.shown(as: type), type)
    }

    static func words(of value: FieldValue, shown: String, _ type: FieldType) -> Message {
        switch (value, type) {
        case (.personal, _): FieldValue.erased
        case (.boolean(let truth), _): Message(shown, truth ? "yes" : "no")
        case (.date(let day), _): Message(shown, day.iso)
        case (.choices(let ids), .choices(let options)):
            Message(
                shown, ids.map { id in options.first { $0.id == id }?.label ?? id }.joined(separator: ", "))
        case (.table(let rows), .table(let columns)):
            Message(shown, rows.map { english($0, by: columns) }.joined(separator: "; "))
        default: Message(verbatim: shown)
        }
    }
}

extension Field {
    private static func english(_ row: TableRow, by columns: [Column]) -> String {
        columns.compactMap { column in
            row[column.id].map { "\(column.englishLabel) \(column.words(of: $0).english)" }
        }.joined(separator: ", ")
    }
}

extension Column {
    /// A cell of the column as people read it.
    public func words(of value: FieldValue) -> Message {
        Field.words(of: value, shown: value.shown(as: type), type)
    }
}

extension Names {
    /// A value of a field as people read it.
    public func words(of value: FieldValue, in field: Field) -> Message {
        Field.words(of: value, shown: text(of: value, in: field), field.type)
    }
}
