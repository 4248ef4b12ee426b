import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations
import Values
import XML

/// Deadlines: what is due, and the clock that acts on it.
enum DeadlineCommands {
    static let all = [due, tick, importCalendar, showCalendar]

    static let due = Command(
        "due",
        Message("期限：哪些已经逾期，哪些快到期，哪些无人可办", "deadlines: what is late, what comes, what nobody can decide"),
        options: [
            Option("days", .value(Message("天数", "DAYS")), Message("只看这么多天以内的", "only so many days ahead"))
        ], examples: ["due", "due --days 3", "due --json"]
    ) { invocation in
        let desk = try invocation.desk()
        let items = try desk.due(within: try invocation.days())
        let duties = try desk.dutiesDue(within: try invocation.days())
        let terminal = invocation.terminal
        let text = DutyText(terminal)
        if terminal.isJSON {
            return try terminal.result(JSON.array(items.map { json($0, terminal) } + duties.map(text.json)).text)
        }
        guard !items.isEmpty || !duties.isEmpty else {
            return terminal.note(Message("没有期限", "there are no deadlines"))
        }
        try show(items, terminal)
        guard !duties.isEmpty else { return }
        if !items.isEmpty { try terminal.result("") }
        for line in text.table(duties).lines(terminal) { try terminal.result(line) }
    }

    private static func show(_ items: [DueItem], _ terminal: Terminal) throws {
        guard !items.isEmpty else { return }
        var table = Table(
            [
                Message("事项", "case"), Message("流程", "chain"), Message("待办", "task"), Message("名称", "title"),
                Message("期限", "due"), Message("情况", "state"), Message("等待", "waits for"),
            ].map(terminal.text))
        for item in items {
            table.add([
                String(item.heading.case.number), item.heading.chain,
                item.task ?? terminal.text(Message("（整个事项）", "(the whole case)")), item.heading.title,
                item.due?.localMinute ?? "—", DueText(terminal).state(item),
                item.waiting.map { terminal.text($0.words) }.joined(separator: terminal.text(Message("；", "; "))),
            ])
        }
        for line in table.lines(terminal) { try terminal.result(line) }
    }

    private static func json(_ item: DueItem, _ terminal: Terminal) -> JSON {
        .object([
            ("case", .number(item.heading.case.number)), ("chain", .string(item.heading.case.chain)),
            ("task", JSON(item.task)), ("due", JSON(item.due?.iso)), ("paused", .boolean(item.isPaused)),
            ("late", .boolean(item.isLate)), ("vacant", .boolean(item.isVacant)),
            ("workedSince", item.late.map { .number(Int($0)) } ?? .null),
            ("waiting", .array(item.waiting.map { .string(terminal.text($0.words)) })),
        ])
    }

    static let tick = Command(
        "tick", Message("让到期的提醒、督办和自动办理生效（可由 cron 定时运行）", "act on everything that is due (run it from cron)"),
        examples: ["tick", "tick --dry-run"]
    ) { invocation in
        let desk = try invocation.desk()
        let ticked = try desk.tick()
        let terminal = invocation.terminal
        if terminal.isJSON {
            try terminal.result(json(ticked, terminal).text)
        } else {
            try show(ticked, desk, terminal)
        }
        for refused in ticked.refused {
            terminal.reportUndone(refused.case, refused.findings)
        }
        for undone in ticked.undone { terminal.report(undone.findings) }
        invocation.noteRehearsal()
        guard ticked.refused.isEmpty else {
            throw Refusal.clockStopped(in: ticked.refused.count)
        }
        guard ticked.undone.isEmpty else { throw Refusal.dutiesNotOpened(ticked.undone.count) }
    }

    private static func show(_ ticked: Ticked, _ desk: Desk, _ terminal: Terminal) throws {
        for fired in ticked.fired { try terminal.result(line(fired, terminal)) }
        if !ticked.regraded.isEmpty || !ticked.reclassified.isEmpty {
            let names = try desk.names()
            let text = GradeText(desk.regulation, names, terminal)
            for change in ticked.regraded { try terminal.result(text.line(change)) }
            let classes = ClassText(desk.regulation, names, terminal)
            for change in ticked.reclassified { try terminal.result(classes.line(change)) }
        }
        for change in ticked.duties { try terminal.result(DutyText(terminal).line(change)) }
        if ticked.isEmpty { terminal.note(Message("没有到期的", "nothing is due")) }
    }

    private static func json(_ ticked: Ticked, _ terminal: Terminal) -> JSON {
        let fired = ticked.fired.map { fired in
            JSON.object([
                ("case", .number(fired.case)), ("kind", .string(fired.kind.rawValue)), ("label", .string(fired.label)),
                ("due", .time(fired.due)),
            ])
        }
        let refused = ticked.refused.map { refused in
            JSON.object([("case", .number(refused.case)), ("refused", JSON(refused.findings.first?.rule))])
        }
        let duties = ticked.duties.map(DutyText(terminal).json)
        let undone = ticked.undone.map { undone in
            JSON.object([("duty", .string(undone.duty)), ("refused", JSON(undone.findings.first?.rule))])
        }
        return .array(
            fired + refused + ticked.regraded.map(GradeText.json) + ticked.reclassified.map(ClassText.json) + duties
                + undone)
    }

    private static func line(_ fired: Fired, _ terminal: Terminal) throws -> String {
        let what =
            switch fired.kind {
            case .remind: Message("提醒", "reminded")
            case .due: Message("到期", "due")
            case .escalate: Message("督办", "escalated")
            case .automatic: Message("自动办理", "decided by the clock")
            }
        let due = fired.due.localMinute
        return terminal.text(
            Message(
                "事项 \(fired.case)：\(fired.label)　\(what.chinese)（\(due)）",
                "case \(fired.case): \(fired.label): \(what.english) (\(due))"))
    }

    static let importCalendar = Command(
        "calendar import", Message("导入一年的放假安排", "load a year's public holidays"),
        [Positional(Message("文件", "FILE"), repeated: true)], examples: ["calendar import 2027.xml"]
    ) { invocation in
        let years = try invocation.arguments.positionals.map(CalendarFile.read)
        let moved = try invocation.desk().importCalendar(years)
        let terminal = invocation.terminal
        if terminal.isJSON {
            let answer = JSON.object([
                ("years", .array(years.map { .number($0.year.year) })), ("moved", .array(moved.map(json))),
            ])
            try terminal.result(answer.text)
        } else {
            for year in years {
                let (off, worked) = (year.year.holidays.count, year.year.makeUpDays.count)
                try terminal.result(
                    terminal.text(
                        Message(
                            "\(year.year.year)年：放假 \(off) 天，调休上班 \(worked) 天",
                            "\(year.year.year): \(off) days off, \(worked) weekend days worked")))
            }
            let due = Set(moved.filter { $0.kind == .due }.map(\.case))
            for timer in moved where timer.kind == .due || !due.contains(timer.case) {
                try terminal.result(terminal.text(words(timer)))
            }
        }
        invocation.noteRehearsal()
    }

    static let showCalendar = Command(
        "calendar show", Message("办公室的放假安排", "the public holidays that the office knows"),
        [Positional(Message("年份", "YEAR"), required: false)], examples: ["calendar show", "calendar show 2026"]
    ) { invocation in
        let desk = try invocation.desk()
        let wanted = try invocation.positional(0).map(invocation.year)
        let years = try desk.calendar().filter { wanted == nil || $0.year == wanted }
        guard !years.isEmpty || wanted == nil else {
            throw Refusal.missingYear(wanted ?? 0, label: Message(verbatim: String(wanted ?? 0)))
        }
        let terminal = invocation.terminal
        if terminal.isJSON { return try terminal.result(JSON.array(years.map(json)).text) }
        guard !years.isEmpty else { return terminal.note(Message("没有放假安排", "no public holidays are loaded")) }
        for year in years {
            try terminal.result(terminal.bold(terminal.text(Message("\(year.year)年", "\(year.year)"))))
            for holiday in try desk.holidays(of: year.year) {
                try terminal.result("  \(holiday.name)\(terminal.gap)\(holiday.from.iso) – \(holiday.to.iso)")
            }
            let worked = year.makeUpDays.map(\.iso).sorted().joined(separator: " ")
            if !worked.isEmpty {
                try terminal.result("  " + terminal.pair(Message("调休上班", "worked weekend days"), worked))
            }
        }
    }

    private static func words(_ timer: MovedTimer) throws -> Message {
        let (from, to) = (timer.from.localMinute, timer.to.localMinute)
        let what =
            switch timer.kind {
            case .due: Message("期限", "due")
            case .remind: Message("提醒", "the reminder comes")
            case .escalate: Message("督办", "the escalation comes")
            case .automatic: Message("自动办理", "the decision by the clock comes")
            }
        return Message(
            "事项 \(timer.case) 的\(what.chinese)由 \(from) 改为 \(to)",
            "case \(timer.case): \(what.english) \(to) instead of \(from)")
    }

    private static func json(_ timer: MovedTimer) -> JSON {
        .object([
            ("case", .number(timer.case)), ("kind", .string(timer.kind.rawValue)), ("from", .time(timer.from)),
            ("due", .time(timer.to)),
        ])
    }

    private static func json(_ year: WorkingYear) -> JSON {
        .object([
            ("year", .number(year.year)), ("holidays", .array(year.holidays.map(\.iso).sorted().map { .string($0) })),
            ("workdays", .array(year.makeUpDays.map(\.iso).sorted().map { .string($0) })),
        ])
    }
}

extension Invocation {
    fileprivate func days() throws -> Int? {
        guard let text = arguments.value("days") else { return nil }
        guard let days = Int(text), (0...3660).contains(days) else {
            throw UsageError(
                "days", Message("“\(text)” 不是天数", "“\(text)” is no number of days"), command: command.name)
        }
        return days
    }

    fileprivate func year(_ text: String) throws -> Int {
        guard let year = Int(text), (1...9999).contains(year) else {
            throw UsageError(
                "year", Message("“\(text)” 不是年份", "“\(text)” is not a year"), command: command.name)
        }
        return year
    }
}

extension Refusal {
    fileprivate static func clockStopped(in cases: Int) -> Refusal {
        Refusal(
            "tick.some-refused", Message("有 \(cases) 个事项没有办成", "\(cases) cases were refused"), access: .granted)
    }

    fileprivate static func dutiesNotOpened(_ count: Int) -> Refusal {
        Refusal(
            "tick.duties-not-opened", Message("有 \(count) 处定期工作没有排成", "\(count) duties could not be opened"),
            access: .granted)
    }
}
