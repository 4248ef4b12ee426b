import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations

/// `docket record …`: records of any form that the regulation has.
enum FormRecordCommands {
    static let all = [submit, show, list, update, form]

    private static let formName = Positional(Message("表单", "FORM"))
    private static let number = Positional(Message("编号", "NUMBER"))

    private static let submit = Command(
        "record submit", Message("提交任何一种表单，开始它的流程", "submit any form and begin its chain"), [formName],
        options: [RecordOptions.form, RecordOptions.set, RecordOptions.unit, RecordOptions.attach],
        examples: [
            "record submit visit --form 拜访.xml",
            "record submit visit -s customer=KH20260001 -s date=2026-11-20 -s visitors=甲示例 -s met=乙示例 -s purposes=hear -s findings=运行正常",
        ]
    ) { invocation in
        let id = try invocation.required(0)
        let label = try invocation.desk().form(id).label
        try RecordOptions.submit(Message("已提交\(label)", "\(id) submitted:"), invocation) { _ in id }
    }

    private static let show = Command(
        "record show", Message("一份表单的内容和办理情况", "a record and how far it is"), [formName, number],
        examples: ["record show visit BF20260001", "record show contract GDYH-2026-0001 --json"]
    ) { invocation in
        let file = try invocation.desk().recordFile(of: invocation.required(0), invocation.required(1))
        let text = RecordText(file, invocation.terminal)
        guard invocation.terminal.isJSON else { return try text.write() }
        try invocation.terminal.result(text.json().text)
    }

    private static let list = Command(
        "record list", Message("一种表单的记录：管理范围内和我经手的", "the records of a form: of your scope and those you dealt with"),
        [formName],
        options: [RecordOptions.customer, ListLimit.option],
        examples: ["record list visit", "record list contract --customer KH20260001 --json"]
    ) { invocation in
        let desk = try invocation.desk()
        let form = try desk.form(try invocation.required(0))
        let listed = try desk.records(
            of: form.id, customer: invocation.arguments.value("customer"), limit: try ListLimit.limit(invocation))
        ListLimit.noteCut(listed.isCut, invocation)
        let terminal = invocation.terminal
        if terminal.isJSON { return try terminal.result(JSON.array(listed.rows.map(RecordFields.json)).text) }
        guard !listed.rows.isEmpty else {
            return terminal.note(Message("没有\(form.label)", "no records of “\(form.id)”"))
        }
        for line in try table(of: listed.rows, form, desk.names(), terminal).lines(terminal) {
            try terminal.result(line)
        }
    }

    private static let update = Command(
        "record update",
        Message(
            "更正办理之外的记录；更正和原因留在档案里", "correct a record outside its case; the correction and its reason stay on file"),
        [formName, number], options: [RecordOptions.form, RecordOptions.set, RecordOptions.reason],
        examples: ["record update visit BF20260001 -s place=客户办公室 --reason 地点写错了"]
    ) { invocation in
        let id = try invocation.required(0)
        try RecordOptions.correct(try invocation.required(1), invocation) { _ in id }
    }

    private static let form = Command(
        "record form",
        Message("一种表单要填什么、由谁提交；不写表单则列出全部", "what a form asks for, and of whom; all forms unless one is named"),
        [Positional(Message("表单", "FORM"), required: false)], examples: ["record form", "record form contract"]
    ) { invocation in
        let desk = try invocation.desk()
        let terminal = invocation.terminal
        guard let id = invocation.positional(0) else { return try FormText.list(desk.regulation, terminal) }
        let text = FormText(try desk.form(id), desk.regulation, terminal)
        if terminal.isJSON { return try terminal.result(text.json().text) }
        for line in text.lines() { try terminal.result(line) }
    }

    private static func table(of records: [RecordRow], _ form: Form, _ names: Names, _ terminal: Terminal) throws
        -> Table
    {
        var table = Table(
            [
                Message("编号", "number"), Message("内容", "title"), Message("客户", "customer"), Message("单位", "unit"),
                Message("状态", "state"), Message("时间", "time"),
            ].map(terminal.text))
        for record in records {
            table.add([
                record.number, form.title(of: record.values), record.customer, names.unit(record.unit),
                terminal.text(record.state.label), record.updated.localMinute,
            ])
        }
        return table
    }
}
