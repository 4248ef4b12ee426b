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
        if let span = file.span {
            let (first, last) = (span.lowerBound.iso, span.upperBound.iso)
            terminal.note(
                Message("\(file.measure.label)：\(first) 至 \(last)", "\(file.measure.id): \(first) to \(last)"))
        }
        guard !file.rows.isEmpty else { return terminal.note(Message("没有数据", "there are no figures")) }
        try show(file, try desk.names(), terminal)
    }

    private static func show(_ file: MeasureFile, _ names: Names, _ terminal: Terminal) throws {
        let ranked = [Message("名次", "rank"), Message("范围", "within")]
        let headings = [Message("编号", "number"), Message("名称", "name"), file.measure.counted]
        var table = Table((headings + (file.measure.rank == nil ? [] : ranked)).map(terminal.text))
        for (account, figure) in file.rows {
            let shown = try shown(figure.figure, file.measure).grouped(decimals: file.measure.decimals)
            let standing = [figure.place.map { String($0) }, figure.within.map(names.unit)]
            table.add([account.number, account.name, shown] + (file.measure.rank == nil ? [] : standing))
        }
        for line in table.lines(terminal) { try terminal.result(line) }
    }

    private static func json(_ file: MeasureFile, _ terminal: Terminal) throws -> JSON {
        .object([
            ("measure", .string(file.measure.id)), ("on", .string(file.day.iso)),
            ("from", JSON(file.span?.lowerBound.iso)), ("to", JSON(file.span?.upperBound.iso)),
            ("unit", .string(terminal.text(file.measure.counted))),
            (
                "figures",
                .array(
                    try file.rows.map { account, figure in
                        .object([
                            ("number", .string(account.number)), ("name", .string(account.name)),
                            ("figure", .string(try shown(figure.figure, file.measure).plain)),
                            ("rank", figure.place.map { .number($0) } ?? .null), ("within", JSON(figure.within)),
                        ])
                    })
            ),
        ])
    }

    /// A figure with the decimals that its measure is shown with; shares as per cents.
    private static func shown(_ figure: Fraction, _ measure: Measure) throws -> ExactDecimal {
        let figure = measure.unit == "%" ? try figure.multiplied(by: Fraction(100)) : figure
        return try figure.rounded(decimals: measure.decimals)
    }

    private static let grade = Command(
        "grade",
        Message(
            "按现在知道的数据，某一天哪些客户的等级和分类会变、为什么；只看，不改（tick 在期间更替时改）",
            "whose grade and classes would change as of a day by the figures known now, and why; changes nothing (tick does)"
        ),
        options: [day], examples: ["grade", "grade --on 2026-10-02 --json"]
    ) { invocation in
        let desk = try invocation.desk()
        let changes = try desk.gradeChanges(on: try invocation.date("on"))
        let terminal = invocation.terminal
        if terminal.isJSON {
            return try terminal.result(
                JSON.array(changes.grades.map(GradeText.json) + changes.classes.map(ClassText.json)).text)
        }
        guard !changes.grades.isEmpty || !changes.classes.isEmpty else {
            return terminal.note(Message("等级和分类没有变化", "no grade and no class changes"))
        }
        let names = try desk.names()
        for change in changes.grades { try terminal.result(GradeText(desk.regulation, names, terminal).line(change)) }
        for change in changes.classes { try terminal.result(ClassText(desk.regulation, names, terminal).line(change)) }
    }
}
