import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations
import Wording

/// What was corrected in a record, when and why, as text for a terminal and as JSON.
struct Corrections {
    private let pairs: [(before: RecordVersion, after: RecordVersion)]
    private let form: Form
    private let names: Names

    /// The corrections among the versions of a record.
    init(_ versions: [RecordVersion], of form: Form, _ names: Names) {
        pairs = zip(versions, versions.dropFirst()).filter { $1.kind == .corrected }.map { ($0, $1) }
        self.form = form
        self.names = names
    }

    func lines(_ terminal: Terminal) -> [String] {
        pairs.flatMap { before, after in
            let person = names.person(after.person)
            let heading = Message(
                "  更正（第 \(after.version) 稿，\(person)）：\(after.reason ?? "")",
                "  corrected (version \(after.version), \(person)): \(after.reason ?? "")")
            let changes = after.values.differences(from: before.values, in: form).map { field in
                let texts = [before, after].map { version in
                    version.values[field.id].map { terminal.text(names.words(of: $0, in: field)) } ?? "—"
                }
                return "    " + terminal.pair(Message(field.label, field.englishLabel), "\(texts[0]) → \(texts[1])")
            }
            return [terminal.text(heading)] + changes
        }
    }

    func json() -> JSON {
        .array(
            pairs.map { before, after in
                let changes = after.values.differences(from: before.values, in: form).map {
                    JSON.object([
                        ("field", .string($0.id)), ("old", JSON(before.values[$0.id])),
                        ("new", JSON(after.values[$0.id])),
                    ])
                }
                return .object([
                    ("version", .number(after.version)), ("person", .string(after.person)),
                    ("time", .time(after.time)), ("reason", JSON(after.reason)), ("changes", .array(changes)),
                ])
            })
    }
}
