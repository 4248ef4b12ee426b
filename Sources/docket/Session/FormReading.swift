import Casework
import Diagnostics
import Files
import Glibc
import Procedure
import Records
import Regulations
import Values
import XML

/// `--set field=value`, taken apart.
enum Assignments {
    static func parse(_ words: [String], command: String) throws -> [String: String] {
        var values: [String: String] = [:]
        for word in words {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw UsageError(
                    "assignment", Message("--set 要写成 字段=值，而不是 “\(word)”", "--set takes FIELD=VALUE, not “\(word)”"),
                    command: command)
            }
            guard values.updateValue(String(parts[1]), forKey: String(parts[0])) == nil else {
                throw UsageError(
                    "assignment-twice", Message("字段 “\(parts[0])” 写了两次", "the field “\(parts[0])” is given twice"),
                    command: command)
            }
        }
        return values
    }
}

/// Gathers what a user gives for a form: a form file, `--set`, and questions on a terminal.
struct FormReading {
    let invocation: Invocation
    let form: Form
    let desk: Desk

    /// The entry; asks for what is missing when a person is there to answer.
    ///
    /// - Parameter asksForMissing: whether required fields without a value are asked for.
    func entry(asksForMissing: Bool) throws -> FormEntry {
        var values: [String: String] = [:]
        var places: [String: SourceLocation] = [:]
        if let path = invocation.arguments.value("form") { (values, places) = try read(path) }
        let given = try Assignments.parse(invocation.arguments.values("set"), command: invocation.command.name)
        values.merge(given) { _, set in set }
        for name in given.keys { places[name] = nil }
        if asksForMissing { try FormAsking(terminal: invocation.terminal, form: form).complete(&values) }
        try nameByCodes(&values)
        noteMixedAlphabets(in: values)
        return FormEntry(values: values, unit: invocation.arguments.value("unit"), place: { [places] in places[$0] })
    }

    /// Puts codes and numbers in the place of names of people, units and accounts.
    private func nameByCodes(_ values: inout [String: String]) throws {
        for field in form.fields {
            for name in [field.id, field.label] {
                guard let text = values[name] else { continue }
                values[name] = try NamedArguments.value(text, of: field, desk)
            }
        }
    }

    /// Points out words whose letters look alike and are of several alphabets.
    private func noteMixedAlphabets(in values: [String: String]) {
        for field in form.fields {
            guard case .text = field.type, let text = values[field.id] ?? values[field.label],
                let word = text.wordOfMixedAlphabets
            else { continue }
            invocation.terminal.note(
                Message(
                    "注意：“\(field.label)” 中的 “\(word)” 混用了不同字母表中相似的字母",
                    "note: “\(word)” in the \(field.englishLabel) mixes letters of several alphabets that look alike"))
        }
    }

    /// A form file: XML whose root is the form's name and whose elements are its fields.
    private func read(_ path: String) throws -> ([String: String], [String: SourceLocation]) {
        let document = try TextFile.document(path)
        guard document.root.name == form.id else {
            throw Findings([
                document.root.finding(
                    "form.wrong-root",
                    Message("表单文件的根元素应当是 <\(form.id)>", "the root element of the form file must be <\(form.id)>"))
            ])
        }
        var values: [String: String] = [:]
        var places: [String: SourceLocation] = [:]
        for element in document.root.elements {
            guard values.updateValue(element.text, forKey: element.name) == nil else {
                throw Findings([
                    element.finding(
                        "form.field-twice",
                        Message("字段 “\(element.name)” 写了两次", "the field “\(element.name)” is given twice"))
                ])
            }
            places[element.name] = element.location
        }
        return (values, places)
    }
}

/// Opens files to attach, read piece by piece.
enum FileOpening {
    private static let pieceSize = 1 << 20

    static func file(_ path: String, role: String?) throws -> FileToAttach {
        let reader = try PieceReader(path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return FileToAttach(name: name, role: role) { try reader.next(pieceSize) }
    }
}

/// Reads a regular file piece by piece and closes it in the end.
final class PieceReader {
    private let descriptor: Int32
    private let path: String

    init(_ path: String) throws(FileProblem) {
        self.path = path
        descriptor = try openFile(path)
    }

    /// Reads what is open already, such as standard input.
    init(descriptor: Int32) {
        path = "-"
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// The next piece; empty at the end.
    func next(_ size: Int) throws(FileProblem) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: size)
        let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, size) }
        guard count >= 0 else { throw .refused(path: path, errno: errno) }
        return count == size ? bytes : Array(bytes[..<count])
    }
}
