import Casework
import Diagnostics
import Files
import Procedure
import Records

/// `docket visit …`
enum VisitCommands {
    static let all = [record, list]

    private static let record = Command(
        "visit record", Message("记录一次客户拜访", "record a visit to a customer"),
        options: [RecordOptions.form, RecordOptions.set, RecordOptions.unit],
        examples: [
            "visit record --form 拜访.xml",
            "visit record -s customer=KH20260001 -s date=2026-11-20 -s visitors=甲示例 -s met=乙示例 -s purposes=present,hear -s findings=运行正常",
        ]
    ) { invocation in
        try RecordOptions.submit(Message("已记录拜访", "visit recorded:"), invocation) { desk in try desk.form(in: .visit).id
        }
    }

    private static let list = Command(
        "visit list", Message("管理范围内的拜访记录", "the visits of your scope"),
        options: [
            RecordOptions.customer, ListLimit.option,
        ], examples: ["visit list", "visit list --customer KH20260001"]
    ) { invocation in
        let desk = try invocation.desk()
        let form = try desk.form(in: .visit)
        let listed = try desk.records(
            of: form.id, customer: invocation.arguments.value("customer"),
            limit: try ListLimit.limit(invocation))
        let records = listed.rows
        ListLimit.noteCut(listed.isCut, invocation)
        let terminal = invocation.terminal
        if terminal.isJSON { return try terminal.result(JSON.array(records.map(RecordFields.json)).text) }
        guard !records.isEmpty else { return terminal.note(Message("没有拜访记录", "no visits")) }
        let names = try desk.names()
        let fields = form.fields.filter { $0.isRequired && $0.type.isBrief }
        let heads = [Message("编号", "number"), Message("客户", "customer")]
        var table = Table((heads + fields.map { Message($0.label, $0.englishLabel) }).map(terminal.text))
        for record in records {
            table.add(
                [record.number, record.customer]
                    + fields.map { RecordFields.text(of: $0, in: record, names, terminal) })
        }
        for line in table.lines(terminal) { try terminal.result(line) }
    }
}
