import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations
import Wording

/// Options and output that commands about records share.
enum RecordOptions {
    static let form = Option(
        "form", short: "f", .value(Message("文件", "FILE")), Message("填好的表单（XML）", "the filled-in form (XML)"))
    static let set = Option(
        "set", short: "s", .values(Message("字段=值", "FIELD=VALUE")), Message("填写一个字段", "fill in a field"))
    static let unit = Option(
        "unit", short: "u", .value(Message("单位", "UNIT")),
        Message("单位代码（默认自己的单位）", "the unit's code (your own unless given)"))

    static let attach = Option(
        "attach", .values(Message("文件", "FILE")), Message("同时附上文件", "attach a file with it"))
    static let kind = Option(
        "kind", .value(Message("表单", "FORM")),
        Message("编号属于哪种表单（默认按编号查找）", "which form the number belongs to (found by the number unless given)"))
    static let customer = Option(
        "customer", .value(Message("客户编号", "CUSTOMER")), Message("只列一个客户的", "of one customer only"))
    static let reason = Option(
        "reason", .value(Message("原因", "TEXT")), Message("更正的原因", "why it is corrected"))

    /// Submits a form as it is filled in on the command line.
    ///
    /// - Parameter what: what to say was done, by the place in its life that the record has come to.
    static func submit(
        _ what: (RecordState) -> Message, _ invocation: Invocation, form id: (Desk) throws -> String
    ) throws {
        let desk = try invocation.desk()
        let form = try desk.form(id(desk))
        let entry = try FormReading(invocation: invocation, form: form, desk: desk).entry(asksForMissing: true)
        let files = try invocation.arguments.values("attach").map { try FileOpening.file($0, role: nil) }
        let submitted = try desk.submit(form.id, entry, files: files)
        try report(submitted, what(submitted.state), invocation)
    }

    /// Submits a form as it is filled in on the command line.
    static func submit(_ what: Message, _ invocation: Invocation, form id: (Desk) throws -> String) throws {
        try submit({ _ in what }, invocation, form: id)
    }

    /// Corrects a record of a form; which form the desk tells.
    static func correct(_ number: String, _ invocation: Invocation, form id: (Desk) throws -> String) throws {
        let desk = try invocation.desk()
        let form = try desk.form(id(desk))
        let entry = try FormReading(invocation: invocation, form: form, desk: desk).entry(asksForMissing: false)
        let fields = try desk.correct(
            form.id, number, with: entry, reason: invocation.arguments.value("reason") ?? "")
        let terminal = invocation.terminal
        try terminal.result(
            terminal.isJSON
                ? JSON.object([("number", .string(number)), ("corrected", .array(fields.map { .string($0) }))]).text
                : terminal.text(
                    Message("已更正：\(fields.joined(separator: "、"))", "corrected: \(fields.joined(separator: ", "))")))
        invocation.noteRehearsal()
    }

    /// Says what became of a submission.
    static func report(_ submitted: Submitted, _ what: Message, _ invocation: Invocation) throws {
        let terminal = invocation.terminal
        try terminal.result(
            terminal.isJSON ? json(submitted).text : "\(terminal.text(what)) \(line(submitted, terminal))")
        invocation.noteRehearsal()
    }

    /// A submission on one line: its number, its case and its letter.
    static func line(_ submitted: Submitted, _ terminal: Terminal) -> String {
        let number = submitted.case.map { terminal.text(Message("事项 \($0)", "case \($0)")) }
        return [submitted.number, number, submitted.letter].compactMap { $0 }.joined(separator: terminal.gap)
    }

    /// A submission as JSON.
    static func json(_ submitted: Submitted) -> JSON {
        .object([
            ("number", .string(submitted.number)), ("case", submitted.case.map { .number($0) } ?? .null),
            ("letter", JSON(submitted.letter)), ("state", .string(submitted.state.rawValue)),
        ])
    }
}

/// `docket customer …`
enum CustomerCommands {
    static let all = [register, update, show, list, importing]

    private static let register = Command(
        "customer register", Message("登记大客户并向上级申报注册", "register a key account and apply to the next level up"),
        options: [RecordOptions.form, RecordOptions.set, RecordOptions.unit],
        examples: [
            "customer register --form 客户.xml",
            "customer register -s name=示例出版有限公司 -s industry=press -s address=示例路1号 -s contact=某某 -s telephone=000-0000 -s expected-revenue=620万",
        ]
    ) { invocation in
        try RecordOptions.submit(done, invocation) { desk in try desk.form(in: .account).id }
    }

    /// Where nobody else decides, the account is registered at once.
    private static func done(_ state: RecordState) -> Message {
        state == .applied
            ? Message("已申报注册", "registration applied for:") : Message(state.label.chinese, "\(state.label.english):")
    }

    private static let update = Command(
        "customer update",
        Message("更正客户资料；更正和原因留在档案里", "correct a customer's data; the correction and its reason stay on file"),
        [Positional(Message("客户编号", "CUSTOMER"))],
        options: [
            RecordOptions.form, RecordOptions.set, RecordOptions.reason,
        ], examples: ["customer update KH20260001 -s telephone=020-00000001 --reason 客户换了电话"]
    ) { invocation in
        try RecordOptions.correct(try invocation.required(0), invocation) { try $0.form(in: .account).id }
    }

    private static let show = Command(
        "customer show", Message("一个客户的资料、等级和管理单位", "a customer's data, tier and owner"),
        [Positional(Message("客户编号", "CUSTOMER"))], examples: ["customer show KH20260001"]
    ) { invocation in
        try show(try invocation.required(0), invocation.desk(), invocation.terminal)
    }

    /// Shows a customer by number.
    static func show(_ number: String, _ desk: Desk, _ terminal: Terminal) throws {
        let file = try desk.customerFile(number)
        if terminal.isJSON { return try terminal.result(CustomerText(file, desk.regulation, terminal).json().text) }
        for line in try CustomerText(file, desk.regulation, terminal).lines() { try terminal.result(line) }
        try RecordFields.show(file.record, file.form, file.names, terminal)
    }

    private static let list = Command(
        "customer list", Message("管理范围内的客户", "the customers of your scope"),
        [Positional(Message("名称的一部分", "PART OF A NAME"), required: false)],
        options: [RecordOptions.unit, ListLimit.option],
        examples: ["customer list", "customer list 出版", "customer list --unit jia --json"]
    ) { invocation in
        let desk = try invocation.desk()
        _ = try desk.form(in: .account)
        let listed = try desk.customers(
            matching: invocation.positional(0), unit: invocation.arguments.value("unit"),
            limit: try ListLimit.limit(invocation))
        ListLimit.noteCut(listed.isCut, invocation)
        try CustomerText.list(listed.rows, try desk.names(), invocation.terminal)
    }

    private static let importing = Command(
        "customer import", Message("从 CSV 批量登记客户；全部成功或全部不动", "register customers from a CSV; all or nothing"),
        [Positional(Message("文件", "FILE"))], examples: ["customer import 客户.csv", "customer import 客户.csv --dry-run"]
    ) { invocation in
        let desk = try invocation.desk()
        let columns = CSVColumn.columns(of: try desk.form(in: .account))
        let table = try CSVTable(try invocation.required(0), columns, takesOthers: true)
        try BulkReport.report(try table.load(desk.importCustomers), invocation)
    }
}

/// Says what became of many submissions.
enum BulkReport {
    static func report(_ submitted: [Submitted], _ invocation: Invocation) throws {
        let terminal = invocation.terminal
        if terminal.isJSON {
            try terminal.result(JSON.array(submitted.map(RecordOptions.json)).text)
        } else {
            for one in submitted { try terminal.result(RecordOptions.line(one, terminal)) }
            terminal.note(Message("共 \(submitted.count) 条", "\(submitted.count) in all"))
        }
        invocation.noteRehearsal()
    }
}
