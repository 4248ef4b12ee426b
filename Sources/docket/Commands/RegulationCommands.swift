import Checking
import Diagnostics
import Regulations

/// `docket regulation …`
enum RegulationCommands {
    static let check = Command(
        "regulation check", Message("检查管理办法的数据是否前后一致", "prove the data of a regulation consistent"),
        [Positional(Message("名称", "NAME"))],
        options: [ProjectFolders.option], examples: ["regulation check guangdong-post-letters"]
    ) { invocation in
        let id = try invocation.required(0)
        let folders = try ProjectFolders(invocation)
        let templates = try folders.templates(id)
        let report = RegulationCheck(
            workflows: try folders.workflows(id), templates: templates, templatesRoot: folders.templatesFolder(id)
        ).report()
        guard report.isConsistent else { throw Findings(report.findings) }
        invocation.terminal.report(report.findings)
        let title = report.regulation.map { Message($0.title, $0.englishTitle) } ?? Message(verbatim: id)
        try invocation.terminal.result(
            invocation.terminal.text(
                Message(
                    "《\(title.chinese)》前后一致：\(report.charts) 个流程图，\(report.templates) 个模板",
                    "“\(title.english)” is consistent (charts: \(report.charts), templates: \(report.templates))")))
    }
}
