import Casework
import Diagnostics
import Files
import Procedure
import Records

/// `docket attachment list`, `docket attachment extract`.
enum AttachmentCommands {
    static let all = [list, extract]

    private static let number = Positional(Message("编号", "NUMBER"))

    private static let list = Command(
        "attachment list", Message("一份合同、客户档案或其他记录的附件", "the attachments of a contract, customer or other record"),
        [number], options: [RecordOptions.kind], examples: ["attachment list GDYH-2026-0001"]
    ) { invocation in
        let terminal = invocation.terminal
        let desk = try invocation.desk()
        let files = try desk.attachments(of: invocation.arguments.value("kind"), invocation.required(0))
        let text = AttachmentText(files, terminal)
        if terminal.isJSON { return try terminal.result(text.json().text) }
        guard !files.isEmpty else { return terminal.note(Message("没有附件", "no attachments")) }
        for line in text.table(try desk.names()) { try terminal.result(line) }
    }

    private static let extract = Command(
        "attachment extract",
        Message(
            "取出附件（按序号、名称或摘要开头），写的时候核对摘要",
            "writes an attachment (by number, name or digest), checked by its digest"),
        [number, Positional(Message("附件", "ATTACHMENT"), required: false)],
        options: [
            Option(
                "output", short: "O", .value(Message("文件或文件夹", "FILE OR FOLDER")),
                Message("写到这里，而不是当前文件夹", "write there instead of the current folder")),
            OutputPlace.force, RecordOptions.kind,
        ],
        examples: ["attachment extract GDYH-2026-0001 1", "attachment extract GDYH-2026-0001 合同.pdf -O 合同.pdf"]
    ) { invocation in
        let desk = try invocation.desk()
        let files = try desk.attachments(of: invocation.arguments.value("kind"), invocation.required(0))
        let file = try chosen(invocation.positional(1), among: files)
        try OutputPlace(invocation: invocation).write(piecesNamed: ExtractedName(file.name).text) { write in
            try desk.read(file, write)
        }
    }

    /// The attachment that is meant: by its number in the list, its name, or how its digest begins.
    ///
    /// - Throws: a refusal where none or several are meant.
    private static func chosen(_ text: String?, among files: [AttachedFile]) throws -> AttachedFile {
        guard let text else {
            guard let only = files.first else { throw Refusal.noAttachment("1") }
            guard files.count == 1 else { throw Refusal.manyAttachments(files.count) }
            return only
        }
        if let number = Int(text), files.indices.contains(number - 1) { return files[number - 1] }
        let named = files.filter { $0.name == text }
        let prefix = text.lowercased().replacing("sha256:", with: "")
        let meant = named.isEmpty && prefix.count >= 6 ? files.filter { $0.digest.hasPrefix(prefix) } : named
        guard let first = meant.first else { throw Refusal.noAttachment(text) }
        guard meant.allSatisfy({ $0.digest == first.digest }) else { throw Refusal.manyAttachments(meant.count) }
        return first
    }
}

extension Refusal {
    fileprivate static func noAttachment(_ text: String) -> Refusal {
        Refusal(
            "attachment.unknown", Message("没有附件 “\(text)”", "there is no attachment “\(text)”"),
            advice: Message("用 docket attachment list 查看", "see docket attachment list"), access: .granted)
    }

    fileprivate static func manyAttachments(_ count: Int) -> Refusal {
        Refusal(
            "attachment.ambiguous", Message("有 \(count) 份附件，不知道是哪一份", "\(count) attachments could be meant"),
            advice: Message("用序号指明，见 docket attachment list", "name it by its number: see docket attachment list"),
            access: .granted)
    }
}
