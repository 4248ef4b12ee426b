import Casework
import Diagnostics
import Files
import Procedure
import Regulations
import Values

/// `docket measure show` and `docket grade`: what accounts come to as of a day.
enum MeasureCommands {
    static let all = [show, grade]

    private static let day = Option(
        "on", .value(Message("日期", "DATE")), Message("按哪一天算（默认今天）", "as of which day (today unless given)"))

    private static let show = Command(
        "measure show",
        Message("某一天各客户的指标：期间按这一天的日历算", "a measure of customers as of a day, by its calendar"),
        [Positional(Message("指标", "ID"))], options: [RecordOptions.unit, day],
        examples: ["measure show yearly-revenue", "measure show city-revenue-rank --unit jia --on 2026-10-02"]
    ) { invocation in
        let desk = try invocation.desk()
        let file = try desk.measure(
            try invocation.required(0), unit: invocation.arguments.value("unit"), on: try invocation.date("on"))
        let terminal = invocation.terminal
        if terminal.isJSON { return try terminal.result(json(file, terminal).text) }
        let (first, last) = (file.months.lowerBound.iso, file.months.upperBound.iso)
        terminal.note(Message("\(file.measure.label)：\(first) 至 \(last)", "\(file.measure.id): \(first) to \(last)"))
        guard !file.rows.isEmpty else { return terminal.note(Message("没有数据", "there are no figures")) }
        try show(file, try desk.names(), terminal)
    }

    private static func show(_ file: MeasureFile, _ names: Names, _ terminal: Terminal) throws {
        let ranked = [Message("名次", "rank"), Message("范围", "within")]
        let headings = [Message("编号", "number"), Message("名称", "name"), file.measure.counted]
        var table = Table((headings + (file.measure.rank == nil ? [] : ranked)).map(terminal.text))
        for (account, figure) in file.rows {
            let shown = try figure.figure.rounded(decimals: 2).grouped(decimals: 2)
            let standing = [figure.place.map { String($0) }, figure.within.map(names.unit)]
            table.add([account.number, account.name, shown] + (file.measure.rank == nil ? [] : standing))
        }
        for line in table.lines(terminal) { try terminal.result(line) }
    }

    private static func json(_ file: MeasureFile, _ terminal: Terminal) throws -> JSON {
        .object([
            ("measure", .string(file.measure.id)), ("on", .string(file.day.iso)),
            ("from", .string(file.months.lowerBound.iso)), ("to", .string(file.months.upperBound.iso)),
            ("unit", .string(terminal.text(file.measure.counted))),
            (
                "figures",
                .array(
                    try file.rows.map { account, figure in
                        .object([
                            ("number", .string(account.number)), ("name", .string(account.name)),
                            ("figure", .string(try figure.figure.rounded(decimals: 2).plain)),
                            ("rank", figure.place.map { .number($0) } ?? .null), ("within", JSON(figure.within)),
                        ])
                    })
            ),
        ])
    }

    private static let grade = Command(
        "grade",
        Message(
            "按现在知道的数据，某一天哪些客户的等级会变、为什么；只看，不改（tick 在期间更替时改）",
            "whose grade would change as of a day by the figures known now, and why; changes nothing (tick does)"),
        options: [day], examples: ["grade", "grade --on 2026-10-02 --json"]
    ) { invocation in
        let desk = try invocation.desk()
        let changes = try desk.gradeChanges(on: try invocation.date("on"))
        let terminal = invocation.terminal
        if terminal.isJSON { return try terminal.result(JSON.array(changes.map(GradeText.json)).text) }
        guard !changes.isEmpty else { return terminal.note(Message("等级没有变化", "no grade changes")) }
        let text = GradeText(desk.regulation, try desk.names(), terminal)
        for change in changes { try terminal.result(text.line(change)) }
    }
}
