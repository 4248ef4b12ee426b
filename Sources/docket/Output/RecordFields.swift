import Diagnostics
import Files
import Records
import Regulations
import Wording

/// What a record holds, as text for a terminal and as JSON.
enum RecordFields {
    /// The fields of a record, one a line.
    static func show(_ record: RecordRow, _ form: Form, _ names: Names, _ terminal: Terminal) throws {
        for field in form.fields {
            let label = Message(field.label, field.englishLabel)
            if case .table(let rows) = record.values[field.id] {
                try terminal.result("  " + terminal.pair(label, ""))
                for line in table(of: rows, field.type.columns, terminal).lines(terminal) {
                    try terminal.result("    " + line)
                }
                continue
            }
            guard let shown = text(of: field, in: record, names, terminal) else { continue }
            let lines = shown.split(whereSeparator: \.isNewline).map(String.init)
            try terminal.result("  " + terminal.pair(label, lines.first ?? ""))
            for line in lines.dropFirst() { try terminal.result("    " + line) }
        }
    }

    /// The rows of a field below the labels of its columns.
    private static func table(of rows: [TableRow], _ columns: [Column], _ terminal: Terminal) -> Table {
        var table = Table(columns.map { terminal.text(Message($0.label, $0.englishLabel)) })
        for row in rows {
            table.add(columns.map { column in row[column.id].map { terminal.text(column.words(of: $0)) } })
        }
        return table
    }

    /// What is shown of a field, `nil` when it has no value.
    static func text(of field: Field, in record: RecordRow, _ names: Names, _ terminal: Terminal) -> String? {
        if record.values.hidden.contains(field.id) {
            return terminal.text(Message("〔本环节不可见〕", "[not shown at this step]"))
        }
        return record.values[field.id].map { terminal.text(names.words(of: $0, in: field)) }
    }

    /// A value as lists have it: its canonical text, `nil` where there is none.
    static func text(of value: FieldValue?, _ terminal: Terminal) -> String? {
        guard let value else { return nil }
        return value.isWithheld ? terminal.text(FieldValue.erased) : value.text
    }

    /// The values of a record as JSON; null where the actor does not see one.
    static func json(_ values: RecordValues) -> JSON {
        let members = values.byField.mapValues { JSON($0) }.merging(values.hidden.map { ($0, .null) }) { $1 }
        return .object(members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    /// A record as JSON.
    static func json(_ record: RecordRow) throws -> JSON {
        try JSON(record, without: ["person", "registrar", "owner"])
    }
}
