import Casework
import Diagnostics
import Files
import Procedure
import Records
import Values

/// `docket diff`: what changed between two versions of what a case is about.
enum DiffCommand {
    static let command = Command(
        "diff",
        Message("两稿之间改了什么：字段和文本附件", "what changed between two versions: fields, and attachments that are text"),
        [Positional(Message("事项", "CASE"))],
        options: [
            Option(
                "from", .value(Message("稿次", "VERSION")),
                Message("从这一稿（默认您上次办理的、或办理过的前一稿）", "from this version (the one you decided on, or that was judged)")),
            Option("to", .value(Message("稿次", "VERSION")), Message("到这一稿（默认现在的）", "to this version (the latest)")),
        ], examples: ["diff 12", "diff 12 --from 1 --to 3", "diff GDYH-2026-0001 --json"]
    ) { invocation in
        let desk = try invocation.desk()
        let file = try desk.caseFile(try invocation.caseNumber(invocation.required(0), desk))
        let terminal = invocation.terminal
        let changes = try chosen(file, invocation)
        let text = ChangesText(changes, of: file, terminal)
        if terminal.isJSON { return try terminal.result(text.json().text) }
        guard !changes.isEmpty else {
            return terminal.note(
                Message(
                    "第 \(changes.from) 稿到第 \(changes.to) 稿没有变化",
                    "nothing changed from version \(changes.from) to version \(changes.to)"))
        }
        for line in text.lines() { try terminal.result(line) }
        for change in changes.files {
            for line in try lines(of: change, desk, terminal) { try terminal.result("    " + line) }
        }
    }

    /// The versions that were asked for, or those between which whoever looks wants to know.
    private static func chosen(_ file: CaseFile, _ invocation: Invocation) throws -> CaseChanges {
        let (from, to) = (try version("from", invocation), try version("to", invocation))
        if from == nil, to == nil, let changes = file.changesSinceJudged { return changes }
        let last = to ?? file.record.version
        let first = from ?? max(1, last - 1)
        guard let changes = file.changes(from: first, to: last) else {
            throw Refusal.noVersion(of: file.record.number, from: first, to: last, latest: file.record.version)
        }
        return changes
    }

    private static func version(_ option: String, _ invocation: Invocation) throws -> Int? {
        guard let text = invocation.arguments.value(option) else { return nil }
        guard let number = Int(text), number > 0 else {
            throw UsageError(
                "version", Message("“\(text)” 不是稿次", "“\(text)” is not the number of a version"),
                command: invocation.command.name)
        }
        return number
    }

    // MARK: Attachments that are text

    /// A file of more bytes is not compared line by line.
    private static let mostBytes = 4 << 20

    /// How a file that took the place of another differs from it, where both are text.
    private static func lines(
        of change: CaseChanges.FileChange, _ desk: Desk, _ terminal: Terminal
    ) throws -> [String] {
        guard let before = change.before, let old = try text(of: before, desk),
            let new = try text(of: change.after, desk), let lines = LineDifference.lines(from: old, to: new)
        else { return [] }
        return lines.map { line in
            switch line {
            case .removed(let number, let text): "-\(number) \(text)"
            case .added(let number, let text): "+\(number) \(text)"
            }
        }
    }

    private static func text(of file: AttachedFile, _ desk: Desk) throws -> String? {
        guard file.size <= mostBytes else { return nil }
        var bytes: [UInt8] = []
        try desk.read(file) { bytes += Array($0) }
        let breaks: [UInt8] = [0x09, 0x0A, 0x0C, 0x0D]
        guard bytes.allSatisfy({ $0 >= 0x20 || breaks.contains($0) }) else { return nil }
        do throws(TextEncoding.Problem) {
            return try TextEncoding.decode(bytes)
        } catch {
            // What is no text has no lines to compare; that the file changed is said all the same.
            return nil
        }
    }
}

extension Refusal {
    fileprivate static func noVersion(of number: String, from: Int, to: Int, latest: Int) -> Refusal {
        Refusal(
            "diff.no-version",
            Message("“\(number)” 没有第 \(from) 稿或第 \(to) 稿", "“\(number)” has no version \(from) or no version \(to)"),
            advice: Message("共有 \(latest) 稿", "there are versions 1 to \(latest)"), access: .granted)
    }
}
