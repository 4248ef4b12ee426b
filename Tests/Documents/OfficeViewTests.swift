import Casework
import Diagnostics
import Documents
import Files
import Fixtures
import Foundation
import Procedure
import Records
import Testing
import Values
import XML

/// Papers of a real office, from its own records.
@Suite struct OfficeViewTests {
    private let office: OfficeFixture

    init() throws { office = try OfficeFixture() }

    private func act(_ person: String, _ number: Int, _ action: TaskAction, files: [FileToAttach] = []) throws {
        _ = try office.desk(person).act(on: number, action, files: files)
    }

    private func producer(_ person: String) throws -> DocumentProducer { DocumentProducer(try office.desk(person)) }

    private func view(_ paper: Paper) throws -> Document { try Document.parse(paper.bytes, name: paper.name) }

    /// A contract that was returned once, revised, agreed, signed and filed; its number.
    private func filedContract() throws -> String {
        let (contract, number) = try office.submitted()
        _ = try office.desk("clerk").attach([Self.file("测算表.xlsx", "figures")], to: "contract", contract)
        try act("centre", number, TaskAction("approve", opinion: "同意"))
        try act("business", number, TaskAction("return", opinion: "结算条款不明确。\n请写明付款日。"))
        try act("clerk", number, TaskAction("submit", opinion: "已改", values: ["payment": "按月结算，次月十日前付清"]))
        for person in ["centre", "business", "general"] { try act(person, number, TaskAction("approve")) }
        try act("leader", number, TaskAction("approve", opinion: "同意报市场部"))
        for person in ["quality", "operations", "finance"] { try act(person, number, TaskAction("approve")) }
        try act("market", number, TaskAction("object", opinion: "建议由省公司签约"))
        try act(
            "market", number,
            TaskAction("approve", values: ["consolidated-opinion": "同意，省公司签约", "signing-entity": "company"]))
        try act("manager", number, TaskAction("submit", values: ["subject": "账单、宣传函件与退信处理"]))
        try act("president", number, TaskAction("sign", values: ["signed-on": "2026-11-20"]))
        try act(
            "clerk", number,
            TaskAction("sign", values: ["customer-signed-on": "2026-11-21"]),
            files: [Self.file("双方签署的合同.pdf", "a scan", role: "signed-copy")])
        try act("archivist", number, TaskAction("file"))
        return contract
    }

    private static func file(_ name: String, _ content: String, role: String? = nil) -> FileToAttach {
        var rest = Array(content.utf8)
        return FileToAttach(name: name, role: role) {
            defer { rest = [] }
            return rest
        }
    }

    @Test func `the packet of a filed contract`() throws {
        let contract = try filedContract()
        let view = try view(producer("clerk").packet(of: contract, as: .xml))
        let problems = try ShapeConformance(of: "packet").problems(in: view)
        #expect(problems == [])
        #expect(try text("//case/@state-label", view) == "已签约备案")
        #expect(try text("count(//case/step[@state != 'done'])", view) == "0")
        #expect(try text("//step[@id = 'bureau-departments']/@rounds", view) == "2")
        #expect(try text("count(//case//opinion[@void = 'true'])", view) == "2")
        #expect(try text("//version[@number = 2]/voids[2]/@name", view) == "庚示例")
        #expect(try text("//version[@number = 2]/change[@field = 'payment']/new/@value", view) == "按月结算，次月十日前付清")
        #expect(try text("//contract/amount/@words", view) == "陆佰贰拾万元整")
        #expect(try text("//contract/field[@id = 'signing-entity']/@text", view) == "省公司")
        #expect(try text("//number[@series = 'filing']/@value", view) == "BA20260001")
        #expect(try text("//attachment[@role = 'signed-copy']/@role-label", view) == "双方签署的合同扫描件")
        #expect(try text("//letter/@addressee", view) == "示例省邮政函件集邮局")
        #expect(try text("//opinion[@action = 'return']/text/line[2]", view) == "请写明付款日。")
        #expect(try text("count(//task[@id = 'signing-bureau'])", view) == "0")
        try Golden("packet").check(view)
        try keep(producer("clerk").packet(of: contract, as: .html), as: "office-packet")
    }

    @Test func `a packet shows what is still to be done`() throws {
        let (contract, number) = try office.submitted()
        try act("centre", number, TaskAction("approve"))
        let view = try view(producer("clerk").packet(of: contract, as: .xml))
        let problems = try ShapeConformance(of: "packet").problems(in: view)
        #expect(problems == [])
        #expect(try text("//case/@present", view) == "省局各部门审核")
        #expect(try text("//task[@id = 'business-review']/@state", view) == "open")
        #expect(try text("//task[@id = 'business-review']/@post", view) == "审核人")
        #expect(try text("//step[@id = 'bureau-leaders']/@state", view) == "ahead")
        #expect(try text("count(//step[@id = 'revision'])", view) == "0")
        try keep(producer("clerk").packet(of: contract, as: .html), as: "office-packet-open")
    }

    @Test func `a packet shows what was asked, answered and copied, and no draft`() throws {
        let (contract, number) = try office.submitted()
        _ = try office.desk("centre").draft(TaskChoice(number, text: "草稿不上纸"))
        _ = try office.desk("centre").ask(TaskChoice(number, text: "能否按月结算？\n从哪个月起？"), of: "finance")
        _ = try office.desk("finance").answer("可以，从一月起", about: number)
        _ = try office.desk("business").ask(TaskChoice(number, text: "时限是否过短？"), of: "quality")
        _ = try office.desk("centre").copy(number, to: [.person("market"), .unit("yi")], note: "请知悉")
        let view = try view(producer("clerk").packet(of: contract, as: .xml))
        #expect(try ShapeConformance(of: "packet").problems(in: view) == [])
        #expect(try text("//question[1]/text/line[2]", view) == "从哪个月起？")
        #expect(try text("//question[1]/performer/@name", view) == "戊示例")
        #expect(try text("//question[1]/asked/@name", view) == "丑示例")
        #expect(try text("//question[1]/answer/line", view) == "可以，从一月起")
        #expect(try text("//question[2]/@state", view) == "open")
        #expect(try text("//copy[1]/@person", view) == "寅示例")
        #expect(try text("//copy[2]/@unit", view) == "乙市邮政局")
        #expect(try text("//copy[2]/@note", view) == "请知悉")
        let paper = try producer("clerk").packet(of: contract, as: .html)
        let html = String(decoding: paper.bytes, as: UTF8.self)
        for shown in ["沟通记录", "能否按月结算？", "可以，从一月起", "尚未答复", "抄送：请知悉（戊示例）"] {
            #expect(html.contains(shown), "\(shown)")
        }
        #expect(!html.contains("草稿不上纸"))
        try keep(paper, as: "office-packet-conversation")
    }

    @Test func `a packet of a contract that nobody submitted is refused`() throws {
        let error = #expect(throws: Refusal.self) {
            try producer("clerk").packet(of: "GDYH-2026-9999", as: .html)
        }
        #expect(error?.findings.isEmpty == false)
    }

    @Test func `a record by itself, and the ledger of its form, have the shapes of their views`() throws {
        let customer = try office.registered()
        let visit = try office.desk("clerk").submit(
            "visit",
            FormEntry(values: [
                "customer": customer, "date": "2026-11-02", "visitors": "甲示例", "met": "某某", "purposes": "present hear",
                "findings": "通报运行情况。",
            ]))
        for (document, subject) in [("record", visit.number), ("ledger", "visit")] {
            let request = PaperRequest(document: document, subject: subject, form: nil, period: nil, unit: nil)
            let view = try view(producer("clerk").paper(request, as: .xml))
            let problems = try ShapeConformance(of: document).problems(in: view)
            #expect(problems == [])
            try Golden(document).check(view)
            try keep(producer("clerk").paper(request, as: .html), as: "office-\(document)")
        }
    }

    @Test func `the report of a visit shows every purpose, those that applied marked`() throws {
        let customer = try office.registered()
        let visit = try office.desk("clerk").submit(
            "visit",
            FormEntry(values: [
                "customer": customer, "date": "2026-11-02", "visitors": "甲示例", "met": "某某", "purposes": "present hear",
                "findings": "通报运行情况。\n听取意见。", "next-date": "2026-12-01",
            ]))
        let view = try view(producer("clerk").visitReport(of: visit.number, as: .xml))
        let problems = try ShapeConformance(of: "visit-report").problems(in: view)
        #expect(problems == [])
        #expect(try text("count(//field[@id = 'purposes']/option)", view) == "5")
        #expect(try text("count(//option[@chosen = 'true'])", view) == "2")
        #expect(try text("//field[@id = 'findings']/line[2]", view) == "听取意见。")
        try Golden("visit-report").check(view)
        try keep(producer("clerk").visitReport(of: visit.number, as: .html), as: "office-visit")
    }

    @Test func `the dossier of a customer with a contract, revenue and a correction`() throws {
        _ = try filedContract()
        let customer = "KH20260001"
        _ = try office.desk("clerk").correct(
            customer, with: FormEntry(values: ["contact": "另一人"]), reason: "联系人变更")
        let months = (1...12).map { month in
            [
                "customer": customer, "month": YearMonth(year: 2025, month: 10 + month).iso,
                "amount": "\(400_000 + month * 10_000).50",
            ]
        }
        _ = try office.desk("data").importFigures(of: "revenue", OfficeFixture.table(months))
        let view = try view(producer("clerk").dossier(of: customer, as: .xml))
        let problems = try ShapeConformance(of: "dossier").problems(in: view)
        #expect(problems == [])
        #expect(try text("//correction/@label", view) == "联系人变更")
        #expect(try text("//correction/change/old/@value", view) == "某某")
        #expect(try text("count(//revenue/month)", view) == "12")
        #expect(try text("//revenue/@total", view) == "5580006.00")
        #expect(try text("//customer/grade/@basis", view) == "actual")
        #expect(try text("//customer/grade/tier/ground/@cite", view) == "第二章二（一）")
        #expect(try text("//responsibility/duty[@id = 'maintained']/@unit", view) == "示例省邮政函件集邮局")
        #expect(try text("//registration/case/@state-label", view) == "已注册")
        try Golden("dossier").check(view)
        try keep(producer("clerk").dossier(of: customer, as: .html), as: "office-dossier")
    }

    private func text(_ path: String, _ view: Document) throws -> String {
        try XPathContext(view).evaluate(XPath(path), at: view.documentNode).string
    }

    /// Leaves a paper where `make lint-html` takes it.
    private func keep(_ paper: Paper, as name: String) throws {
        #expect(!String(decoding: paper.bytes, as: UTF8.self).contains("${"))
        guard let folder = try Paths.folder(named: "DOCKET_PAPERS") else { return }
        try Data(paper.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name).html"))
    }
}
