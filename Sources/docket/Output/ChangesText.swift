import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations
import Wording

/// What changed in the subject of a case, as text for a terminal and as JSON.
struct ChangesText {
    private let changes: CaseChanges
    private let file: CaseFile
    private let terminal: Terminal

    init(_ changes: CaseChanges, of file: CaseFile, _ terminal: Terminal) {
        self.changes = changes
        self.file = file
        self.terminal = terminal
    }

    /// What is compared, then a line for each change.
    func lines() -> [String] {
        [heading] + changes.fields.map { "  " + line($0) } + changes.files.map { "  " + line($0) }
    }

    /// What is compared with what.
    private var heading: String {
        let (from, to) = (changes.from, changes.to)
        let message =
            switch changes.basis {
            case .own(let opinion):
                Message(
                    "您 \(opinion.time.localMinute) 办理（第 \(from) 稿）以后改了：",
                    "changed since you decided at \(opinion.time.localMinute) (version \(from)):")
            case .judged(let opinion):
                Message(
                    "\(file.names.person(opinion.person)) \(opinion.time.localMinute) 办理（第 \(from) 稿）以后改了：",
                    "changed since \(file.names.person(opinion.person)) decided at "
                        + "\(opinion.time.localMinute) (version \(from)):")
            case .version:
                Message("第 \(from) 稿到第 \(to) 稿改了：", "changed from version \(from) to version \(to):")
            }
        return terminal.text(message)
    }

    private func line(_ change: CaseChanges.FieldChange) -> String {
        let field = change.field
        let texts = [change.before, change.after].map { value in
            value.map { terminal.text(file.names.words(of: $0, in: field)) } ?? "—"
        }
        return terminal.pair(Message(field.label, field.englishLabel), "\(texts[0]) → \(texts[1])")
    }

    private func line(_ change: CaseChanges.FileChange) -> String {
        let after = "\(change.after.name)" + terminal.bracketed("sha256:\(change.after.digest.prefix(12))")
        return change.before == nil
            ? terminal.pair(Message("新附件", "new attachment"), after)
            : terminal.pair(Message("附件换了", "attachment replaced"), after)
    }

    func json() -> JSON {
        .object([
            ("from", .number(changes.from)), ("to", .number(changes.to)), ("since", JSON(opinion?.time.iso)),
            ("person", JSON(opinion?.person)),
            (
                "fields",
                .array(
                    changes.fields.map {
                        .object([
                            ("field", .string($0.field.id)), ("old", JSON($0.before)), ("new", JSON($0.after)),
                        ])
                    })
            ),
            (
                "attachments",
                .array(
                    changes.files.map {
                        .object([
                            ("name", .string($0.after.name)), ("old", JSON($0.before?.digest)),
                            ("new", .string($0.after.digest)),
                        ])
                    })
            ),
        ])
    }

    /// The opinion that is compared with, where it is one.
    private var opinion: Opinion? {
        switch changes.basis {
        case .own(let opinion), .judged(let opinion): opinion
        case .version: nil
        }
    }
}

extension CaseFile {
    /// The fields that whoever decides looks at first: those that a submission must have and that are short, but what
    /// the record is called and what it refers to, which stand above.
    var judgedFields: [Field] {
        form.fields.filter { field in
            field.isRequired && field.type.isBrief && !field.isSetByChain && field.id != form.namingField?.id
        }
    }
}
