import Casework
import Diagnostics
import Files
import Procedure
import Records
import Regulations
import Values

/// `docket contract …`
enum ContractCommands {
    static let all = [submit, show, list, importing]

    private static let submit = Command(
        "contract submit", Message("提交合同，开始审批", "submit a contract and begin its approval"),
        options: [
            RecordOptions.form, RecordOptions.set, RecordOptions.unit,
            RecordOptions.attach,
        ],
        examples: [
            "contract submit --form 合同.xml --attach 合同.pdf",
            "contract submit -s customer=KH20260001 -s title=2027年度函件合作合同 -s subject=账单 -s amount=620万 -s start=2027-01-01 -s end=2027-12-31 -s payment=按月结算",
        ]
    ) { invocation in
        try RecordOptions.submit(Message("已提交合同", "contract submitted:"), invocation) { desk in
            try desk.form(in: .contract).id
        }
    }

    private static let show = Command(
        "contract show", Message("一份合同的内容和办理情况", "a contract and how far it is"),
        [Positional(Message("合同编号", "CONTRACT"))], examples: ["contract show GDYH-2026-0001"]
    ) { invocation in
        let desk = try invocation.desk()
        let files = try desk.caseFiles(of: desk.form(in: .contract).id, try invocation.required(0))
        let terminal = invocation.terminal
        if terminal.isJSON {
            return try terminal.result(JSON.array(files.map { try CaseText($0, terminal).json() }).text)
        }
        for file in files {
            for line in try CaseText(file, terminal).lines() { try terminal.result(line) }
            try terminal.result("")
            try RecordText.writeContent(of: file.record, file.form, file.attachments, file.names, terminal)
        }
    }

    private static let list = Command(
        "contract list",
        Message("管理范围内和我经手的合同：步骤、在谁手里", "the contracts of your scope and those you dealt with: step and holder"),
        options: [RecordOptions.customer] + CaseFilters.filters + CaseFilters.form + [ListLimit.option],
        examples: [
            "contract list", "contract list --customer KH20260001 --json", "contract list --state open --sort -amount",
        ]
    ) { invocation in
        let arguments = invocation.arguments
        var query = try CaseFilters.query(invocation)
        let isPlain = query.isAll && CaseFilters.form.allSatisfy { !arguments.has($0.name) }
        guard !isPlain else { return try listAll(invocation) }
        query.form = try invocation.desk().form(in: .contract).id
        query.customer = arguments.value("customer")
        try ListCommands.show(
            query, ["record", "title", "amount", "customer", "unit", "state", "step", "holder"], invocation,
            json: { try json($0.heading.record, $0.standing) }
        ) { Message("没有符合条件的合同", "no contract matches") }
    }

    /// All contracts, also those that no case is about.
    private static func listAll(_ invocation: Invocation) throws {
        let desk = try invocation.desk()
        let form = try desk.form(in: .contract)
        let listed = try desk.records(
            of: form.id, customer: invocation.arguments.value("customer"), limit: try ListLimit.limit(invocation))
        let records = listed.rows
        ListLimit.noteCut(listed.isCut, invocation)
        let terminal = invocation.terminal
        let cases = try desk.standings(of: form.id, records.map(\.number))
        if terminal.isJSON {
            return try terminal.result(JSON.array(records.map { try json($0, cases[$0.number]) }).text)
        }
        guard !records.isEmpty else { return terminal.note(Message("没有合同", "no contracts")) }
        let names = try desk.names()
        var table = Table(
            [
                Message("编号", "number"), Message("名称", "title"), Message("金额（元）", "amount"), Message("客户", "customer"),
                Message("单位", "unit"), Message("状态", "state"), Message("步骤", "step"), Message("在谁手里", "holder"),
            ].map(terminal.text))
        for record in records {
            let shown = [form.namingField, form.field(in: .amount)].map { field in
                field.flatMap { RecordFields.text(of: $0, in: record, names, terminal) }
            }
            let last = cases[record.number]
            table.add(
                [record.number] + shown + [record.customer, names.unit(record.unit), terminal.text(record.state.label)]
                    + [last.map { terminal.list($0.tasks.map(\.label)) }, last?.holderText(terminal)])
        }
        for line in table.lines(terminal) { try terminal.result(line) }
    }

    /// A contract for programs: its record, and where its last case stands.
    private static func json(_ record: RecordRow, _ last: CaseStanding?) throws -> JSON {
        guard case .object(let members) = try RecordFields.json(record) else { return .null }
        return .object(
            members + [
                ("case", last.map { .number($0.case) } ?? .null),
                ("steps", .array((last?.tasks ?? []).map { .string($0.state) })),
                ("labels", .array((last?.tasks ?? []).map { .string($0.label) })),
                ("holders", .array((last?.holders ?? []).map { .string($0.code) })),
            ])
    }

    private static let importing = Command(
        "contract import", Message("从 CSV 批量提交合同；全部成功或全部不动", "submit contracts from a CSV; all or nothing"),
        [Positional(Message("文件", "FILE"))], examples: ["contract import 合同.csv", "contract import 合同.csv --dry-run"]
    ) { invocation in
        let desk = try invocation.desk()
        let columns = CSVColumn.columns(of: try desk.form(in: .contract))
        let table = try CSVTable(try invocation.required(0), columns, takesOthers: true)
        try BulkReport.report(try table.load(desk.importContracts), invocation)
    }
}
