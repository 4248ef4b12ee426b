import Fixtures
import Foundation
import Testing

/// A regulation without papers of its own has the ready ones: what is pinned with it is what they stay.
@Suite struct ReadyPaperTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice.powerSupply() }

    private func registered() throws -> String {
        let run = try office.run(
            [
                "customer", "register", "--json", "-s", "name=示例用户", "-s", "account=1", "-s",
                "expected-consumption=4500",
            ], as: "clerk")
        try run.expectDone()
        return try #require(try run.json()["number"].text)
    }

    private func reading(_ customer: String, on day: String) throws {
        try office.done(
            "record", "submit", "meter-reading", "-s", "customer=\(customer)", "-s", "date=\(day)", "-s",
            "daily-average=150", as: "clerk")
    }

    @Test func `a record without a chain has a paper, and stands in the dossier`() throws {
        let customer = try registered()
        try reading(customer, on: "2026-11-01")
        let record = try office.done("paper", "record", "CB202600001", as: "manager").output
        for text in ["抄表", "CB202600001", "示例用户", "150", "甲示例", "2026年11月1日"] {
            #expect(record.contains(text), "\(text)")
        }
        let dossier = try office.done("dossier", customer, as: "manager").output
        for text in ["客户档案", "CB202600001", "1件", "已登记"] { #expect(dossier.contains(text), "\(text)") }
        let view = try office.done("paper", "dossier", customer, "--format", "xml", as: "manager").output
        #expect(view.contains("<entry ") && view.contains("number=\"CB202600001\""))
        #expect(try office.refused("paper", "record", "CB202600001", as: "clerk").errors.contains("您的岗位不能"))
    }

    @Test func `templates that change in the folder change no paper of an office`() throws {
        let copy = try RegulationCopy()
        let office = try DemoOffice.powerSupply(root: copy.root.path)
        let before = try office.done("paper", "ledger", "customer", as: "manager").output
        #expect(before.contains("共0件"))
        try copy.change("Templates/common/ledger.html", "共${@count}件", to: "一共${@count}份")
        #expect(try copy.check("power-supply").status == 0)
        #expect(try office.done("paper", "ledger", "customer", as: "manager").output == before)
    }

    @Test func `a ready template is checked with the regulation that uses it, at its own place`() throws {
        let copy = try RegulationCopy()
        let place = try copy.change(
            "Templates/common/dossier.html", "$customer/@status-label", to: "$customer/@status-lable",
            marker: "@status-lable")
        let run = try copy.check()
        #expect(run.status != 0)
        let line = place.split(separator: ":")[0]
        #expect(run.errors.contains("Templates/common/dossier.html:\(line):"), "\(run.errors)")
    }

    @Test func `what is no paper is refused with those that there are`() throws {
        let unknown = try office.refused("paper", "dosier", "X", as: "manager")
        #expect(unknown.errors.contains("dossier"))
        #expect(try office.refused("paper", "visit-report", "X", as: "manager").errors.contains("没有文件"))
        #expect(try office.refused("paper", "record", as: "manager").errors.contains("请写明是哪一个"))
        #expect(
            try office.refused("paper", "ledger", "meter-reading", "--period", "2026-13", as: "manager").errors
                .contains(
                    "写成 2026、2026-Q4 或 2026-10"))
        #expect(try office.refused("paper", "record", "X", "--csv", as: "manager").errors.contains("不是台账"))
    }

    @Test func `the shape of a view is written as templates are checked against it`() throws {
        let shape = try office.done("regulation", "shape", "power-supply", "record").output
        #expect(shape.contains("<element name=\"recorded\"") && shape.contains("<define name=\"ground\""))
        let own = try office.done("regulation", "shape", "guangdong-post-letters", "packet").output
        #expect(own.contains("<element name=\"packet\""))
        #expect(try office.refused("regulation", "shape", "power-supply", "reccord").errors.contains("record"))
    }
}
