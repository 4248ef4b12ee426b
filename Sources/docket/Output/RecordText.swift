import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations

/// A record of any form as text for a terminal, and as JSON.
struct RecordText {
    private let file: RecordFile
    private let terminal: Terminal

    init(_ file: RecordFile, _ terminal: Terminal) {
        self.file = file
        self.terminal = terminal
    }

    /// Writes the record: its cases, what is filled in, what is attached, what was corrected.
    func write() throws {
        if file.cases.isEmpty {
            for line in heading() { try terminal.result(line) }
        }
        for found in file.cases {
            for line in try CaseText(found, terminal).lines() { try terminal.result(line) }
        }
        try terminal.result("")
        try Self.writeContent(of: file.record, file.form, file.attachments, file.names, terminal)
        for line in corrections.lines(terminal) { try terminal.result(line) }
    }

    private var corrections: Corrections { Corrections(file.versions, of: file.form, file.names) }

    /// What is filled in and what is attached.
    static func writeContent(
        of record: RecordRow, _ form: Form, _ attachments: [AttachedFile], _ names: Names, _ terminal: Terminal
    ) throws {
        try RecordFields.show(record, form, names, terminal)
        for line in AttachmentText(attachments, terminal).lines() { try terminal.result(line) }
    }

    func json() throws -> JSON {
        try RecordFields.json(file.record).adding([
            ("corrections", corrections.json()), ("attachments", AttachmentText(file.attachments, terminal).json()),
            ("cases", .array(file.cases.map { try CaseText($0, terminal).json() })),
        ])
    }

    private func heading() -> [String] {
        let record = file.record
        let title = file.form.title(of: record.values) ?? ""
        let state = terminal.text(record.state.label)
        var lines = [
            terminal.bold("\(file.form.label) \(record.number)") + terminal.gap + title,
            [state, file.names.unit(record.unit), file.names.person(record.person)].joined(separator: terminal.gap),
        ]
        if let customer = file.customer, customer.number != record.number {
            lines.append(terminal.pair(Message("客户", "customer"), "\(customer.number) \(customer.name)"))
        }
        return lines
    }
}
