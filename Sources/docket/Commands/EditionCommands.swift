import Casework
import Checking
import Diagnostics
import Files
import Procedure
import Records

/// `docket regulation adopt` and `regulation show`: the editions of the office's regulation.
enum EditionCommands {
    static let all = [adopt, show]

    private static let adopt = Command(
        "regulation adopt",
        Message(
            "采用管理办法的新版：新事项按新版，在办的仍按原来的版",
            "take a newer edition of the regulation: new cases run by it, running ones stay on theirs"),
        [Positional(Message("名称", "NAME"), required: false)], options: [ProjectFolders.option],
        examples: ["regulation adopt --dry-run", "regulation adopt guangdong-post-letters --root 新版"]
    ) { invocation in
        let desk = try invocation.desk()
        // Whoever may not adopt is told so before anything is read.
        try desk.require(.administer)
        let id = invocation.positional(0) ?? desk.regulation.id
        let folders = try ProjectFolders(invocation)
        let workflows = try folders.workflows(id)
        let templates = try folders.templates(id)
        let report = try folders.check(id)
        guard report.isConsistent else { throw Findings(report.findings) }
        invocation.terminal.report(report.findings)
        try tell(try desk.adopt(workflows: workflows, templates: templates), invocation)
    }

    private static func tell(_ adoption: Adoption, _ invocation: Invocation) throws {
        let terminal = invocation.terminal
        if terminal.isJSON {
            try terminal.result(json(adoption).text)
        } else {
            for line in lines(adoption) { try terminal.result(terminal.text(line)) }
        }
        invocation.noteRehearsal()
    }

    private static func lines(_ adoption: Adoption) -> [Message] {
        var lines = [
            Message(
                "已采用《\(adoption.title)》\(adoption.to) 版（原为 \(adoption.from) 版）",
                "adopted edition \(adoption.to) of “\(adoption.englishTitle)” (was \(adoption.from))")
        ]
        if adoption.regraded > 0 {
            lines.append(
                Message(
                    "  \(adoption.regraded) 个客户按新版重新评定，等级或管理单位有变",
                    "  customers whose grade or owner is another now: \(adoption.regraded)"))
        }
        if adoption.openCases > 0 {
            lines.append(
                Message(
                    "  \(adoption.openCases) 个在办事项仍按原来的版；用 docket case migrate --all --dry-run 看能否迁移",
                    "  open cases that stay on their edition: \(adoption.openCases); docket case migrate --all --dry-run shows which could move"
                ))
        }
        lines += adoption.lostFields.map {
            Message(
                "  新版不再显示“\($0.form)”的“\($0.field)”：\($0.records) 份记录里的值保留",
                "  “\($0.field)” of “\($0.form)” is no longer shown; its values stay in records: \($0.records)")
        }
        return lines
    }

    private static func json(_ adoption: Adoption) -> JSON {
        .object([
            ("from", .string(adoption.from)), ("to", .string(adoption.to)), ("package", .string(adoption.package)),
            ("openCases", .number(adoption.openCases)), ("regraded", .number(adoption.regraded)),
            (
                "lostFields",
                .array(
                    adoption.lostFields.map {
                        .object([
                            ("form", .string($0.form)), ("field", .string($0.field)), ("records", .number($0.records)),
                        ])
                    })
            ),
        ])
    }

    private static let show = Command(
        "regulation show",
        Message(
            "办公室的管理办法：采用过哪些版，各有多少在办事项",
            "the office's regulation: its editions, since when, and how many open cases each has"),
        examples: ["regulation show", "regulation show --json"]
    ) { invocation in
        let desk = try invocation.desk()
        let editions = try desk.knownEditions()
        let terminal = invocation.terminal
        if terminal.isJSON { return try terminal.result(JSON.array(editions.map(json)).text) }
        let regulation = desk.regulation
        try terminal.result(
            terminal.text(Message("《\(regulation.title)》", "“\(regulation.englishTitle)”"))
                + "\(terminal.gap)\(regulation.id)")
        var table = Table(
            [
                Message("版本", "edition"), Message("启用时间", "since"), Message("启用人", "by"),
                Message("在办事项", "open cases"), Message("内容摘要", "digest"), Message("", ""),
            ].map(terminal.text))
        for edition in editions {
            table.add([
                edition.edition, edition.adopted.localMinute, edition.person, String(edition.openCases),
                String(edition.package.prefix(12)), edition.isInForce ? terminal.text(Message("现行", "in force")) : "",
            ])
        }
        for line in table.lines(terminal) { try terminal.result(line) }
    }

    private static func json(_ edition: KnownEdition) -> JSON {
        .object([
            ("edition", .string(edition.edition)), ("title", .string(edition.title)),
            ("package", .string(edition.package)), ("adopted", .time(edition.adopted)),
            ("person", .string(edition.person)), ("openCases", .number(edition.openCases)),
            ("inForce", .boolean(edition.isInForce)),
        ])
    }
}
