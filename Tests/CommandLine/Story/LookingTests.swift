import Fixtures
import Foundation
import Testing

/// How a case is looked at: the chain in the terminal, and who held it how long.
@Suite struct LookingTests {
    private let office: DemoOffice

    init() throws { office = try DemoOffice() }

    /// The lines of `show` that draw the chain.
    private func chain(_ number: String) throws -> [String] {
        let output = try office.done("show", number, as: "clerk").output
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return Array(lines.split(separator: "").dropFirst().first ?? [])
    }

    /// The columns of a terminal before a text: two for each Chinese character and each full-width mark.
    private func column(of text: String, in line: String) throws -> Int {
        let before = try #require(line.components(separatedBy: text).first)
        return before.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }

    private func held(_ number: String) throws -> Answer { try office.json("history", number, "--held", as: "clerk") }

    @Test func `each branch of a step shows how it stands`() throws {
        let (_, number) = try office.submitted()
        #expect(try chain(number)[2] == "      ▶ 大客户中心审核  ▶ 业务部审核      ▶ 综合部审核")
        try office.done("approve", number, as: "centre")
        #expect(try chain(number)[2].contains("✓ 大客户中心审核（戊示例）"))
        try office.done("return", number, "-m", "不清楚", as: "business")
        let returned = try chain(number)
        #expect(returned[1].hasPrefix("  ↩ 省局各部门审核"), "it came back from there")
        #expect(returned[2] == "      ✓ 大客户中心审核（戊示例）  ↩ 业务部审核（庚示例）      – 综合部审核")
        #expect(returned[3].hasPrefix("  ▶ 报送局修改合同"))
        let steps = try office.json("show", number, as: "clerk")["steps"]
        #expect(steps[1]["returned"].truth == true)
        #expect(steps[1]["branches"].items.map { $0["status"].text } == ["done", "returned", "cancelled"])
        #expect(steps[2]["branches"].items.isEmpty)
        #expect(steps[4]["branches"].items.map { $0["status"].text } == Array(repeating: "to-come", count: 4))

        try office.done("submit", number, "--set", "payment=预付", as: "clerk")
        #expect(try chain(number)[1].hasPrefix("  ▶ 省局各部门审核"))
        for person in ["centre", "business", "general", "leader", "finance"] {
            try office.done("approve", number, as: person)
        }
        let opinions = try #require(try chain(number).firstIndex { $0.contains("市场部征求各部门意见") })
        let rows = Array(try chain(number)[(opinions + 1)...(opinions + 2)])
        #expect(rows.joined().contains("✓ 计财部意见（丑示例）"))
        #expect(try column(of: "▶ 质监部意见", in: rows[0]) == 6)
        #expect(try column(of: "▶ 市场部意见", in: rows[1]) == 6, "wide characters are two columns")
    }

    @Test func `a task's time is that of whoever had it, and all of it adds up`() throws {
        let (_, number) = try office.submitted()
        try office.done("approve", number, as: "centre")
        try office.done("return", number, "-m", "不清楚", as: "business")
        let held = try held(number)["held"].items
        #expect(held.map { $0["label"].text } == ["大客户中心审核", "业务部审核", "综合部审核", "报送局修改合同"])
        #expect(held.map { $0["end"].text } == ["decided", "decided", "cancelled", "waiting"])
        #expect(held.map { $0["holder"].text } == ["戊示例", "庚示例", "审核人", "甲示例"])
        #expect(held.map { $0["action"].text } == ["同意", "退回修改", nil, nil])
        #expect(held[3]["until"].isNull)
        let minutes = held.map { ($0["milliseconds"].number ?? 0) / 60_000 }
        #expect(minutes[1] == minutes[0] + 1 && minutes[2] == minutes[1], "each command is a minute later")

        try office.done("submit", number, "--set", "payment=预付", as: "clerk")
        try office.done("approve", number, as: "centre")
        let later = try self.held(number)
        let centre = later["held"].items.filter { $0["holder"].text == "戊示例" }
        let total = try #require(later["totals"].items.first { $0["holder"].text == "戊示例" })
        #expect(centre.count == 2)
        #expect(total["times"].number == 2)
        #expect(total["milliseconds"].number == centre.reduce(0) { $0 + ($1["milliseconds"].number ?? 0) })
        let longest = later["totals"].items.compactMap { $0["milliseconds"].number }
        #expect(longest == longest.sorted(by: >))
    }

    @Test func `what was handed over counts for both, each for the own time`() throws {
        let (_, number) = try office.submitted()
        try office.done("handover", number, "--to", "manager", "-m", "出差", as: "centre")
        try office.done("approve", number, as: "manager")
        let held = try held(number)["held"].items.filter { $0["task"].text == "account-centre-review" }
        #expect(held.map { $0["end"].text } == ["handed-on", "decided"])
        #expect(held[0]["until"].text == held[1]["since"].text)
        #expect(held[1]["holder"].text == "己示例")
        let text = try office.done("history", number, as: "clerk").output
        #expect(text.contains("交他人办理"))
        let english = try office.done("history", number, "--held", "--lang", "en", as: "clerk").output
        #expect(english.contains("handed on") && english.contains("altogether:"))
    }

    @Test func `the timeline ends with who held it, task by task and altogether`() throws {
        let (_, number) = try office.submitted()
        for person in ["centre", "business", "general"] { try office.done("approve", number, as: person) }
        try office.done("reject", number, "-m", "不符合资费规定", as: "leader")
        let output = try office.done("history", number, as: "clerk").output
        let sections = output.components(separatedBy: "\n\n")
        #expect(sections.count == 3)
        #expect(sections[0].contains("办结：未予批准"))
        #expect(sections[1].hasPrefix("经办时间：") && sections[1].contains("省局领导审批"))
        #expect(sections[2].hasPrefix("合计："))
        #expect(!sections[1].contains("等待中"), "a closed case waits for nobody")
        #expect(try held(number)["held"].items.count == 4)
    }

    @Test func `a migration is part of the history`() throws {
        let (_, number) = try office.submitted()
        try office.adopt(try RegulationCopy(edition: "2026.2"))
        try office.done("case", "migrate", number, as: "admin")
        let history = try office.json("history", number, as: "clerk").items
        #expect(history.contains { $0["label"].text == "迁移到新版" && $0["text"].text == "2026.1 → 2026.2" })
        #expect(try office.run("verify").status == 0)
    }
}
