import Casework
import Diagnostics
import Files
import Fixtures
import Procedure
import Records
import Testing

@Suite struct ContractStoryTests {
    private let office: OfficeFixture

    init() throws { office = try OfficeFixture() }

    private func act(
        _ person: String, _ number: Int, _ action: TaskAction, files: [FileToAttach] = []
    ) throws -> Acted {
        try office.desk(person).act(on: number, action, files: files)
    }

    @Test func `a diamond account's contract goes from the clerk's desk to signed and filed`() throws {
        let (contract, number) = try office.submitted()
        #expect(contract == "GDYH-2026-0001")
        _ = try act("centre", number, TaskAction("approve", opinion: "同意"))
        let returned = try act("business", number, TaskAction("return", opinion: "结算条款不明确"))
        #expect(returned.waiting.count == 1)
        #expect(returned.waiting.first?.words.chinese.contains("甲示例") == true)
        _ = try act("clerk", number, TaskAction("submit", opinion: "已改", values: ["payment": "按月结算，次月十日前付清"]))
        for person in ["centre", "business", "general"] { _ = try act(person, number, TaskAction("approve")) }
        _ = try act("leader", number, TaskAction("approve", opinion: "同意报市场部"))
        for person in ["quality", "operations", "finance"] { _ = try act(person, number, TaskAction("approve")) }
        _ = try act("market", number, TaskAction("object", opinion: "建议由省公司签约"))
        _ = try act(
            "market", number,
            TaskAction("approve", values: ["consolidated-opinion": "同意，省公司签约", "signing-entity": "company"]))
        _ = try act("manager", number, TaskAction("submit", values: ["subject": "账单、宣传函件与退信处理"]))
        _ = try act("president", number, TaskAction("sign", values: ["signed-on": "2026-11-20"]))
        let scan = FileToAttach(name: "scan.pdf", role: "signed-copy", source: pieces("a scan"))
        _ = try act(
            "clerk", number, TaskAction("sign", values: ["customer-signed-on": "2026-11-21"]), files: [scan])
        let filed = try act("archivist", number, TaskAction("file"))
        #expect(filed.outcome == "已签约备案")
        #expect(filed.numbers["filing"] == "BA20260001")

        let file = try office.desk("clerk").caseFile(number)
        #expect(file.record.version == 3)
        #expect(file.case.letter == "甲邮函〔2026〕1号")
        let voided = file.opinions.filter { $0.voidedBy != nil }
        #expect(voided.map(\.state) == ["account-centre-review", "business-review"])
        #expect(voided.allSatisfy { $0.version == 1 && $0.voidedBy == 2 })
        #expect(
            file.progress.filter { $0.status == .done }.map(\.state) == [
                "", "bureau-departments", "revision", "bureau-leaders", "market-opinions", "consolidation",
                "final-revision", "signing", "filing",
            ])
        #expect(file.copies.map(\.unit) == ["jia", "market", "jia"])
    }

    @Test func `nobody acts who is not entitled, twice, or after the end`() throws {
        let (_, number) = try office.submitted()
        #expect(throws: Refusal.self) { try act("leader", number, TaskAction("approve")) }
        _ = try act("centre", number, TaskAction("approve"))
        let again = #expect(throws: Refusal.self) { try act("centre", number, TaskAction("approve")) }
        #expect(again?.findings.first?.rule == "casework.already-decided")
        let outsider = #expect(throws: Refusal.self) { try act("yi-clerk", number, TaskAction("approve")) }
        #expect(outsider?.id == "casework.outside-scope")
        #expect(outsider?.findings.first?.rule == "casework.unknown-case")
        #expect(try office.desk("clerk").caseFile(number).opinions.count == 1)
    }

    @Test func `a return needs a written opinion`() throws {
        let (_, number) = try office.submitted()
        let error = #expect(throws: Refusal.self) { try act("centre", number, TaskAction("return")) }
        #expect(error?.findings.first?.rule == "casework.opinion-required")
    }

    @Test func `the customer's signature needs a scanned copy`() throws {
        let customer = try office.registered(OfficeFixture.customer.merging(["expected-revenue": "30万"]) { $1 })
        let submitted = try office.desk("clerk").submitContract(FormEntry(values: OfficeFixture.contract(customer)))
        let number = try #require(submitted.case)
        _ = try act("chief", number, TaskAction("approve"))
        _ = try act("jia-leader", number, TaskAction("approve", values: ["signing-entity": "city"]))
        let dates = ["signed-on": "2026-11-20", "customer-signed-on": "2026-11-21"]
        let error = #expect(throws: Refusal.self) {
            try act("clerk", number, TaskAction("sign", values: dates))
        }
        #expect(error?.findings.first?.rule == "casework.attachment-missing")
        let scan = FileToAttach(name: "scan.pdf", role: "signed-copy", source: pieces("a scan"))
        let signed = try act("clerk", number, TaskAction("sign", values: dates), files: [scan])
        #expect(signed.outcome == "已签约")
    }

    @Test func `an account is not developed before its registration is approved`() throws {
        let applied = try office.desk("clerk").register(FormEntry(values: OfficeFixture.customer))
        let error = #expect(throws: Refusal.self) {
            try office.desk("clerk").submitContract(FormEntry(values: OfficeFixture.contract(applied.number)))
        }
        #expect(error?.findings.first?.rule == "casework.not-yet")
    }

    @Test func `a rehearsal changes nothing`() throws {
        let (_, number) = try office.submitted()
        _ = try office.desk("centre", isRehearsal: true).act(on: number, TaskAction("approve"))
        #expect(try office.desk("clerk").caseFile(number).opinions.isEmpty)
        #expect(
            try office.desk("clerk", isRehearsal: true).register(
                FormEntry(values: OfficeFixture.customer.merging(["name": "另一示例公司"]) { $1 })
            ).number == "KH20260002")
        #expect(try office.desk("clerk").customers().rows.count == 1)
    }

    private func pieces(_ text: String) -> () throws -> [UInt8] {
        var remaining = Array(text.utf8)
        return {
            defer { remaining = [] }
            return remaining
        }
    }
}
