import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations
import Values

/// `docket init`: opens a new office.
enum InitCommand {
    static let command = Command(
        "init", Message("开设一个办公室：一个文件，按一部管理办法运行", "open an office: one file, run by one regulation"),
        [Positional(Message("文件", "FILE"))],
        options: [
            Option(
                "regulation", short: "r", .value(Message("名称", "NAME")),
                Message("管理办法（Workflows/ 下的文件夹名）", "the regulation (a folder below Workflows/)")),
            Option("name", .value(Message("名称", "NAME")), Message("办公室的名称", "the office's name")),
            Option(
                "demo", .flag,
                Message("演示模式：任何人可以用 --as 以别人的身份办理", "demonstration mode: anybody may act as anybody with --as")),
            ProjectFolders.option,
        ],
        examples: [
            "init office.docket --regulation guangdong-post-letters --name 甲省邮政",
            "init demo.docket --regulation guangdong-post-letters --demo",
        ], run: run)

    private static func run(_ invocation: Invocation) throws {
        let path = try invocation.required(0)
        guard let id = invocation.arguments.value("regulation") else {
            throw UsageError(
                "no-regulation", Message("用 --regulation 指明管理办法", "name the regulation with --regulation"),
                command: "init")
        }
        let folders = try ProjectFolders(invocation)
        let workflows = try folders.workflows(id)
        let regulation = try Regulation.read(from: workflows)
        let opening = OfficeOpening(
            name: invocation.arguments.value("name") ?? regulation.title,
            isDemonstration: invocation.arguments.has("demo"), account: try SystemAccount.current().name,
            now: try time(invocation), calendar: try folders.calendars())
        try Desk.create(
            officeAt: path, in: offices, opening, workflows: workflows, templates: try folders.templates(id),
            command: "docket init", isRehearsal: invocation.isRehearsal)
        try invocation.terminal.result(
            invocation.terminal.text(
                Message(
                    "已开设办公室 \(path)，按《\(regulation.title)》运行",
                    "opened the office \(path), run by “\(regulation.englishTitle)”")))
        invocation.noteRehearsal()
    }

    private static func time(_ invocation: Invocation) throws -> Timestamp {
        switch try invocation.clock() {
        case .real(let time), .confirmed(let time): return time
        case .pretended(let time, _):
            guard invocation.arguments.has("demo") else { throw Refusal.actingAtAnotherTime }
            return time
        }
    }
}
