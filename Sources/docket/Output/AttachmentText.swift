import Diagnostics
import Files
import Records
import Values

/// Attachments as text for a terminal, and as JSON.
struct AttachmentText {
    private let files: [AttachedFile]
    private let terminal: Terminal

    init(_ files: [AttachedFile], _ terminal: Terminal) {
        self.files = files
        self.terminal = terminal
    }

    /// A line for each.
    func lines() -> [String] {
        files.map { file in
            let size = terminal.text(Message("（\(file.size) B）", " (\(file.size) B) "))
            return "  " + terminal.pair(Message("附件", "attachment"), "\(file.name)\(size)sha256:\(file.digest)")
        }
    }

    func json() throws -> JSON {
        .array(try files.map { try JSON($0, without: ["id", "form", "record", "person", "time"]) })
    }

    /// A table with the number by which each can be named.
    func table(_ names: Names) -> [String] {
        var table = Table(
            [
                Message("序号", "no."), Message("名称", "name"), Message("类别", "role"), Message("大小", "bytes"),
                Message("附上人", "by"), Message("时间", "time"), Message("摘要", "digest"),
            ].map(terminal.text))
        for (index, file) in files.enumerated() {
            table.add([
                String(index + 1), file.name, file.role, String(file.size), names.person(file.person),
                file.time.localMinute, String(file.digest.prefix(12)),
            ])
        }
        return table.lines(terminal)
    }
}
