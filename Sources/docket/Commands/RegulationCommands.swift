import Checking
import Diagnostics
import Documents
import Regulations
import XML

/// `docket regulation check`: whether the data of a regulation is consistent.
enum RegulationCommands {
    static let check = Command(
        "regulation check", Message("检查管理办法的数据是否前后一致", "prove the data of a regulation consistent"),
        [Positional(Message("名称", "NAME"))],
        options: [ProjectFolders.option],
        examples: ["regulation check guangdong-post-letters", "regulation check guangdong-post-letters --json"]
    ) { invocation in
        let id = try invocation.required(0)
        let folders = try ProjectFolders(invocation)
        let report = try folders.check(id)
        let terminal = invocation.terminal
        guard !terminal.isJSON else { return try tell(report, terminal) }
        guard report.isConsistent else { throw Findings(report.findings) }
        terminal.report(report.findings)
        let title = report.regulation.map { Message($0.title, $0.englishTitle) } ?? Message(verbatim: id)
        try terminal.result(
            terminal.text(
                Message(
                    "《\(title.chinese)》前后一致：\(report.charts) 个流程图，\(report.templates) 个模板",
                    "“\(title.english)” is consistent (charts: \(report.charts), templates: \(report.templates))")))
    }

    static let shape = Command(
        "regulation shape",
        Message("写出一种文件的视图有哪些内容，供写模板用", "write what the view of a paper holds, for whoever writes its template"),
        [Positional(Message("名称", "NAME")), Positional(Message("文件", "DOCUMENT"))],
        options: [ProjectFolders.option], examples: ["regulation shape guangdong-post-letters dossier"]
    ) { invocation in
        let folders = try ProjectFolders(invocation)
        let id = try invocation.required(0)
        let regulation = try Regulation.read(from: folders.workflows(id))
        let definition = try regulation.paper(named: invocation.required(1))
        let shape = try ViewShapes.document(of: definition, in: folders.templates(id))
        try invocation.terminal.result(bytes: XMLWriter.bytes(of: shape.root, layout: .indented, declaration: true))
    }

    /// The report for programs, as one object.
    private static func tell(_ report: CheckReport, _ terminal: Terminal) throws {
        let errors = report.findings.filter { $0.severity == .error }.count
        try terminal.result(
            JSON.object([
                ("consistent", .boolean(report.isConsistent)), ("id", JSON(report.regulation?.id)),
                ("edition", JSON(report.regulation?.edition)), ("charts", .number(report.charts)),
                ("templates", .number(report.templates)), ("errors", .number(errors)),
                ("findings", .array(report.findings.map(terminal.json(of:)))),
            ]).text)
        guard report.isConsistent else { throw Refusal.inconsistent(errors) }
    }
}

extension ProjectFolders {
    /// Checks a regulation with its templates.
    func check(_ id: String) throws -> CheckReport {
        RegulationCheck(
            workflows: try workflows(id), templates: try templates(id)
        ).report()
    }
}

extension Refusal {
    fileprivate static func inconsistent(_ errors: Int) -> Refusal {
        Refusal(
            "regulation.inconsistent",
            Message("管理办法的数据有 \(errors) 处错误", "the regulation's data has mistakes: \(errors)"), access: .granted)
    }
}
