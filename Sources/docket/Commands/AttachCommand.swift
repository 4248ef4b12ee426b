import Casework
import Diagnostics
import Files
import Procedure
import Records

/// `docket attach`: files to a record.
enum AttachCommand {
    static let command = Command(
        "attach", Message("给合同、客户或拜访记录附上文件", "attach files to a contract, customer or visit"),
        [Positional(Message("编号", "NUMBER")), Positional(Message("文件", "FILE"), repeated: true)],
        options: [
            Option(
                "role", .value(Message("类别", "ROLE")),
                Message("附件的类别，例如 signed-copy", "the attachment's role, such as signed-copy")),
            RecordOptions.kind,
        ], examples: ["attach GDYH-2026-0001 合同.pdf", "attach GDYH-2026-0001 扫描件.pdf --role signed-copy"]
    ) { invocation in
        let number = try invocation.required(0)
        let files = try invocation.arguments.positionals.dropFirst().map {
            try FileOpening.file($0, role: invocation.arguments.value("role"))
        }
        let digests = try invocation.desk().attach(files, to: invocation.arguments.value("kind"), number)
        if invocation.terminal.isJSON {
            let attached = zip(files, digests).map { file, digest in
                JSON.object([("name", .string(file.name)), ("sha256", .string(digest))])
            }
            try invocation.terminal.result(JSON.array(attached).text)
        } else {
            for (file, digest) in zip(files, digests) {
                try invocation.terminal.result("\(file.name)  sha256:\(digest)")
            }
        }
        invocation.noteRehearsal()
    }
}
